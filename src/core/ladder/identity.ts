import { DEFAULT_CONTAINER } from '../archive/names.js';
import type { RunLogsOptions, RunLogsTarget } from './types.js';

/** What locates a log: targets with an equal identity are the same log, whatever else they say. */
export interface LogIdentity {
  /** Base URL of the KFP server. */
  readonly baseUrl: string;
  /** ID of the run. */
  readonly runId: string;
  /** The pod, or the node where the pod is not named. */
  readonly pod: string | undefined;
  /** Container of the pod. */
  readonly container: string;
  /** Attempt of a retried task, counted from 0; `undefined` for the last one. */
  readonly attempt: number | undefined;
}

/** The identity of a target's log. */
export function identityOf(
  { runId, podName, nodeId, container = DEFAULT_CONTAINER, attempt }: RunLogsTarget,
  { client }: Pick<RunLogsOptions, 'client'>,
): LogIdentity {
  return { baseUrl: client.baseUrl, runId, pod: podName ?? nodeId, container, attempt };
}
