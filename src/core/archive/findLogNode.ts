import type { RunLogsTarget } from '../ladder/RunLogsTarget.js';
import type { StoredNode, StoredWorkflow } from './parseStoredWorkflow.js';
import { podNameOfNode } from './podNameOfNode.js';

/**
 * The node of a stored workflow whose pod wrote the target's log: by node ID, else by the name its
 * pod has. Of a task that was retried it is the attempt that is asked for, else the last one.
 */
export function findLogNode(
  workflow: StoredWorkflow,
  target: Pick<RunLogsTarget, 'nodeId' | 'podName' | 'attempt'>,
): StoredNode | undefined {
  const named = findNamed(workflow, target);
  if (!named) return undefined;
  const retry = named.type === 'Retry' ? named : parentRetry(workflow, named);
  if (!retry) return named;
  const attempts = retry.children.flatMap((id) => workflow.nodes.get(id) ?? []);
  if (target.attempt !== undefined) return attempts[target.attempt];
  return named.type === 'Retry' ? (attempts.at(-1) ?? named) : named;
}

function findNamed(
  workflow: StoredWorkflow,
  { nodeId, podName }: Pick<RunLogsTarget, 'nodeId' | 'podName'>,
): StoredNode | undefined {
  const byId = workflow.nodes.get(nodeId ?? podName ?? '');
  if (byId || !podName) return byId;
  const nodes = [...workflow.nodes.values()];
  // The number at the end is a hash of the node's name, the same in the pod's name and the node's
  // ID; it finds the node where the template's name in the manifest is not that of the pod.
  const hash = /-(\d{1,10})$/.exec(podName)?.[1];
  return (
    nodes.find((node) => podNameOfNode(node, workflow) === podName) ??
    nodes.find((node) => hash !== undefined && node.id === `${workflow.name}-${hash}`)
  );
}

function parentRetry(workflow: StoredWorkflow, node: StoredNode): StoredNode | undefined {
  for (const parent of workflow.nodes.values()) {
    if (parent.type === 'Retry' && parent.children.includes(node.id)) return parent;
  }
  return undefined;
}
