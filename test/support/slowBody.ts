import { onTestFinished, vi } from 'vitest';

import { nextTask } from '../../src/core/base/scheduler.js';

/** Milliseconds that pass while the browser copies a chunk, in the task that asks for it. */
const COPYING = 5;

/**
 * A body whose chunks are all there, but take their time to be copied, as on a machine that is slow to hand out
 * memory; and the most milliseconds that passed without another task having its turn.
 */
export function slowBody({ chunks }: { chunks: number }) {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  onTestFinished(() => {
    clock.mockRestore();
  });
  const seen = { longestTask: 0 };
  let sinceTurn = 0;
  let isOver = false;
  const countTurns = async (): Promise<void> => {
    while (!isOver) {
      await nextTask();
      sinceTurn = 0;
    }
  };
  let given = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (given === 0) void countTurns();
        if (given === chunks) {
          isOver = true;
          controller.close();
          return;
        }
        given += 1;
        now += COPYING;
        sinceTurn += COPYING;
        seen.longestTask = Math.max(seen.longestTask, sinceTurn);
        controller.enqueue(new TextEncoder().encode(`${'x'.repeat(65_535)}\n`));
      },
    },
    { highWaterMark: 0 },
  );
  return { body, seen };
}
