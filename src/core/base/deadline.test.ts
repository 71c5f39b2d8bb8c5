import { describe, expect, test, vi } from 'vitest';

import { ManualClock } from '../../../test/support/ManualClock.js';
import { OverdueError, withDeadline } from './deadline.js';
import { Scheduler } from './scheduler.js';

const never = (): Promise<never> => new Promise(() => undefined);

describe(withDeadline, () => {
  test.each([
    ['a value', () => Promise.resolve(1)],
    ['an error', () => Promise.reject(new Error('no'))],
  ])('passes on %s, and leaves no timer behind', async (_, task) => {
    const scheduler = new Scheduler(new ManualClock());
    const result = withDeadline<unknown>(task, { ms: 10, signal: undefined, scheduler });
    await Promise.allSettled([result]);
    expect(scheduler.pending).toBe(0);
    await expect(Promise.allSettled([result])).resolves.toEqual(await Promise.allSettled([task()]));
  });

  test('does not wait longer for a task that heeds no signal', async () => {
    const clock = new ManualClock();
    const given = vi.fn<(signal: AbortSignal) => Promise<never>>(never);
    const options = { ms: 5_000, signal: undefined, scheduler: new Scheduler(clock) };
    const result = withDeadline(given, options);
    clock.advance(5_000);
    await expect(result).rejects.toThrow(OverdueError);
    await expect(result).rejects.toThrow('No answer within 5 seconds.');
    expect(given.mock.calls[0]?.[0].aborted).toBe(true);
  });

  test.each([true, false])('ends when it is aborted (before: %s)', async (before) => {
    const abort = new AbortController();
    const scheduler = new Scheduler(new ManualClock());
    const reason = new Error('not wanted');
    if (before) abort.abort(reason);
    const result = withDeadline(never, { ms: 10, signal: abort.signal, scheduler });
    abort.abort(reason);
    await expect(result).rejects.toBe(reason);
    expect(scheduler.pending).toBe(0);
  });

  test('gives a signal that aborts what the task has opened, after it has ended too', async () => {
    const abort = new AbortController();
    const scheduler = new Scheduler(new ManualClock());
    const given = await withDeadline((signal) => Promise.resolve(signal), {
      ms: 10,
      signal: abort.signal,
      scheduler,
    });
    abort.abort();
    expect(given.aborted).toBe(true);
  });
});
