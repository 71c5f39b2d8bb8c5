import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { beforeAll, expect, it } from 'vitest';

import { openRunLogs } from '../../src/core/index.js';
import { ManualClock } from '../support/ManualClock.js';
import { STEP, StepServer } from '../support/StepServer.js';

// Loaded before, so that only the clock decides when something happens.
beforeAll(() =>
  Promise.all([
    import('../../src/core/ladder/createLadder.js'),
    import('../../src/core/kfp/requests.js'),
  ]),
);

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes that are in use, once what is not has been collected. */
async function memory(): Promise<number> {
  for (let i = 0; i < 3; i += 1) {
    collectGarbage();
    await new Promise(setImmediate);
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const MB = 1024 * 1024;
const LINES_PER_SECOND = 50;

function open(server: StepServer) {
  const clock = new ManualClock();
  const session = openRunLogs(STEP, { client: server.client({ clock }), clock });
  let read = 0;
  server.onSent = (place, bytes) => {
    if (place === 'log') read += bytes.length;
  };
  let line = 0;
  return {
    session,
    clock,
    read: () => read,
    /** Lets time go by in which the step writes. */
    write: async (ms: number, tick = SECOND) => {
      for (let passed = 0; passed < ms; passed += tick) {
        const lines = Array.from(
          { length: (LINES_PER_SECOND * tick) / SECOND },
          () => `2026-08-20 09:00:00 INFO step ${String((line += 1))} loss=0.123 accuracy=0.987\n`,
        );
        server.write(lines.join(''));
        // From one timer to the next, so that a request takes no time.
        for (let left = tick; left > 0;) {
          const step = Math.min(clock.untilNext, left);
          clock.advance(step);
          left -= step;
          for (let turn = 0; turn < 12; turn += 1) await new Promise(setImmediate);
        }
      }
    },
    lines: () => line,
  };
}

it('an hour of a page in the background, with a look now and then, reads ten times the log at most', async () => {
  const server = new StepServer();
  const before = await memory();
  const { session, clock, read, write, lines } = open(server);
  await write(30 * SECOND);
  for (let i = 0; i < 6; i += 1) {
    session.pause();
    const { length } = server.asked;
    // As slowly as a browser runs the timers of a page in the background.
    await write(10 * MINUTE - 5 * SECOND, MINUTE - 30 * SECOND);
    expect(server.asked.length).toBe(length);
    expect(clock.pending).toBe(0);
    session.resume();
    await write(5 * SECOND);
  }
  server.pod = 'succeeded';
  server.phase = 'Succeeded';
  await write(0);
  for (let i = 0; i < 90 && session.getSnapshot().status !== 'complete'; i += 1) {
    clock.advance(SECOND);
    for (let turn = 0; turn < 12; turn += 1) await new Promise(setImmediate);
  }
  const { status, document } = session.getSnapshot();
  expect(status).toBe('complete');
  expect(document.lineCount).toBe(lines());
  expect(document.lineCount).toBeGreaterThan(170_000);
  expect(document.byteLength).toBe(server.log.length);
  expect(read() / document.byteLength).toBeLessThan(10);

  const { byteLength } = document;
  server.log = new Uint8Array(0);
  expect((await memory()) - before).toBeLessThan(1.5 * byteLength + 10 * MB);
  session.close();
  expect(clock.pending).toBe(0);
}, 120_000);

it('an hour in view reads ten times the log at most, and is fresh while the log is small', async () => {
  const server = new StepServer();
  const { session, clock, read, write } = open(server);
  // The age of what is shown, at its most, while the log is small and after that.
  const oldest = { small: 0, large: 0 };
  let shown = 0;
  let since = 0;
  for (let second = 0; second < 3_600;) {
    const tick = second < 300 ? 1 : 5;
    second += tick;
    await write(tick * SECOND, tick * SECOND);
    const { byteLength } = session.getSnapshot().document;
    if (byteLength !== shown) since = clock.now();
    shown = byteLength;
    const age = clock.now() - since;
    if (shown > 0 && shown < 0.5 * MB) oldest.small = Math.max(oldest.small, age);
    else oldest.large = Math.max(oldest.large, age);
  }
  expect(oldest.small).toBeLessThanOrEqual(3 * SECOND);
  expect(oldest.large).toBeLessThanOrEqual(6 * MINUTE);
  expect(server.log.length).toBeGreaterThan(10 * MB);
  expect(read() / server.log.length).toBeLessThan(10);

  // It is not read more often than that to see that its step has ended.
  server.pod = 'succeeded';
  server.phase = 'Succeeded';
  for (let second = 0; second < 20; second += 1) {
    clock.advance(SECOND);
    for (let turn = 0; turn < 12; turn += 1) await new Promise(setImmediate);
  }
  const { status, document } = session.getSnapshot();
  expect(status).toBe('complete');
  expect(document.byteLength).toBe(server.log.length);
  expect(read() / server.log.length).toBeLessThan(10);
  session.close();
}, 120_000);

it('a log that is read again and again takes no more memory than its text', async () => {
  const server = new StepServer();
  const { session, clock, read, write } = open(server);
  await write(5 * MINUTE, 10 * SECOND);
  const before = await memory();
  const { length } = server.asked;
  for (let i = 0; i < 3_600; i += 1) {
    clock.advance(9 * SECOND);
    for (let turn = 0; turn < 12; turn += 1) await new Promise(setImmediate);
    if (read() > 300 * MB) break;
  }
  expect(server.asked.length - length).toBeGreaterThan(200);
  expect((await memory()) - before).toBeLessThan(5 * MB);
  session.close();
}, 120_000);
