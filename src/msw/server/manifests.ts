import type { Workflow, WorkflowNode } from '../kubernetes/objects.js';
import type { RunRecord } from '../world/WorldInit.js';

/** Reads the workflow from a stored manifest; `undefined` when there is none. */
export function parseManifest(manifest: string | undefined): Workflow | undefined {
  if (manifest === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(manifest);
    return isWorkflow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isWorkflow(value: unknown): value is Workflow {
  return typeof value === 'object' && value !== null && 'metadata' in value;
}

/**
 * Finds the key of an artifact of a node, or of nodes up to three levels below it. Like the API
 * server it takes the ID of the node or the name of its pod.
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

const UNSET = '0001-01-01T00:00:00Z';

/**
 * `run_details.task_details` of a run: one entry a node of its workflow, without the node's own ID,
 * and with node IDs where `child_tasks` promise pod names.
 */
export function taskDetailsOf(run: RunRecord): unknown[] {
  const workflow = parseManifest(run.manifest);
  const created = workflow?.metadata.creationTimestamp ?? run.createdAt;
  const nodes = Object.values(workflow?.status?.nodes ?? {});
  return nodes.map((node, index) => ({
    run_id: run.runId,
    task_id: `${run.runId.slice(0, 8)}-task-${index}`,
    display_name: node.displayName,
    create_time: created,
    start_time: node.startedAt ?? UNSET,
    end_time: node.finishedAt ?? UNSET,
    state: stateOf(node),
    ...(node.children?.length && { child_tasks: node.children.map((id) => ({ pod_name: id })) }),
  }));
}

function stateOf(node: WorkflowNode): string {
  switch (node.phase) {
    case 'Omitted':
    case 'Skipped':
      return 'SKIPPED';
    case 'Error':
      return 'FAILED';
    default:
      return (node.phase ?? 'Pending').toUpperCase();
  }
}
