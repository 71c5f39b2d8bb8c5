import { hasEnded } from '../kfp/pod.js';
import type { LadderFacts } from './facts.js';
import type { ResolvedTarget } from './types.js';

/** What is known of a step: whether it may still write to its log. */
type StepLife = 'running' | 'ended' | 'unknown';

/**
 * Whether a step has ended, by evidence only: its pod, Kubernetes' word that there is no such pod, the
 * workflow, the host. That a request failed is no evidence.
 */
export function lifeOf({ container, taskState }: ResolvedTarget, facts: LadderFacts): StepLife {
  const { pod, podGone, node } = facts;
  if (pod) return hasEnded(pod, container) ? 'ended' : 'running';
  if (podGone) return 'ended';
  if (node && isOver(node.phase)) return 'ended';
  if (isFinal(taskState)) return 'ended';
  return node?.phase === 'Running' || taskState === 'RUNNING' ? 'running' : 'unknown';
}

/** Whether a phase of a workflow, or of a node in it, is a last one. */
export function isOver(phase: string): boolean {
  return /^(?:Succeeded|Failed|Error)$/.test(phase);
}

/** Whether a state of a task is a last one. */
export function isFinal(taskState: ResolvedTarget['taskState']): boolean {
  return /^(?:SUCCEEDED|FAILED|CANCELED)$/.test(taskState ?? '');
}
