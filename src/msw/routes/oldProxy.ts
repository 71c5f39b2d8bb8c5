import type { Route } from '../http/Route.js';
import { sendText } from '../http/sendText.js';

/** `/apis/{version}/_proxy/…`, which older KFP had. */
export const oldProxy: Route = {
  pattern: /^\/apis\/v[12]beta1\/_proxy\/(.*)$/i,
  handle: (_world, request) =>
    sendText(request, 410, 'The generic /_proxy/ endpoint is deprecated and no longer supported.'),
};
