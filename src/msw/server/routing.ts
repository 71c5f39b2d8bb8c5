import type { World } from '../world/World.js';
import type { UiQuery } from './query.js';

/** A request as the UI server's handlers see it. */
export interface UiRequest {
  /** In capitals. */
  method: string;
  /** Path without query, as it was sent. */
  path: string;
  /** Query with its question mark, as it was sent. */
  search: string;
  /** Parameters of the query. */
  query: UiQuery;
  /** Decoded wildcards of the route. */
  params: readonly string[];
  /** Headers of the request. */
  headers: Headers;
  /** Host and port that the request was sent to. */
  host: string;
  /** Aborted when the client gives up. */
  signal: AbortSignal;
}

/** One route of the UI server. */
export interface Route {
  /** Methods that the route takes; all when left out. `GET` stands for `HEAD` too. */
  methods?: readonly string[];
  /** Of the path below the server's base; groups become `params`. */
  pattern: RegExp;
  /** Whether the route is there under `/pipeline` as well; most are. */
  rootOnly?: boolean;
  /** Whether the server has the route at all, by its settings. */
  when?: (world: World) => boolean;
  /** Responds to a request. */
  handle: (world: World, request: UiRequest) => Response | Promise<Response>;
}

const BASE = /^\/pipeline(?=\/)/i;

/** Matches a path with a route, at the root or below `/pipeline`; returns the pattern's groups. */
export function matchRoute(route: Route, path: string): string[] | undefined {
  const below = route.rootOnly ? undefined : BASE.exec(path);
  const match =
    route.pattern.exec(path) ??
    (below ? route.pattern.exec(path.slice(below[0].length)) : undefined);
  return match?.slice(1);
}
