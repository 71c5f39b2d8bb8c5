import type { RunLogsTarget } from '../ladder/RunLogsTarget.js';
import type { StoredNode, StoredWorkflow } from './parseStoredWorkflow.js';
import type { KeyValues } from './renderKey.js';
import { workflowNameOf } from './workflowNameOf.js';

/** What is known of a step for the tags of a key format: the stored workflow knows best. */
export function keyValuesOf(
  target: RunLogsTarget,
  podName: string,
  known: {
    workflow?: StoredWorkflow | null | undefined;
    node?: StoredNode | null | undefined;
    /** Of the pod's label. */
    workflowName?: string | undefined;
    timeZone?: string | undefined;
  },
): KeyValues {
  const { workflow, node } = known;
  const createdAt = [workflow?.createdAt, target.createdAt].find(Boolean);
  return {
    workflowName:
      workflow?.name ?? target.workflowName ?? known.workflowName ?? workflowNameOf(podName),
    namespace: [target.namespace, workflow?.namespace].find(Boolean),
    podName,
    createdAt: createdAt ? new Date(createdAt) : undefined,
    timeZone: known.timeZone,
    tags: { ...workflow?.tags, ...node?.tags },
  };
}
