import { sendApiJson } from '../api/sendApiJson.js';
import { proxyFailed } from '../http/proxyFailed.js';
import type { Route } from '../http/Route.js';

/** Everything else of the API server, which a simulated one has not. */
export const otherApi: Route = {
  pattern: /^\/apis\/v[12]beta1\/(.*)$/i,
  handle: (world, request) =>
    world.services.apiServer
      ? sendApiJson({ code: 5, message: 'Not Found' }, 404)
      : proxyFailed(request),
};
