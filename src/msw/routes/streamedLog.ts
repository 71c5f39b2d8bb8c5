import { proxyFailed } from '../http/proxyFailed.js';
import type { Route } from '../http/Route.js';
import { sendApiJson } from '../api/sendApiJson.js';

/**
 * `/k8s/pod/logs` with `STREAM_LOGS_FROM_SERVER_API`: passed on to a path that the API server does
 * not have, and only at the root.
 */
export const streamedLog: Route = {
  pattern: /^\/k8s\/pod\/logs\/?$/i,
  rootOnly: true,
  when: (world) => world.settings.streamLogsFromServerApi,
  handle: (world, request) =>
    world.services.apiServer
      ? sendApiJson({ code: 5, message: 'Not Found' }, 404)
      : proxyFailed(request),
};
