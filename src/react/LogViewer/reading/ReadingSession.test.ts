import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { ManualClock } from '../../../../test/support/ManualClock.js';
import { LogDocument, Scheduler } from '../../../core/index.js';
import { ReadingSession } from './ReadingSession.js';

/** Enough lines for several pauses of the filter, as slow as {@link slowDown} makes it. */
const MANY = 'an error\nfine\n'.repeat(50_000);

/** Each look at the clock finds it 3 ms later. */
function slowDown(): () => void {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 3));
  return () => {
    clock.mockRestore();
  };
}

/** A session in a log, and what it has told the view, in its order. */
function createSession(document: LogDocument) {
  const clock = new ManualClock();
  const told: ('shown' | 'shown so far')[] = [];
  const session = new ReadingSession(document, {
    scheduler: new Scheduler(clock),
    project: () => undefined,
    onShown: () => told.push('shown'),
    onShownSoFar: () => told.push('shown so far'),
  });
  const close = session.open();
  /** Lets time pass, and waits until the filter has found so many lines, and is done. */
  const finds = async (count: number): Promise<void> => {
    clock.advance(1_000);
    await vi.waitFor(() => {
      expect(session.getSnapshot()).toMatchObject({ count, running: false });
    });
  };
  return { session, told, finds, close };
}

describe(ReadingSession, () => {
  test('has lines rendered a few times a second while the filter runs, and at once when it is done', async () => {
    const document = new LogDocument();
    document.appendText('an error\n');
    const { session, told, finds, close } = createSession(document);
    session.filter({ query: 'error' });
    await finds(1);

    told.length = 0;
    onTestFinished(slowDown());
    document.appendText(MANY);
    await finds(50_001);
    expect(told.filter((it) => it === 'shown so far').length).toBeGreaterThan(2);
    expect(told.filter((it) => it === 'shown')).toHaveLength(1);
    expect(told.at(-1)).toBe('shown');
    close();
  });
});
