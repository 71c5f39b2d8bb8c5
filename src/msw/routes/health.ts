import type { Route } from '../http/Route.js';
import { sendJson } from '../http/sendJson.js';

/** `GET /apis/{version}/healthz`: answered by the UI server itself, always with 200. */
export const health: Route = {
  methods: ['GET'],
  pattern: /^\/apis\/(v1beta1|v2beta1)\/healthz\/?$/i,
  handle: (world, request) => {
    const version = '2.17.0';
    const up = world.services.apiServer;
    return sendJson(request, {
      buildDate: 'Fri Aug 21 12:00:00 UTC 2026',
      frontendCommitHash: '7b70c7b95f',
      frontendTagName: version,
      apiServerReady: up,
      ...(up && {
        apiServerCommitHash: '7b70c7b95f',
        apiServerTagName: version,
        apiServerMultiUser: world.settings.authz,
        multi_user: world.settings.authz,
        pipelineStore: request.params[0] === 'v2beta1' ? 'database' : '',
      }),
    });
  },
};
