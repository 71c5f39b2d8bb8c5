import { describe, expect, test } from 'vitest';

import { ManualClock } from '../../../../test/support/ManualClock.js';
import { nextTask, Scheduler } from '../../../core/index.js';
import { ReaderRest } from './ReaderRest.js';

async function start(moved = true) {
  const clock = new ManualClock();
  const scheduler = new Scheduler(clock);
  const rest = new ReaderRest(scheduler);
  const aborting = new AbortController();
  if (moved) rest.onMove();
  const went: number[] = [];
  const waiting = rest.wait(aborting.signal).then(() => went.push(clock.now()));
  waiting.catch(() => undefined);
  const advance = async (ms: number): Promise<void> => {
    await nextTask();
    await nextTask();
    clock.advance(ms);
    await nextTask();
  };
  await advance(0);
  return { rest, scheduler, aborting, waiting, went, advance };
}

describe(ReaderRest, () => {
  test('does not hold up work while nobody moves', async () => {
    const { went } = await start(false);
    expect(went).toEqual([0]);
  });

  test('lets work wait until the reader has not moved for a while', async () => {
    const { rest, went, advance } = await start();
    await advance(100);
    rest.onMove();
    await advance(100);
    expect(went).toEqual([]);
    await advance(20);
    expect(went).toEqual([220]);
  });

  test('lets some of it be done after a second of moving', async () => {
    const { rest, went, advance } = await start();
    for (let ms = 0; ms < 1_500; ms += 50) {
      await advance(50);
      rest.onMove();
    }
    expect(went).toEqual([1_000]);
  });

  test('ends with its signal, and leaves no timer', async () => {
    const { aborting, scheduler, waiting } = await start();
    expect(scheduler.pending).toBe(1);
    aborting.abort(new Error('closed'));
    await expect(waiting).rejects.toThrow('closed');
    expect(scheduler.pending).toBe(0);
  });
});
