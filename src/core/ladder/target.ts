import type { Cause } from '../diagnosis/catalogue.js';
import { isResourceName, toUtcDate } from '../kfp/names.js';
import type { RunLogsTarget } from './types.js';

/** What is wrong with a target, in a sentence for the developer of the host page. */
export function checkTarget(target: RunLogsTarget): Cause | undefined {
  const problem = problemOf(target);
  return problem === undefined ? undefined : { code: 'invalid-target', params: { problem } };
}

function problemOf(target: RunLogsTarget): string | undefined {
  if (!target.runId.trim()) return 'runId is missing.';
  if (/[\s/?#%\\]/.test(target.runId)) return `runId ${quote(target.runId)} is no ID of a run.`;
  const { podName, nodeId, namespace, workflowName } = target;
  for (const [field, name] of Object.entries({ podName, nodeId, namespace, workflowName })) {
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
