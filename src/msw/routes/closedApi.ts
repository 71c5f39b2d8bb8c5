import type { Route } from '../http/Route.js';
import { sendText } from '../http/sendText.js';

/** Parts of the API that the UI server keeps to the cluster. */
export const closedApi: Route = {
  pattern:
    /^\/apis\/(?:v1beta1\/runs\/.*reportMetrics|v[12]beta1\/(?:workflows|scheduledworkflows))(?:\/.*)?$/i,
  handle: (_world, request) =>
    sendText(
      request,
      403,
      `${request.path}${request.search} endpoint is not meant for external usage.`,
    ),
};
