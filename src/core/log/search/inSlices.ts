import { nextTask } from '../../kfp/nextTask.js';
import type { LogSearchRun } from './LogSearchRun.js';

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
