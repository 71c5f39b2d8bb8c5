import type { RunLogsOptions, RunLogsTarget } from './types.js';

/** What locates a log: targets that agree in it are of the same log, whatever else they say. */
export interface LogIdentity {
  /** Base URL of the KFP server. */
  readonly baseUrl: string;
  readonly runId: string;
  /** The pod, or the node where the pod is not named. */
  readonly pod: string | undefined;
  readonly container: string;
  /** Attempt of a retried task; the last one where it is not given. */
  readonly attempt: number | undefined;
}

/** The identity of a target's log. */
export function identityOf(
  { runId, podName, nodeId, container = 'main', attempt }: RunLogsTarget,
  { client }: Pick<RunLogsOptions, 'client'>,
): LogIdentity {
  return { baseUrl: client.baseUrl, runId, pod: podName ?? nodeId, container, attempt };
}

/**
 * A text that differs when a target or a setting says something else. Functions and rungs count by
 * being there or not: a host that writes them inline makes new ones at each render.
 */
export function valueOf(target: RunLogsTarget, options: RunLogsOptions): string {
  const { rungs, repositories, archive, timeZone, followInterval, waitInterval } = options;
  const createdAt = target.createdAt && new Date(target.createdAt).getTime();
  return JSON.stringify([
    { ...target, createdAt },
    { archive, timeZone, followInterval, waitInterval },
    rungs?.map(({ name }) => name),
    repositories !== undefined,
  ]);
}
