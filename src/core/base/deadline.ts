import type { Scheduler } from './scheduler.js';

/** Until when a task may take, and what ends it before. */
export interface Deadline {
  /** Milliseconds that it may take. */
  readonly ms: number;
  /** Aborted when the result is no longer wanted. */
  readonly signal: AbortSignal | undefined;
  /** Holds the time-out. */
  readonly scheduler: Scheduler;
}

/** A task of the host's has not ended in time. */
export class OverdueError extends Error {
  /** @param ms Milliseconds that were waited */
  constructor(ms: number) {
    super(`No answer within ${ms / 1000} seconds.`);
  }
}

/**
 * Runs a task that a host has written. It may ignore the signal that it gets, so its result is awaited
 * until the deadline only.
 *
 * @throws {OverdueError} after the deadline
 * @throws the signal's reason, when it is aborted before
 */
export function withDeadline<T>(
  task: (signal: AbortSignal) => Promise<T>,
  { ms, signal, scheduler }: Deadline,
): Promise<T> {
  const overdue = new AbortController();
  // The signal outlives the task: its result may be a response whose body is still to be read.
  const given = signal ? AbortSignal.any([signal, overdue.signal]) : overdue.signal;
  return new Promise<T>((resolve, reject) => {
    const cancel = scheduler.after(ms, () => {
      overdue.abort(new OverdueError(ms));
    });
    const end = (): void => {
      cancel();
      given.removeEventListener('abort', giveUp);
    };
    const giveUp = (): void => {
      end();
      const reason: unknown = given.reason;
      reject(reason instanceof Error ? reason : new Error(String(reason)));
    };
    given.addEventListener('abort', giveUp, { once: true });
    if (given.aborted) giveUp();
    // In a promise, so that a task that throws at once is a rejection as well.
    else Promise.resolve(given).then(task).finally(end).then(resolve, reject);
  });
}
