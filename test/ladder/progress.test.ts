import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

import {
  createKfpClient,
  type LogProgress,
  openRunLogs,
  type RunLogsOptions,
  type RunLogsSession,
} from '../../src/core/index.js';
import { serve, type TestServer } from '../support/serve.js';
import { textOf } from '../support/textOf.js';

const LINES = Array.from({ length: 40_000 }, (_, line) => `step ${line} loss=0.${line}\n`).join('');
const LOG = new TextEncoder().encode(LINES);
const HALF = LOG.length / 2;

/** Responds to the request for the log; the rest of KFP does not know the step. */
function logServer(respond: (response: ServerResponse) => void): Promise<TestServer> {
  return serve((path, response) => {
    if (path.startsWith('/k8s/pod/logs')) respond(response);
    else response.writeHead(404).end('{"code":5,"message":"not found"}');
  });
}

/** A session, and each `progress` that its snapshots had. */
function watch(
  server: TestServer,
  options: Partial<RunLogsOptions> & { fetch?: typeof fetch } = {},
): { session: RunLogsSession; told: (LogProgress | undefined)[] } {
  const client = createKfpClient({
    baseUrl: server.url,
    timeouts: { head: 10_000, stall: 10_000 },
    fetch: options.fetch,
  });
  const target = { runId: 'b5f0c1de', podName: 'train', namespace: 'team-a' };
  const session = openRunLogs(target, { client, ...options });
  const told: (LogProgress | undefined)[] = [undefined];
  session.subscribe(() => {
    const { progress } = session.getSnapshot();
    if (progress !== told.at(-1)) told.push(progress);
  });
  return { session, told };
}

const progressOf = (session: RunLogsSession) => () => session.getSnapshot().progress;

describe('the progress of a log', () => {
  it('is reported where the response has a length, until the log is complete', async () => {
    let rest: ServerResponse | undefined;
    await using server = await logServer((response) => {
      rest = response.writeHead(200, { 'content-length': LOG.length });
      response.write(LOG.subarray(0, HALF));
    });
    const { session, told } = watch(server);
    await expect.poll(progressOf(session)).toEqual({ loaded: HALF, total: LOG.length });
    expect(session.getSnapshot().status).toBe('streaming');
    rest?.end(LOG.subarray(HALF));
    const { status, document, progress, diagnosis } = await session.settled;
    session.close();
    expect(status).toBe('complete');
    expect(progress).toBeUndefined();
    expect(diagnosis).toBeUndefined();
    expect(textOf(document)).toBe(LINES.trimEnd());
    const loaded = told.flatMap((it) => it?.loaded ?? []);
    expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
  });

  it.each<[string, Record<string, string | number>, Uint8Array]>([
    ['is streamed in chunks, as by KFP itself', {}, LOG],
    [
      'was packed on its way, with the length of the packed bytes',
      { 'content-encoding': 'gzip', 'content-length': gzipSync(LOG).length },
      gzipSync(LOG),
    ],
  ])('is not told where the answer %s', async (_, headers, body) => {
    await using server = await logServer((response) => {
      response.writeHead(200, headers).write(body.subarray(0, body.length / 2));
      setImmediate(() => response.end(body.subarray(body.length / 2)));
    });
    const { session, told } = watch(server);
    const { status, document } = await session.settled;
    session.close();
    expect(status).toBe('complete');
    expect(textOf(document)).toBe(LINES.trimEnd());
    expect(told).toEqual([undefined]);
  });

  it('counts the bytes that come, packed where the stored object is', async () => {
    const packed = gzipSync(LOG);
    const half = Math.floor(packed.length / 2);
    let rest: ServerResponse | undefined;
    await using server = await logServer((response) => {
      rest = response.writeHead(200, { 'content-length': packed.length });
      response.write(packed.subarray(0, half));
    });
    const { session } = watch(server);
    await expect.poll(progressOf(session)).toEqual({ loaded: half, total: packed.length });
    rest?.end(packed.subarray(half));
    const { document } = await session.settled;
    session.close();
    expect(textOf(document)).toBe(LINES.trimEnd());
  });

  it('is over when the connection ends before the length that was announced', async () => {
    let respond: ServerResponse | undefined;
    await using server = await logServer((response) => {
      respond = response.writeHead(200, { 'content-length': 2 * LOG.length });
      response.write(LOG);
    });
    const { session } = watch(server);
    await expect.poll(progressOf(session)).toEqual({ loaded: LOG.length, total: 2 * LOG.length });
    respond?.destroy();
    const { status, document, progress, diagnosis } = await session.settled;
    session.close();
    expect(status).toBe('complete');
    expect(diagnosis?.code).toBe('cut-off');
    expect(progress).toBeUndefined();
    expect(textOf(document)).toBe(LINES.trimEnd());
  });

  it('is no longer reported when more comes than was announced', async () => {
    await using server = await logServer((response) => {
      response.writeHead(200).write(LOG.subarray(0, HALF));
      setImmediate(() => response.end(LOG.subarray(HALF)));
    });
    const { session, told } = watch(server, {
      // As the response of a host's service worker may be.
      fetch: async (url, init) => {
        const { body, status } = await fetch(url, init);
        return new Response(body, { status, headers: { 'content-length': '100000' } });
      },
    });
    const { status, document, diagnosis } = await session.settled;
    session.close();
    expect(status).toBe('complete');
    expect(diagnosis).toBeUndefined();
    expect(textOf(document)).toBe(LINES.trimEnd());
    expect(told.at(-1)).toBeUndefined();
    for (const progress of told) expect(progress?.loaded ?? 0).toBeLessThanOrEqual(100_000);
  });

  it('ends when the reader stops, and restarts when they go on', async () => {
    await using server = await logServer((response) => {
      response.writeHead(200, { 'content-length': LOG.length }).write(LOG.subarray(0, HALF));
    });
    const { session, told } = watch(server);
    await expect.poll(progressOf(session)).toEqual({ loaded: HALF, total: LOG.length });
    session.stop();
    expect(session.getSnapshot()).toMatchObject({ stopped: true, status: 'streaming' });
    expect(session.getSnapshot().progress).toBeUndefined();
    await expect.poll(() => server.open.size).toBe(0);
    const before = told.length;
    session.proceed();
    await expect.poll(progressOf(session)).toEqual({ loaded: HALF, total: LOG.length });
    expect(told[before]?.loaded).toBeLessThanOrEqual(HALF);
    expect(session.getSnapshot().document.byteLength).toBe(HALF);
    session.close();
    expect(session.getSnapshot().progress).toBeUndefined();
  });

  it('is not reported while a log is followed, which is read again and again', async () => {
    const pod = {
      metadata: { name: 'train', namespace: 'team-a' },
      spec: { containers: [{ name: 'main' }] },
      status: { phase: 'Running', containerStatuses: [{ name: 'main', state: { running: {} } }] },
    };
    let reads = 0;
    await using server = await serve((path, response) => {
      if (path.startsWith('/k8s/pod/logs')) {
        reads += 1;
        response.writeHead(200, { 'content-length': LOG.length }).write(LOG.subarray(0, HALF));
        setImmediate(() => response.end(LOG.subarray(HALF)));
      } else if (path.startsWith('/k8s/pod?')) {
        response.writeHead(200).end(JSON.stringify(pod));
      } else {
        response.writeHead(404).end();
      }
    });
    const { session, told } = watch(server, { followInterval: 10 });
    await expect.poll(() => session.getSnapshot().status).toBe('following');
    const before = told.length;
    await expect.poll(() => reads).toBeGreaterThan(2);
    expect(told).toHaveLength(before);
    expect(session.getSnapshot().status).toBe('following');
    session.close();
  });

  it('is not reported for a body that turns out to be no log', async () => {
    const page = `<!doctype html><title>Sign in</title>${' '.repeat(200_000)}`;
    await using server = await logServer((response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': page.length });
      response.end(page);
    });
    const { session, told } = watch(server);
    const { status } = await session.settled;
    session.close();
    expect(status).toBe('unavailable');
    expect(told).toEqual([undefined]);
  });
});
