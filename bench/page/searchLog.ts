import { afterPaint } from './afterPaint.js';
import type { BenchViewer } from './BenchViewer.js';
import { watchTasks } from './watchTasks.js';

/** What a search took, in milliseconds. */
export interface Search {
  /** From the input to the frame after the right count is shown. */
  time: number;
  longestTask: number;
}

/**
 * Searches for a text that occurs `hits` times.
 *
 * @param inputs What the reader enters, one after the other: the text at once, or letter by letter
 * @returns `undefined` when the right count was not shown within `timeout` milliseconds
 */
export async function searchLog(
  viewer: BenchViewer,
  inputs: readonly string[],
  { hits, timeout }: { hits: number; timeout: number },
): Promise<Search | undefined> {
  viewer.find?.('');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const tasks = watchTasks();
  const start = performance.now();
  for (const input of inputs) {
    viewer.find?.(input);
    // Each key is a task of its own.
    if (inputs.length > 1) await new Promise((resolve) => setTimeout(resolve, 0));
  }
  do {
    await afterPaint();
    if (performance.now() - start > timeout) return undefined;
  } while (viewer.found?.() !== hits);
  const time = performance.now() - start;
  const { longest } = await tasks();
  return { time, longestTask: longest };
}
