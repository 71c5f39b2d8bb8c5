import type { Workflow } from '../kubernetes/Workflow.js';
import type { WorkflowNode } from '../kubernetes/WorkflowNode.js';

/**
 * Key of an artifact of a node or of its children, three levels down; the node is given by its ID or
 * by its pod's name, as the API server takes both.
 */
export function findLogKey(
  workflow: Workflow,
  nodeOrPod: string,
  artifact: string,
): string | undefined {
  const nodes = workflow.status?.nodes ?? {};
  const search = (node: WorkflowNode | undefined, depth: number): string | undefined => {
    const own = node?.outputs?.artifacts?.find((each) => each.name === artifact)?.s3?.key;
    if (own) return own;
    if (depth === 0) return undefined;
    for (const child of node?.children ?? []) {
      const key = search(nodes[child], depth - 1);
      if (key) return key;
    }
    return undefined;
  };
  const node =
    nodes[nodeOrPod] ??
    Object.values(nodes).find((each) => podNameOf(workflow.metadata.name, each) === nodeOrPod);
  return search(node, 3);
}

function podNameOf(workflowName: string, node: WorkflowNode): string {
  const id = node.id ?? '';
  if (id === workflowName) return workflowName;
  return `${workflowName}-${node.templateName ?? ''}-${id.slice(id.lastIndexOf('-') + 1)}`;
}
