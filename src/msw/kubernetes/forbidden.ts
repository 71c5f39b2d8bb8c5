import type { World } from '../world/World.js';
import type { ApiException } from './ApiException.js';
import { statusException } from './statusException.js';

/** RBAC's refusal to the service account of the UI server. */
export function forbidden(
  world: World,
  object: { name: string; namespace: string; group: string; kind: string },
): ApiException {
  const { name, namespace, group, kind } = object;
  const account = `system:serviceaccount:${world.settings.serverNamespace}:ml-pipeline-ui`;
  return statusException(
    {
      code: 403,
      message:
        `${group ? `${kind}.${group}` : kind} "${name}" is forbidden: User "${account}" cannot get ` +
        `resource "${kind}" in API group "${group}" in the namespace "${namespace}"`,
      details: { name, ...(group && { group }), kind },
    },
    world.now(),
  );
}
