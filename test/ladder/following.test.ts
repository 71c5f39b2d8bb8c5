import { afterEach, beforeAll, describe, expect, it } from 'vitest';

import { openRunLogs, type RunLogsSession, type RunLogsTarget } from '../../src/core/index.js';
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

/** A session on a clock that moves while a test waits for what it expects. */
function open(server: StepServer, target: Partial<RunLogsTarget> = {}) {
  const clock = new ManualClock();
  const client = server.client({ clock, timeouts: { head: 5_000, stall: 5_000 } });
  const session = openRunLogs({ ...STEP, ...target }, { client, clock });
  sessions.push(session);
  const { document } = session.getSnapshot();
  return {
    session,
    clock,
    text: () => textOf(document),
    /** Moves the clock in steps of a quarter of a second, and lets what is due run between them. */
    pass: async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 250) {
        clock.advance(250);
        for (let turn = 0; turn < 8; turn += 1) await new Promise(setImmediate);
      }
    },
  };
}

const FAULTS: [string, Fault][] = [
  ['a reset', { kind: 'reset' }],
  ...[403, 429, 502, 503, 504].map((status): [string, Fault] => [
    `status ${status}`,
    { kind: 'status', status },
  ]),
  ['a stall', { kind: 'stall', afterBytes: 3 }],
  ['a cut', { kind: 'cut', afterBytes: 3 }],
];

describe('a disturbance while a running pod is followed', () => {
  it.each(FAULTS)(
    'of %s is a pause with a reason, after which the follow goes on',
    async (_, fault) => {
      const server = new StepServer();
      server.write('one\n');
      const { session, text, pass } = open(server);
      await pass(2_000);
      expect(session.getSnapshot().status).toBe('following');

      server.disturb = () => fault;
      server.write('two\n');
      await pass(12_000);
      const { status, diagnosis } = session.getSnapshot();
      expect(status).toBe('following');
      expect(diagnosis).toMatchObject({ retrying: true, severity: 'waiting' });

      server.disturb = () => undefined;
      await pass(20_000);
      expect(text()).toBe('one\ntwo');
      expect(session.getSnapshot().diagnosis).toBeUndefined();

      server.pod = 'succeeded';
      await pass(10_000);
      expect(session.getSnapshot()).toMatchObject({
        status: 'complete',
        source: { origin: 'podEnded' },
      });
    },
  );

  it('of a login that is asked for in passing is a pause as well', async () => {
    const server = new StepServer();
    server.write('one\n');
    const { session, text, pass } = open(server);
    await pass(2_000);
    server.disturb = () => ({ kind: 'status', status: 401 });
    await pass(5_000);
    expect(session.getSnapshot()).toMatchObject({
      status: 'following',
      diagnosis: { code: 'login-required', retrying: true },
    });
    server.disturb = () => undefined;
    server.write('two\n');
    await pass(10_000);
    expect(text()).toBe('one\ntwo');
  });

  it('of the request for the pod leaves it to the workflow whether more may come', async () => {
    const server = new StepServer();
    server.write('one\n');
    server.disturb = (place) => (place === 'pod' ? { kind: 'status', status: 500 } : undefined);
    const { session, text, pass } = open(server);
    await pass(2_000);
    expect(session.getSnapshot().status).toBe('following');
    server.write('two\n');
    server.phase = 'Succeeded';
    await pass(20_000);
    expect(text()).toBe('one\ntwo');
    expect(session.getSnapshot().status).toBe('complete');
  });

  it('waits for as long as the server asks, and is less frequent the longer it lasts', async () => {
    const server = new StepServer();
    server.write('one\n');
    const { pass } = open(server);
    await pass(1_000);
    server.disturb = () => ({ kind: 'status', status: 429, headers: { 'retry-after': '20' } });
    await pass(5_000);
    const before = server.asked.length;
    await pass(10_000);
    expect(server.asked.length).toBe(before);

    server.disturb = () => ({ kind: 'status', status: 503 });
    await pass(300_000);
    const later = server.asked.length;
    await pass(120_000);
    expect(server.asked.length - later).toBeLessThanOrEqual(12);
  });

  it('is tried again at once when the reader or the network comes back', async () => {
    const server = new StepServer();
    server.write('one\n');
    const { session, pass, text } = open(server);
    await pass(1_000);
    server.disturb = () => ({ kind: 'reset' });
    await pass(120_000);
    server.disturb = () => undefined;
    server.write('two\n');
    session.resume();
    await pass(500);
    expect(text()).toBe('one\ntwo');
  });

  it('by Kubernetes does not end it, though the server says that it cannot get the pod', async () => {
    const server = new StepServer();
    server.write('one\n');
    const { session, pass, text } = open(server);
    await pass(1_000);
    server.kubernetes = false;
    await pass(20_000);
    expect(session.getSnapshot()).toMatchObject({
      status: 'following',
      diagnosis: { code: 'kubernetes-unreachable', retrying: true },
    });
    server.kubernetes = true;
    server.write('two\n');
    await pass(40_000);
    expect(text()).toBe('one\ntwo');
  });
});

describe('an ended pod', () => {
  it('is read once more after its end, and is the log of a finished pod', async () => {
    const server = new StepServer();
    server.write('one\n');
    const { session, pass, text } = open(server);
    await pass(3_000);
    server.pod = 'succeeded';
    server.write('two\n');
    await pass(6_000);
    const reads = server.asked.filter((it) => it === 'log').length;
    await pass(60_000);
    expect(server.asked.filter((it) => it === 'log').length).toBe(reads);
    expect(session.getSnapshot()).toMatchObject({
      status: 'complete',
      source: { origin: 'podEnded' },
    });
    expect(text()).toBe('one\ntwo');
  });

  it('whose log was empty a moment ago is read once more before it is said to have none', async () => {
    const server = new StepServer();
    server.pod = 'succeeded';
    const { session, pass, text } = open(server);
    await pass(1_000);
    expect(session.getSnapshot().diagnosis?.code).toBe('no-output-yet');
    server.write('one\n');
    await pass(20_000);
    expect(text()).toBe('one');
    expect(session.getSnapshot().status).toBe('complete');
  });

  it('that ended a moment ago is read twice when it is opened, however large', async () => {
    const server = new StepServer();
    server.pod = 'succeeded';
    server.write('one\n'.repeat(100_000));
    const { session, pass } = open(server);
    await pass(20_000);
    expect(session.getSnapshot().status).toBe('complete');
    expect(server.asked.filter((it) => it === 'log').length).toBeLessThanOrEqual(2);
  });

  describe('of which the node has dropped the beginning', () => {
    const emissary = (message: string): string =>
      `time="2026-08-20T09:00:00.000Z" level=info msg="${message}" argo=true\n`;
    const lines = (from: number, to: number): string =>
      Array.from({ length: to - from }, (_, at) => `step ${from + at}\n`).join('');

    it('has it from the archive, and the line that is there stays with the reader', async () => {
      const server = new StepServer();
      server.pod = 'succeeded';
      server.phase = 'Succeeded';
      server.write(lines(60, 90) + emissary('sub-process exited'));
      const { session, pass, text } = open(server);
      const { document } = session.getSnapshot();
      let version = 0;
      const stop = document.subscribe(() => {
        if (document.lineCount === 31) version ||= document.version;
      });
      server.archive = Buffer.from(lines(0, 90));
      await pass(5_000);
      // Lines are put in in slices, which takes real time.
      await expect.poll(() => session.getSnapshot().status).toBe('complete');
      stop();
      expect(session.getSnapshot().diagnosis).toBeUndefined();
      expect(text()).toBe((lines(0, 90) + emissary('sub-process exited')).trimEnd());
      expect(document.lineSince(4, version)).toBe(64);
      expect(document.seamAt(60)).toMatchObject({
        kind: 'handover',
        from: 'manifestArchive',
        to: 'live',
      });
      const asked = server.asked.length;
      await pass(60_000);
      expect(server.asked.length).toBe(asked);
    });

    it('says so where no archive has it', async () => {
      const server = new StepServer();
      server.pod = 'succeeded';
      server.phase = 'Succeeded';
      server.write(lines(60, 90) + emissary('sub-process exited'));
      const { session, pass, text } = open(server);
      await pass(5_000);
      expect(session.getSnapshot()).toMatchObject({
        status: 'complete',
        source: { rung: 'live', origin: 'podEnded' },
        diagnosis: { code: 'gap' },
      });
      expect(text()).toContain('step 60');
    });

    it('is asked no archive where it begins as the executor lets it begin', async () => {
      const server = new StepServer();
      server.pod = 'succeeded';
      server.phase = 'Succeeded';
      server.archive = Buffer.from(lines(0, 90));
      server.write(emissary('capturing logs') + lines(0, 90) + emissary('sub-process exited'));
      const { session, pass } = open(server);
      await pass(5_000);
      expect(session.getSnapshot()).toMatchObject({ status: 'complete', diagnosis: undefined });
      expect(server.asked).not.toContain('artifact');
    });
  });

  it('is settled by what the host knows, where Kubernetes does not tell', async () => {
    const server = new StepServer();
    server.write('one\n');
    const { session, pass } = open(server);
    await pass(2_000);
    server.kubernetes = false;
    server.phase = 'Running';
    await pass(3_000);
    session.update({ ...STEP, taskState: 'FAILED' });
    await pass(5_000);
    expect(session.getSnapshot().status).toBe('complete');
  });
});

describe('a wait', () => {
  it('has a limit where the workflow says that a step runs whose pod is gone', async () => {
    const server = new StepServer();
    server.pod = 'none';
    const { session, pass } = open(server);
    await pass(20_000);
    expect(session.getSnapshot()).toMatchObject({ status: 'waiting' });
    await pass(60_000);
    expect(session.getSnapshot()).toMatchObject({
      status: 'unavailable',
      diagnosis: { code: 'run-silent' },
    });
    const asked = server.asked.length;
    await pass(60_000);
    expect(server.asked.length).toBe(asked);
  });

  it('is none where Kubernetes does not answer the server', async () => {
    const server = new StepServer();
    server.kubernetes = false;
    const { session, pass } = open(server);
    await pass(3_000);
    expect(session.getSnapshot()).toMatchObject({
      status: 'unavailable',
      diagnosis: { code: 'kubernetes-unreachable' },
    });
  });

  it('is none where the step is looked for in another namespace than the one it runs in', async () => {
    const server = new StepServer();
    server.pod = 'none';
    server.namespace = 'team-b';
    const { session, pass } = open(server);
    await pass(3_000);
    const { status, diagnosis } = session.getSnapshot();
    expect({ status, code: diagnosis?.code }).toEqual({
      status: 'unavailable',
      code: 'namespace-wrong',
    });
    expect(diagnosis?.params).toMatchObject({ namespace: 'team-a', actualNamespace: 'team-b' });
  });

  it('outlives a disturbance', async () => {
    const server = new StepServer();
    server.pod = 'pending';
    server.phase = 'Pending';
    const { session, pass, text } = open(server);
    await pass(3_000);
    expect(session.getSnapshot().status).toBe('waiting');
    server.disturb = () => ({ kind: 'status', status: 503 });
    await pass(20_000);
    expect(session.getSnapshot()).toMatchObject({
      status: 'waiting',
      diagnosis: { retrying: true },
    });
    server.disturb = () => undefined;
    server.pod = 'running';
    server.write('one\n');
    await pass(40_000);
    expect(text()).toBe('one');
  });
});

describe('what leads the diagnosis', () => {
  it('is the time-out of a store that accepts and hangs, with another try', async () => {
    const server = new StepServer();
    server.pod = 'none';
    server.phase = 'Succeeded';
    server.archive = new Uint8Array(1);
    server.disturb = (place) =>
      place === 'log' || place === 'artifact' ? { kind: 'stall', afterBytes: 0 } : undefined;
    const { session, pass } = open(server);
    await pass(20_000);
    expect(session.getSnapshot()).toMatchObject({
      status: 'unavailable',
      diagnosis: { code: 'stalled', retryable: true },
    });
  });

  it('is that there is no such run', async () => {
    const server = new StepServer();
    server.pod = 'none';
    server.phase = 'none';
    const { session, pass } = open(server);
    await pass(3_000);
    expect(session.getSnapshot()).toMatchObject({
      status: 'unavailable',
      diagnosis: { code: 'run-not-found' },
    });
  });
});

it('a step that ends between the requests for its log and its pod has its log asked for again', async () => {
  const server = new StepServer();
  server.pod = 'pending';
  let asked = 0;
  server.onSent = (place) => {
    if (place !== 'log' || (asked += 1) > 1) return;
    server.write('one\n');
    server.pod = 'succeeded';
  };
  // The log is requested while the ladder is loaded, and the pod after that.
  const { session, text, pass } = open(server);
  await pass(10_000);
  expect(text()).toBe('one');
  expect(session.getSnapshot().source?.origin).toBe('podEnded');
});
