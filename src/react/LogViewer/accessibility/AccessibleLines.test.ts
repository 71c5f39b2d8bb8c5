import { describe, expect, test } from 'vitest';

import { ManualClock } from '../../../../test/support/ManualClock.js';
import { Scheduler } from '../../../core/index.js';
import { whenAtRest } from './AccessibleLines.js';

function createRest() {
  const clock = new ManualClock();
  const scheduler = new Scheduler(clock);
  const ran: number[] = [];
  const restart = whenAtRest(scheduler, () => ran.push(clock.now()));
  return { clock, scheduler, ran, restart };
}

describe(whenAtRest, () => {
  test('runs once, when nothing has happened for a while', () => {
    const { clock, ran, restart } = createRest();
    restart();
    clock.advance(200);
    restart();
    clock.advance(249);
    expect(ran).toEqual([]);
    clock.advance(1);
    expect(ran).toEqual([450]);
    clock.advance(5000);
    expect(ran).toEqual([450]);
  });

  test('runs every second while something happens all the time', () => {
    const { clock, ran, restart } = createRest();
    for (let ms = 0; ms < 3500; ms += 50) {
      restart();
      clock.advance(50);
    }
    expect(ran).toEqual([1000, 2000, 3000]);
  });

  test('does not run after the scheduler was closed', () => {
    const { clock, scheduler, ran, restart } = createRest();
    restart();
    expect(scheduler.pending).toBe(1);
    scheduler.close();
    clock.advance(5000);
    expect(ran).toEqual([]);
  });
});
