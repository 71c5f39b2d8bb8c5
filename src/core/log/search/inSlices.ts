import { nextTask } from '../../base/scheduler.js';

/** Settings of `LogSearch.run`. */
export interface LogSearchRun {
  /** Ends the run at its next pause: its promise rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Called at each pause, and at the end. */
  onProgress?: (() => void) | undefined;
  /**
   * Called at each pause of the page's own work, after `onProgress`: it goes on when the promise resolves.
   *
   * @defaultValue goes on in the next task
   */
  pause?: (() => Promise<void>) | undefined;
}

/**
 * Milliseconds after which the work pauses: half a frame, so that the page can paint and scroll.
 */
const SLICE = 8;

/**
 * Calls `step` until `isDone`, and pauses every few milliseconds to let the page do other work.
 *
 * @param step does a part of the work that takes well under a frame, or returns a promise that it waits for
 */
export async function inSlices(
  step: (() => void) | (() => Promise<void> | undefined),
  isDone: () => boolean,
  { signal, onProgress, pause = nextTask }: LogSearchRun = {},
): Promise<void> {
  let started = performance.now();
  while (!isDone()) {
    signal?.throwIfAborted();
    const waiting = step();
    const isWaiting = waiting instanceof Promise;
    if (isWaiting) await doneOrAborted(waiting, signal);
    if (performance.now() - started < SLICE) continue;
    onProgress?.();
    if (!isWaiting) await pause();
    started = performance.now();
  }
  signal?.throwIfAborted();
  onProgress?.();
}

/** Resolves when a promise does, or a signal is aborted. */
function doneOrAborted(waiting: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      signal?.removeEventListener('abort', end);
      resolve();
    };
    signal?.addEventListener('abort', end);
    void waiting.then(end);
  });
}
