import type { StepAttempt, StepLog } from './StepAttempt.js';

/**
 * All that two lists know of the attempts of one step. A pod that is gone tells its containers no more, and
 * a pod does not tell of the other attempts.
 *
 * @param before What was known
 * @param after What is known now, which is right where they differ
 */
export function mergeStepAttempts(
  before: readonly StepAttempt[] | undefined,
  after: readonly StepAttempt[] | undefined,
): readonly StepAttempt[] | undefined {
  if (!before || !after) return after ?? before;
  const [longer, shorter] = after.length >= before.length ? [after, before] : [before, after];
  return longer.map((attempt) => {
    const other = shorter.find((it) => isSame(it, attempt));
    if (!other) return longer === after ? attempt : { ...attempt, logs: hidden(attempt.logs) };
    const [old, now] = longer === after ? [other, attempt] : [attempt, other];
    return {
      attempt: attempt.attempt,
      nodeId: now.nodeId ?? old.nodeId,
      podName: now.podName ?? old.podName,
      state: now.state ?? old.state,
      startedAt: now.startedAt ?? old.startedAt,
      finishedAt: now.finishedAt ?? old.finishedAt,
      logs: mergeLogs(old.logs, now.logs),
    };
  });
}

function isSame(one: StepAttempt, other: StepAttempt): boolean {
  return one.podName === undefined || other.podName === undefined
    ? one.attempt === other.attempt
    : one.podName === other.podName;
}

function mergeLogs(old: readonly StepLog[], now: readonly StepLog[]): readonly StepLog[] {
  const kept = new Map([...now, ...hidden(old)].map((log) => [log.id, log]));
  for (const log of now) {
    kept.set(log.id, { ...log, state: log.state ?? kept.get(log.id)?.state });
  }
  // The driver's logs stay behind those of the step's own pod.
  return [...kept.values()].sort((one, other) => rankOf(one) - rankOf(other));
}

function rankOf({ pod }: StepLog): number {
  return pod === 'driver' ? 1 : 0;
}

function hidden(logs: readonly StepLog[]): readonly StepLog[] {
  return logs.map((log) => (log.shown ? { ...log, shown: false } : log));
}
