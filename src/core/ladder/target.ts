import { DEFAULT_CONTAINER, logFileName } from '../archive/names.js';
import { DEFAULT_BUCKET } from '../archive/repository.js';
import { toUtcDate } from '../kfp/names.js';
import { listOf, originalOf } from './originalOf.js';
import type { RunLogsOptions } from './rung.js';
import type { ResolvedTarget, RunLogsTarget } from './types.js';

/** Applies all defaults of a target, once: everything behind this reads the result. */
export function resolveTarget(
  target: RunLogsTarget,
  { archive }: Pick<RunLogsOptions, 'archive'>,
): ResolvedTarget {
  const original = originalOf(target);
  const { container = DEFAULT_CONTAINER, createdAt } = { ...target, ...original };
  return {
    ...target,
    ...original,
    container,
    logFile: logFileName(container),
    bucket: target.archive?.bucket ?? archive?.bucket ?? DEFAULT_BUCKET,
    createdOn: createdAt === undefined ? undefined : toUtcDate(createdAt),
  };
}

/**
 * A text that is equal for targets and options that are equal by value. Of a source and of a promise only
 * its presence counts, and of rungs their names: a host that writes them inline makes new ones at each
 * render.
 */
export function valueOf(target: RunLogsTarget, options: RunLogsOptions): string {
  const { rungs, repositories, archive, timeZone, followInterval, waitInterval } = options;
  const { executorLogs } = target;
  const createdAt = target.createdAt && new Date(target.createdAt).getTime();
  return JSON.stringify([
    { ...target, createdAt, executorLogs: executorLogs && (listOf(executorLogs) ?? 'asked') },
    { archive, timeZone, followInterval, waitInterval },
    rungs?.map(({ name }) => name),
    repositories !== undefined,
  ]);
}
