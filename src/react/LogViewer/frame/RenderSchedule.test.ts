import { describe, expect, test } from 'vitest';

import { ManualClock } from '../../../../test/support/ManualClock.js';
import { Scheduler } from '../../../core/index.js';
import { nextPaint, RenderSchedule } from './RenderSchedule.js';

/** A schedule, and the times at which it has rendered. */
function createSchedule() {
  const clock = new ManualClock();
  const scheduler = new Scheduler(clock);
  const renders: number[] = [];
  const schedule = new RenderSchedule(scheduler, () => renders.push(clock.now()));
  return { clock, scheduler, renders, schedule };
}

/** Resolves after the microtasks of the current task. */
const endOfTask = () => Promise.resolve();

describe(RenderSchedule, () => {
  test('renders at the end of the task, once for all changes in it', async () => {
    const { renders, schedule, scheduler } = createSchedule();
    schedule.soon();
    schedule.soon();
    schedule.atOnce();
    schedule.every(40);
    expect(renders).toEqual([]);
    await endOfTask();
    expect(renders).toEqual([0]);
    expect(scheduler.pending).toBe(0);
  });

  test('renders once a frame, unless it is asked to at once', async () => {
    const { clock, renders, schedule, scheduler } = createSchedule();
    schedule.soon();
    await endOfTask();
    clock.advance(5);
    schedule.soon();
    schedule.soon();
    await endOfTask();
    expect(renders).toEqual([0]);
    clock.advance(11);
    expect(renders).toEqual([0, 16]);

    clock.advance(2);
    schedule.soon();
    schedule.atOnce();
    await endOfTask();
    expect(renders).toEqual([0, 16, 18]);
    clock.advance(100);
    expect(renders).toEqual([0, 16, 18]);
    expect(scheduler.pending).toBe(0);

    schedule.soon();
    await endOfTask();
    expect(renders).toEqual([0, 16, 18, 118]);
  });

  test('renders at intervals, shortly before a frame, however often it is asked', async () => {
    const { clock, renders, schedule } = createSchedule();
    for (let ms = 0; ms < 1000; ms++) {
      schedule.every(100);
      await endOfTask();
      clock.advance(1);
      await endOfTask();
    }
    expect(renders.length).toBeGreaterThanOrEqual(9);
    expect(renders.length).toBeLessThanOrEqual(11);
    renders.slice(1).forEach((at, i) => {
      expect(at - (renders[i] ?? 0)).toBeGreaterThanOrEqual(84);
      // Frames are at multiples of 16 ms: the render is over when one begins.
      expect(16 - (at % 16)).toBeLessThanOrEqual(3);
    });
  });

  test('renders an interval that is over at once, and a shorter one sooner', async () => {
    const { clock, renders, schedule } = createSchedule();
    schedule.every(100);
    await endOfTask();
    expect(renders).toEqual([0]);
    schedule.every(1000);
    clock.advance(10);
    schedule.every(50);
    clock.advance(60);
    await endOfTask();
    expect(renders).toHaveLength(2);
    clock.advance(2000);
    await endOfTask();
    expect(renders).toHaveLength(2);
  });

  test.each(['soon', 'atOnce', 'every'] as const)(
    'renders nothing that was asked for by %s before it was cancelled',
    async (method) => {
      const { clock, renders, schedule, scheduler } = createSchedule();
      schedule.soon();
      await endOfTask();
      for (const wait of [0, 40]) {
        if (method === 'every') schedule.every(60);
        else schedule[method]();
        clock.advance(method === 'every' ? wait : 0);
        schedule.cancel();
        await endOfTask();
        expect(scheduler.pending).toBe(0);
      }
      clock.advance(1000);
      await endOfTask();
      expect(renders).toEqual([0]);
      schedule.soon();
      await endOfTask();
      expect(renders).toHaveLength(2);
    },
  );
});

describe(nextPaint, () => {
  test('resolves in the task after the next frame', async () => {
    const { clock, scheduler } = createSchedule();
    const painted: number[] = [];
    const paint = nextPaint(scheduler).then(() => painted.push(clock.now()));
    clock.advance(15);
    await endOfTask();
    expect(painted).toEqual([]);
    clock.advance(1);
    await paint;
    expect(painted).toEqual([16]);
  });

  test('never resolves when the scheduler is closed', async () => {
    const { clock, scheduler } = createSchedule();
    let isPainted = false;
    void nextPaint(scheduler).then(() => (isPainted = true));
    scheduler.close();
    clock.advance(1000);
    await endOfTask();
    expect(isPainted).toBe(false);
    expect(scheduler.pending).toBe(0);
  });
});
