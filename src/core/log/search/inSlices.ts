import { nextTask } from '../../base/scheduler.js';

/** Settings of a search that runs. */
export interface LogSearchRun {
  /** Ends the run at its next pause, in a rejection with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Called at each pause, and at the end. */
  onProgress?: (() => void) | undefined;
}

/** Milliseconds after which the page has its turn. */
const SLICE = 8;

/** Takes steps, each well under a frame, until `isDone`, and pauses every few milliseconds. */
export async function inSlices(
  step: () => void,
  isDone: () => boolean,
  { signal, onProgress }: LogSearchRun = {},
): Promise<void> {
  let started = performance.now();
  while (!isDone()) {
    signal?.throwIfAborted();
    step();
    if (performance.now() - started < SLICE) continue;
    onProgress?.();
    await nextTask();
    started = performance.now();
  }
  signal?.throwIfAborted();
  onProgress?.();
}
