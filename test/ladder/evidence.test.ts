import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import {
  createKfpClient,
  openRunLogs,
  type RunLogsSession,
  type RunLogsSnapshot,
} from '../../src/core/index.js';
import { createGate } from '../support/createGate.js';

/** A session, and every snapshot that it published. */
function watch(response: (url: string, signal?: AbortSignal | null) => Promise<Response>): {
  session: RunLogsSession;
  told: RunLogsSnapshot[];
} {
  const client = createKfpClient({
    baseUrl: 'http://kfp.invalid',
    fetch: (url, init) => response(new Request(url).url, init?.signal),
  });
  const target = { runId: 'b5f0c1de', podName: 'train', namespace: 'team-a' };
  const session = openRunLogs(target, { client });
  const told: RunLogsSnapshot[] = [];
  session.subscribe(() => void told.push(session.getSnapshot()));
  return { session, told };
}

const outcomesOf = ({ attempts }: RunLogsSnapshot): string[] =>
  attempts.map(({ rung, outcome }) => `${rung}: ${outcome}`);

/** A session all of whose requests have been sent and get no response. */
async function watchUnanswered(): Promise<ReturnType<typeof watch>> {
  const { opened, open } = createGate();
  const watched = watch((url, signal) => {
    if (url.includes('/logs?')) open();
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => {
        reject(new DOMException('The request was aborted.', 'AbortError'));
      });
    });
  });
  await opened;
  return watched;
}

describe('evidence', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('of a log that comes at once is published with the log, not request by request', async () => {
    const { session, told } = watch((url) =>
      Promise.resolve(
        url.includes('/logs?') ? new Response('step 0\n') : new Response('gone', { status: 500 }),
      ),
    );
    await session.settled;
    session.close();
    expect(told.map(({ status }) => status)).toEqual(['streaming', 'complete']);
    expect(told.map(outcomesOf)).toEqual([
      [],
      ['podState: miss', 'live: log', 'manifestArchive: miss'],
    ]);
  });

  it('is published while a response is pending', async () => {
    const { session, told } = await watchUnanswered();
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(told.map(outcomesOf)).toEqual([['podState: pending', 'live: pending']]);
    session.close();
  });

  it('is published while a log that is followed is read again', async () => {
    const pod = { status: { phase: 'Running' }, spec: { containers: [{ name: 'main' }] } };
    const log = 'step loss=0.25\n'.repeat(20_000);
    let reads = 0;
    const { session } = watch(async (url) => {
      if (!url.includes('/logs?')) return Response.json(pod);
      reads += 1;
      if (reads === 1) return new Response(log);
      // After the pod; and its first bytes come, but not the rest.
      await new Promise((resolve) => setTimeout(resolve, 10));
      const body = new ReadableStream({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode(`${log}one more\n`));
        },
      });
      return new Response(body);
    });
    await vi.waitFor(() => {
      expect(session.getSnapshot().status).toBe('following');
    });
    // What took long to read is read less often.
    for (let second = 0; second < 60 && reads < 2; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
    }
    await vi.advanceTimersByTimeAsync(100);
    // The lines that are there are looked at in slices, which take real time.
    await vi.waitFor(() => {
      expect(session.getSnapshot().document.lineCount).toBe(20_001);
    });
    // The lines are shown before it.
    await vi.advanceTimersByTimeAsync(300);
    const snapshot = session.getSnapshot();
    session.close();
    expect(outcomesOf(snapshot)).toEqual(['podState: answer', 'live: pending']);
    expect(snapshot.status).toBe('following');
  });

  it('is no longer published once the session is paused', async () => {
    const { session, told } = await watchUnanswered();
    session.pause();
    await vi.advanceTimersByTimeAsync(100);
    expect(vi.getTimerCount()).toBe(0);
    expect(told).toEqual([]);
    session.close();
  });
});
