import { afterEach, beforeAll, describe, expect, it } from 'vitest';

import { openRunLogs, type RunLogsSession } from '../../src/core/index.js';
import { ManualClock } from '../support/ManualClock.js';
import { type Fault, STEP, StepServer } from '../support/StepServer.js';
import { textOf } from '../support/textOf.js';

// Loaded before, so that only the clock decides when something happens.
beforeAll(() =>
  Promise.all([
    import('../../src/core/ladder/createLadder.js'),
    import('../../src/core/kfp/requests.js'),
  ]),
);

const sessions: RunLogsSession[] = [];
afterEach(() => {
  for (const session of sessions.splice(0)) session.close();
});

/** Ten steps of one server, on one clock, by one client. */
function openTen(server: StepServer) {
  const clock = new ManualClock();
  const client = server.client({ clock, timeouts: { head: 5_000, stall: 5_000 } });
  const ten = Array.from({ length: 10 }, (_, at) => {
    const session = openRunLogs({ ...STEP, podName: `train-${at}` }, { client, clock });
    sessions.push(session);
    return session;
  });
  return {
    ten,
    clock,
    codes: () => new Set(ten.map((it) => it.getSnapshot().diagnosis?.code)),
    statuses: () => new Set(ten.map((it) => it.getSnapshot().status)),
    texts: () => new Set(ten.map((it) => textOf(it.getSnapshot().document))),
    pass: async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 250) {
        clock.advance(250);
        for (let turn = 0; turn < 30; turn += 1) await new Promise(setImmediate);
      }
    },
  };
}

const BUSY: Fault = { kind: 'status', status: 429, headers: { 'retry-after': '20' } };
const SIGNED_OUT: Fault = { kind: 'status', status: 401 };

describe('a server that asks to be left alone for a while', () => {
  it('is left alone by all logs of a page that are followed', async () => {
    const server = new StepServer();
    server.write('one\n');
    const { statuses, texts, codes, pass } = openTen(server);
    await pass(4_000);
    expect(statuses()).toEqual(new Set(['following']));
    // Each next request for a pod's log is refused.
    let refused = 0;
    server.disturb = (place) => {
      if (place !== 'log') return undefined;
      refused += 1;
      return BUSY;
    };
    await pass(5_000);
    // Those that were on their way.
    expect(refused).toBeLessThanOrEqual(3);
    expect(codes()).toEqual(new Set(['rate-limited']));
    const { length } = server.asked;
    await pass(10_000);
    expect(server.asked.length).toBe(length);
    server.disturb = () => undefined;
    server.write('two\n');
    await pass(20_000);
    expect(texts()).toEqual(new Set(['one\ntwo']));
  });

  it('is left alone by those that have only begun, and asked again by itself', async () => {
    const server = new StepServer();
    server.write('one\n');
    server.disturb = () => BUSY;
    const { statuses, texts, pass } = openTen(server);
    await pass(1_000);
    expect(statuses()).toEqual(new Set(['waiting']));
    const { length } = server.asked;
    expect(length).toBeLessThanOrEqual(4);
    await pass(15_000);
    expect(server.asked.length).toBe(length);
    server.disturb = () => undefined;
    await pass(20_000);
    expect(texts()).toEqual(new Set(['one']));
  });

  it('is asked by a reader who does not wait', async () => {
    const server = new StepServer();
    server.write('one\n');
    server.disturb = () => BUSY;
    const { ten, texts, pass } = openTen(server);
    await pass(1_000);
    server.disturb = () => undefined;
    ten[0]?.refresh();
    await pass(1_000);
    expect(texts()).toEqual(new Set(['one', '']));
  });
});

describe('a reader who is signed out', () => {
  it('is offered to sign in by each log, which then asks no more until all go on', async () => {
    const server = new StepServer();
    server.write('one\n');
    const { ten, clock, statuses, texts, codes, pass } = openTen(server);
    await pass(4_000);
    server.disturb = () => SIGNED_OUT;
    await pass(30_000);
    expect(statuses()).toEqual(new Set(['following']));
    expect(codes()).toEqual(new Set(['login-required']));
    for (const session of ten) {
      expect(session.getSnapshot().diagnosis).toMatchObject({ retryable: true, severity: 'error' });
      expect(session.getSnapshot().diagnosis?.retrying).toBeUndefined();
    }
    expect(clock.pending).toBe(0);
    const { length } = server.asked;
    await pass(3_600_000 / 100);
    expect(server.asked.length).toBe(length);

    // One who tries without having signed in asks for one log.
    ten[3]?.refresh();
    await pass(10_000);
    expect(server.asked.length - length).toBeLessThanOrEqual(4);
    expect(codes()).toEqual(new Set(['login-required']));

    server.disturb = () => undefined;
    server.write('two\n');
    ten[3]?.refresh();
    await pass(5_000);
    expect(texts()).toEqual(new Set(['one\ntwo']));
    expect(codes()).toEqual(new Set([undefined]));
  });

  it('signs in once for logs that have only begun', async () => {
    const server = new StepServer();
    server.write('one\n');
    server.disturb = () => SIGNED_OUT;
    const { ten, clock, statuses, texts, pass } = openTen(server);
    await pass(3_000);
    expect(statuses()).toEqual(new Set(['unavailable']));
    expect(clock.pending).toBe(0);
    server.disturb = () => undefined;
    ten[7]?.refresh();
    await pass(5_000);
    expect(texts()).toEqual(new Set(['one']));
    expect(statuses()).toEqual(new Set(['following']));
  });
});
