import type { WorkflowNode } from './WorkflowNode.js';

/** What {@link createPodNode} needs to know. */
export interface PodNodeOptions {
  podName: string;
  workflowName: string;
  taskName?: string;
  displayName?: string;
  phase?: string;
  message?: string;
  startedAt?: string;
  finishedAt?: string;
  /** Key of the archived log; none when it was not archived. */
  mainLogs?: string;
}

/** The node of a workflow that stands for one pod, with ID and template worked out of the names. */
export function createPodNode(options: PodNodeOptions): WorkflowNode {
  const { podName, workflowName, taskName = 'train', displayName = 'executor' } = options;
  const hash = podName.split('-').at(-1) ?? '';
  return {
    id: `${workflowName}-${hash}`,
    name: `${workflowName}.root.${taskName}.${displayName}`,
    displayName,
    type: 'Pod',
    templateName: podName.slice(workflowName.length + 1, -hash.length - 1),
    phase: options.phase ?? 'Running',
    ...(options.message && { message: options.message }),
    startedAt: options.startedAt ?? '2026-08-20T09:00:00Z',
    finishedAt: options.finishedAt ?? null,
    ...(options.mainLogs && {
      outputs: {
        exitCode: '0',
        artifacts: [{ name: 'main-logs', s3: { key: options.mainLogs } }],
      },
    }),
  };
}
