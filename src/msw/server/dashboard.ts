import { objectKey } from '../kubernetes/objects.js';
import type { World } from '../world/World.js';
import { refuse } from './kubernetesApi.js';

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
    return refuse({ code: 403, message, details: { name, kind: 'configmaps' } });
  }
  const configMap = world.configMaps.get(objectKey(namespace, name));
  if (!configMap) {
    const details = { name, kind: 'configmaps' };
    return refuse({ code: 404, message: `configmaps "${name}" not found`, details });
  }
  return Response.json(configMap);
}
