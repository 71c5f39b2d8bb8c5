import type { World } from '../world/World.js';
import { connectionRefused } from './connectionRefused.js';
import { forbidden } from './forbidden.js';
import { objectKey } from './objectKey.js';
import { statusException } from './statusException.js';
import type { Workflow } from './Workflow.js';

const GROUP = 'argoproj.io';

/**
 * An Argo workflow, read by the UI server.
 *
 * @throws {Error} whose text is what the UI server's client would throw
 */
export function getWorkflow(world: World, name: string, namespace: string): Workflow {
  if (!world.services.kubernetes) {
    throw connectionRefused(
      world,
      `apis/${GROUP}/v1alpha1/namespaces/${encodeURIComponent(namespace)}/workflows/${encodeURIComponent(name)}`,
    );
  }
  if (!world.mayRead('workflows', namespace)) {
    throw forbidden(world, { name, namespace, group: GROUP, kind: 'workflows' });
  }
  const workflow = world.workflows.get(objectKey(namespace, name));
  if (workflow) return workflow;
  throw statusException(
    {
      code: 404,
      message: `workflows.${GROUP} "${name}" not found`,
      details: { name, group: GROUP, kind: 'workflows' },
    },
    world.now(),
  );
}
