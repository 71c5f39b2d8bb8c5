import { objectKey } from '../kubernetes/objects.js';
import { statusBody } from '../kubernetes/refusals.js';
import type { World } from '../world/World.js';

const CONFIG_MAP = /\/api\/k8s\/api\/v1\/namespaces\/([^/]+)\/configmaps\/([^/]+)$/;

/**
 * Responds as a dashboard does that passes requests for a ConfigMap, at `/api/k8s/…`, on to the
 * Kubernetes API. Returns `undefined` for any other path.
 */
export function dashboardResponse(world: World, request: Request): Response | undefined {
  const path = CONFIG_MAP.exec(new URL(request.url).pathname);
  if (!path) return undefined;
  world.announce(request);
  const [namespace = '', name = ''] = path.slice(1).map(decodeURIComponent);
  const { user, forbidden } = world.dashboard;
  if (forbidden.has(namespace)) {
    const message =
      `configmaps "${name}" is forbidden: User "${user}" cannot get resource "configmaps" in API ` +
      `group "" in the namespace "${namespace}"`;
    return refuse(403, message, name);
  }
  const configMap = world.configMaps.get(objectKey(namespace, name));
  if (!configMap) return refuse(404, `configmaps "${name}" not found`, name);
  return Response.json(configMap);
}

/** Sends a refusal as the Kubernetes API server does. */
function refuse(code: 403 | 404, message: string, name: string): Response {
  const details = { name, kind: 'configmaps' };
  return new Response(statusBody({ code, message, details }), {
    status: code,
    headers: { 'content-type': 'application/json' },
  });
}
