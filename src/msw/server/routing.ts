import type { World } from '../world/World.js';
import type { UiQuery } from './query.js';

/** A request as the UI server's handlers see it. */
export interface UiRequest {
  method: string;
  /** Path without query, as it was sent. */
  path: string;
  /** Query with its question mark, as it was sent. */
  search: string;
  query: UiQuery;
  /** Decoded wildcards of the route. */
  params: readonly string[];
  headers: Headers;
  host: string;
  signal: AbortSignal;
}

/** One route of the UI server. */
export interface Route {
  /** Methods that the route answers; all when left out. `GET` answers `HEAD` too. */
  methods?: readonly string[];
  /** Of the path below the server's base; groups become `params`. */
  pattern: RegExp;
  /** Whether the route is there under `/pipeline` as well; most are. */
  rootOnly?: boolean;
  /** Whether the server's settings have the route at all. */
  when?: (world: World) => boolean;
  handle: (world: World, request: UiRequest) => Response | Promise<Response>;
}

const BASE = /^\/pipeline(?=\/)/i;

/** Groups of a route's pattern in a path, at the root or below the server's base path. */
export function matchRoute(route: Route, path: string): string[] | undefined {
  const below = route.rootOnly ? undefined : BASE.exec(path);
  const match =
    route.pattern.exec(path) ??
    (below ? route.pattern.exec(path.slice(below[0].length)) : undefined);
  return match?.slice(1);
}
