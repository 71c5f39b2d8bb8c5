import type { World } from '../world/World.js';
import { artifact, download, otherArtifact } from './artifactRoutes.js';
import {
  closedApi,
  clusterName,
  health,
  metadata,
  oldProxy,
  otherApi,
  visualizations,
} from './otherRoutes.js';
import { podEvents, podInfo, stepLog, streamedLog } from './podRoutes.js';
import { parseQuery } from './query.js';
import { allowedMethods, errorPage, notFound, withoutBody } from './responses.js';
import { matchRoute, type Route, type UiRequest } from './routing.js';
import { artifactContent, experiment, run, runManifest } from './runRoutes.js';
import { breakBody, never } from './streams.js';

/** Routes of the UI server, in the order in which they are tried. */
const ROUTES: readonly Route[] = [
  health,
  artifact,
  download,
  otherArtifact,
  streamedLog,
  stepLog,
  podInfo,
  podEvents,
  clusterName,
  visualizations,
  metadata,
  closedApi,
  oldProxy,
  runManifest,
  run,
  experiment,
  artifactContent,
  otherApi,
];

/**
 * Responds to a request as KFP's UI server does in a world. Where the server would stay silent, the
 * promise stays pending until the request is aborted; a connection that fails is `Response.error()`.
 *
 * @param path the path as the server sees it, where a page reaches the server under a prefix; the
 *   request's own by default
 */
export async function respond(world: World, request: Request, path?: string): Promise<Response> {
  world.announce(request);
  await world.delivery.beforeResponse?.(request);
  const fault = world.fault?.(request);
  if (fault?.kind === 'refused') return Response.error();
  if (fault?.kind === 'silent') return never(request.signal);
  const response = (await world.intercept?.(request)) ?? (await serve(world, request, path));
  return fault ? breakBody(response, fault, request.signal) : response;
}

async function serve(world: World, request: Request, path?: string): Promise<Response> {
  const url = new URL(request.url);
  const uiRequest: UiRequest = {
    method: request.method,
    path: path ?? url.pathname,
    search: url.search,
    query: parseQuery(url.search),
    params: [],
    headers: withIdentity(world, request.headers),
    host: url.host,
    signal: request.signal,
  };
  const wanted = request.method === 'HEAD' ? 'GET' : request.method;
  const allowed = new Set<string>();
  for (const route of ROUTES) {
    if (route.when && !route.when(world)) continue;
    const groups = matchRoute(route, uiRequest.path);
    if (!groups) continue;
    if (route.methods && !route.methods.includes(wanted)) {
      for (const method of route.methods) allowed.add(method);
      continue;
    }
    let params: string[];
    try {
      params = groups.map(decodeURIComponent);
    } catch {
      return errorPage(400, 'Bad Request');
    }
    const response = await route.handle(world, { ...uiRequest, params });
    return request.method === 'HEAD' ? withoutBody(response) : response;
  }
  if (request.method === 'OPTIONS' && allowed.size > 0) return allowedMethods([...allowed]);
  const response = notFound(uiRequest);
  return request.method === 'HEAD' ? withoutBody(response) : response;
}

/** A gateway in front of KFP overwrites the identity that the client sends. */
function withIdentity(world: World, given: Headers): Headers {
  if (world.identity === undefined) return given;
  const headers = new Headers(given);
  headers.set(world.settings.userIdHeader, world.identity);
  return headers;
}
