import type { Cause } from '../diagnosis/catalogue.js';
import { isPathSegment, isResourceName, toUtcDate } from '../kfp/names.js';
import { listOf, originalOf } from './originalOf.js';
import type { RunLogsTarget } from './types.js';

/**
 * The cause that the target itself gives, before any request: the target is invalid, or its step has
 * no log.
 */
export function causeKnownBeforehand(target: RunLogsTarget): Cause | undefined {
  const problem = problemOf(target);
  if (problem !== undefined) return { code: 'invalid-target', params: { problem } };
  const { executorLogs } = target;
  const isStoredElsewhere =
    target.archive !== undefined || (executorLogs && listOf(executorLogs)?.length !== 0);
  if (target.taskState === 'SKIPPED') return { code: 'skipped', params: {} };
  if (target.cached && !isStoredElsewhere && !originalOf(target))
    return { code: 'cached', params: {} };
  if (target.taskState === 'PENDING' && !target.podName && !target.nodeId) {
    return { code: 'not-started', params: {} };
  }
  return undefined;
}

/** What is wrong with a target, in a sentence for the developer of the host page. */
function problemOf(target: RunLogsTarget): string | undefined {
  if (!target.runId.trim()) return 'runId is missing.';
  if (!isPathSegment(target.runId)) return `runId ${quote(target.runId)} is no ID of a run.`;
  const { podName, nodeId, namespace, workflowName, container } = target;
  const names = { podName, nodeId, namespace, workflowName, container };
  for (const [field, name] of Object.entries(names)) {
    if (name && !isResourceName(name)) {
      return `${field} ${quote(name)} is no name that Kubernetes allows.`;
    }
  }
  if (target.createdAt !== undefined && toUtcDate(target.createdAt) === undefined) {
    return `createdAt ${quote(String(target.createdAt))} is no date.`;
  }
  return undefined;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
