import { describe, expect, test, vi } from 'vitest';

import { ManualClock } from '../../../../test/support/ManualClock.js';
import { LogDocument, type LogMatch, LogSearch, Scheduler } from '../../../core/index.js';
import { FindSession, type FindView } from './FindSession.js';

/** A session in a log, and what it has done in the view. */
function createSession(document: LogDocument, firstLine = 0) {
  const clock = new ManualClock();
  const scheduler = new Scheduler(clock);
  const revealed: LogMatch[] = [];
  const highlight = vi.fn<FindView['highlight']>();
  const session = new FindSession(document, {
    scheduler,
    firstLine: () => firstLine,
    selectedText: () => '',
    highlight,
    projection: undefined,
    watchShown: () => () => undefined,
    reveal: (match) => revealed.push(match),
    setStep: () => undefined,
    onFound: () => undefined,
  });
  const close = session.open();
  const found = () =>
    vi.waitFor(() => {
      expect(session.getSnapshot().searching).toBe(false);
    });
  const lines = () => revealed.map(({ line }) => line);
  return { clock, scheduler, session, close, highlight, found, lines };
}

const log = () => LogDocument.from('an error\nfine\nAn Error\nfine\nerror error\n');

describe(FindSession, () => {
  test('counts matches, and goes to the first one from where the reader is', async () => {
    const { clock, session, found, lines } = createSession(log(), 1);
    session.find('error', { matchCase: false });
    clock.advance(0);
    await found();
    expect(session.getSnapshot()).toMatchObject({ count: 4, index: 2 });
    expect(lines()).toEqual([2]);
    session.find('error', { matchCase: true });
    clock.advance(200);
    await found();
    expect(session.getSnapshot()).toMatchObject({ count: 3, index: 2, matchCase: true });
    expect(lines()).toEqual([2, 4]);
  });

  test('goes from match to match, around the end', async () => {
    const { clock, session, found, lines } = createSession(log());
    session.find('error', { matchCase: true });
    clock.advance(0);
    await found();
    session.go(1);
    session.go(1);
    session.go(1);
    expect(lines()).toEqual([0, 4, 4, 0]);
    session.go(-1);
    expect(session.getSnapshot().index).toBe(3);
  });

  test('waits for the next letter of a reader who is typing', async () => {
    const run = vi.spyOn(LogSearch.prototype, 'run');
    const { clock, session, found } = createSession(log());
    for (const query of ['f', 'fi', 'fin', 'fine']) {
      session.find(query, { matchCase: false });
      clock.advance(query === 'f' ? 0 : 15);
    }
    expect(session.getSnapshot()).toMatchObject({ query: 'fine', count: 0, searching: true });
    // Only the first letter is searched at once: it may be the whole text.
    expect(run).toHaveBeenCalledTimes(1);
    clock.advance(1);
    expect(run).toHaveBeenCalledTimes(2);
    await found();
    expect(session.getSnapshot()).toMatchObject({ count: 2, index: 1 });
    run.mockRestore();
  });

  test('searches what comes in, at intervals', async () => {
    const document = new LogDocument();
    document.appendText('error\n');
    const { clock, scheduler, session, found, lines } = createSession(document);
    session.find('error', { matchCase: false });
    clock.advance(0);
    await found();
    for (let i = 0; i < 10; i++) document.appendText('error\n');
    expect(scheduler.pending).toBe(1);
    clock.advance(79);
    expect(session.getSnapshot().count).toBe(1);
    clock.advance(1);
    await found();
    expect(session.getSnapshot()).toMatchObject({ count: 11, index: 1 });
    expect(lines()).toEqual([0]);
  });

  test('leaves no timer behind when it is closed', async () => {
    const document = new LogDocument();
    document.appendText('error\n');
    const { clock, scheduler, session, close, highlight, lines } = createSession(document);
    session.find('error', { matchCase: false });
    document.appendText('error\n');
    expect(scheduler.pending).toBe(2);
    close();
    expect(scheduler.pending).toBe(0);
    expect(highlight).toHaveBeenLastCalledWith(undefined);
    document.appendText('error\n');
    expect(scheduler.pending).toBe(0);
    clock.advance(1000);
    await Promise.resolve();
    expect(lines()).toEqual([]);
  });
});
