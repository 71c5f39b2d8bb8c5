import { type StoredNode, type StoredWorkflow } from './parseStoredWorkflow.js';
import { podNameOf } from './podNameOf.js';

/** The name of the pod that runs a node of a stored workflow. */
export function podNameOfNode(node: StoredNode, workflow: StoredWorkflow): string {
  return podNameOf({
    workflowName: workflow.name,
    nodeName: node.name,
    templateName: node.templateName,
    format: workflow.podNameFormat,
  });
}
