import type { Route } from '../http/Route.js';
import { sendText } from '../http/sendText.js';

/** `GET /system/cluster-name` and `/system/project-id`, which only Google's clusters have. */
export const clusterName: Route = {
  methods: ['GET'],
  pattern: /^\/system\/(?:cluster-name|project-id)\/?$/i,
  handle: (_world, request) => sendText(request, 500, 'GKE metadata endpoints are disabled.'),
};
