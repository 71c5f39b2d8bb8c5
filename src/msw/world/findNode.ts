import type { Pod } from '../kubernetes/Pod.js';
import type { Workflow } from '../kubernetes/Workflow.js';
import type { WorkflowNode } from '../kubernetes/WorkflowNode.js';

/** The node of a workflow that a pod carries in its annotation. */
export function findNode(workflow: Workflow | undefined, pod: Pod): WorkflowNode | undefined {
  const id = pod.metadata.annotations?.['workflows.argoproj.io/node-id'];
  return id === undefined ? undefined : workflow?.status?.nodes?.[id];
}
