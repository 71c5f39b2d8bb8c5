import type { WorkflowNode } from '../kubernetes/WorkflowNode.js';
import type { RunRecord } from '../world/RunRecord.js';
import { parseManifest } from './parseManifest.js';

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
