import type { Route } from '../http/Route.js';
import { sendJson } from '../http/sendJson.js';

/** `GET /visualizations/allowed` */
export const visualizations: Route = {
  methods: ['GET'],
  pattern: /^\/visualizations\/allowed\/?$/i,
  handle: (_world, request) => sendJson(request, false),
};
