import type { StoredNode, StoredWorkflow } from './parseStoredWorkflow.js';
import { podNameOf } from './podNameOf.js';

/** The name of the pod that runs a node of a stored workflow. */
export function podNameOfNode(node: StoredNode, workflow: StoredWorkflow): string {
  if (workflow.podNameFormat === 'v1' && node.type !== 'Container') return node.id;
  // A container of a set is a node of its own, named after the node of the pod: `wf.train.main`.
  const nodeName = node.type === 'Container' ? node.name.replace(/\.[^.]*$/, '') : node.name;
  return podNameOf({
    workflowName: workflow.name,
    nodeName,
    templateName: node.templateName,
    format: workflow.podNameFormat,
  });
}
