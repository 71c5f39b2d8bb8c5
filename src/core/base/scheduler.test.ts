import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ManualClock } from '../../../test/support/ManualClock.js';
import { Scheduler, sleep } from './scheduler.js';

describe('Scheduler', () => {
  test('runs tasks in the order of their times, and each once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 20 }), (times) => {
        const clock = new ManualClock();
        const scheduler = new Scheduler(clock);
        const ran: number[] = [];
        for (const ms of times) scheduler.after(ms, () => ran.push(ms));
        clock.advance(1000);
        expect(ran).toEqual([...times].sort((a, b) => a - b));
        expect(scheduler.pending).toBe(0);
        clock.advance(1000);
        expect(ran.length).toBe(times.length);
      }),
    );
  });

  test('runs nothing that was cancelled, and nothing after it was closed', () => {
    const clock = new ManualClock();
    const scheduler = new Scheduler(clock);
    const ran: string[] = [];
    scheduler.after(10, () => ran.push('kept'));
    scheduler.after(10, () => ran.push('cancelled'))();
    scheduler.onFrame(() => ran.push('frame'))();
    clock.advance(20);
    scheduler.after(10, () => ran.push('closed'));
    scheduler.onFrame(() => ran.push('closed frame'));
    scheduler.close();
    expect(scheduler.pending).toBe(0);
    clock.advance(100);
    expect(ran).toEqual(['kept']);
  });

  test('a task may cancel another, and ask for more', () => {
    const clock = new ManualClock();
    const scheduler = new Scheduler(clock);
    const ran: string[] = [];
    const cancel = scheduler.after(20, () => ran.push('second'));
    scheduler.after(10, () => {
      cancel();
      scheduler.after(15, () => ran.push('third'));
    });
    clock.advance(24);
    expect(ran).toEqual([]);
    clock.advance(1);
    expect(ran).toEqual(['third']);
  });

  test('sleeps until its time, or until its signal is aborted', async () => {
    const clock = new ManualClock();
    const scheduler = new Scheduler(clock);
    const controller = new AbortController();
    const slept = sleep(scheduler, 50, controller.signal);
    clock.advance(50);
    await slept;
    const aborted = sleep(scheduler, 50, controller.signal);
    controller.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
    expect(scheduler.pending).toBe(0);
    await expect(sleep(scheduler, 50, controller.signal)).rejects.toThrow('enough');
  });
});
