import { DEFAULT_CONTAINER, isPodOfNode } from '../archive/names.js';
import type { RunLogsOptions } from './rung.js';
import type { RunLogsTarget } from './types.js';

/** What locates a log: targets with an equal identity are the same log, whatever else they say. */
export interface LogIdentity {
  /** Base URL of the KFP server. */
  readonly baseUrl: string;
  /** ID of the run. */
  readonly runId: string;
  /** The pod, the node where the pod is not named, or the task where neither is. */
  readonly pod: string | undefined;
  /** Container of the pod. */
  readonly container: string;
  /** Whether it is the log of the container before its last restart; `undefined` where it is not. */
  readonly previous?: true | undefined;
  /**
   * Attempt of a retried task, counted from 0; `undefined` for the last one, and where the pod is that of
   * the attempt.
   */
  readonly attempt: number | undefined;
}

/** The identity of a target's log. */
export function identityOf(
  target: RunLogsTarget,
  { client }: Pick<RunLogsOptions, 'client'>,
): LogIdentity {
  return { baseUrl: client.baseUrl, ...placeOf(target) };
}

/** A text that is equal for the targets of one KFP that are the same log. */
export function logKeyOf(target: RunLogsTarget): string {
  return JSON.stringify(placeOf(target));
}

function placeOf(target: RunLogsTarget): Omit<LogIdentity, 'baseUrl'> {
  const { runId, podName, nodeId, taskName, container = DEFAULT_CONTAINER, previous } = target;
  return {
    runId,
    pod: podName ?? nodeId ?? taskName,
    container,
    ...(previous && { previous }),
    attempt: namesAttempt(target) ? undefined : target.attempt,
  };
}

/** Whether a target's pod is that of its node, so that the pod and the attempt are the same. */
export function namesAttempt({ podName, nodeId }: RunLogsTarget): boolean {
  return podName !== undefined && nodeId !== undefined && isPodOfNode(podName, nodeId);
}
