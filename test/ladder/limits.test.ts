import { constants, createGzip, gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';

import {
  createKfpClient,
  openRunLogs,
  type RunLogsOptions,
  type RunLogsSession,
} from '../../src/core/index.js';
import { serve, type TestServer } from '../support/serve.js';
import { tarHeader } from '../support/tarHeader.js';

const MIB = 1024 * 1024;
const LIMIT = 4 * MIB;
const POD = { podName: 'train', namespace: 'team-a' };
const LINE = `${'x'.repeat(99)}\n`;

/** Responds to the request for the log; the pod is gone unless `pod` says something else. */
function logServer(
  respond: (response: ServerResponse) => void,
  more: Record<string, (response: ServerResponse) => void> = {},
): Promise<TestServer> {
  return serve((path, response) => {
    const found = Object.keys(more).find((start) => path.startsWith(start));
    if (path.startsWith('/k8s/pod/logs')) respond(response);
    else if (found) more[found]?.(response);
    else response.writeHead(500).end('Could not get pod train in namespace team-a');
  });
}

function open(server: TestServer, options: Partial<RunLogsOptions> = {}): RunLogsSession {
  const client = createKfpClient({ baseUrl: server.url, timeouts: { head: 10_000, stall: 5_000 } });
  return openRunLogs({ runId: 'b5f0', ...POD }, { client, maxBytes: LIMIT, ...options });
}

/** A response that goes on for as long as it is read. */
function sendEndlessly(response: ServerResponse, bytes: Uint8Array): void {
  const more = (): void => {
    while (!response.destroyed && response.write(bytes));
  };
  response.on('drain', more);
  more();
}

/** An endless gzip of a text. */
function gzipEndlessly(response: ServerResponse, text: string): void {
  const gzip = createGzip({ level: constants.Z_BEST_COMPRESSION });
  response.on('close', () => gzip.destroy());
  gzip.on('error', () => undefined);
  gzip.pipe(response);
  const more = (): void => {
    while (!gzip.destroyed && gzip.write(text));
  };
  gzip.on('drain', more);
  more();
}

const manyLines = new TextEncoder().encode(LINE.repeat(1000));
const hugeFile = (name: string, type: string): Buffer => tarHeader(name, 0o77777777777, type);

describe('a log that is larger than the limit', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    [
      'as it is',
      (response) => {
        sendEndlessly(response, manyLines);
      },
    ],
    [
      'in a gzip',
      (response) => {
        gzipEndlessly(response, LINE.repeat(1000));
      },
    ],
    [
      'in a tar',
      (response) => {
        response.write(hugeFile('main.log', '0'));
        sendEndlessly(response, manyLines);
      },
    ],
  ])('is shown up to there, and its request ends: %s', async (_, respond) => {
    await using server = await logServer(respond);
    const session = open(server);
    const { document, diagnosis, status, stopped } = await session.settled;
    expect(diagnosis).toMatchObject({
      code: 'log-too-large',
      severity: 'warning',
      params: { limit: '4 MiB', most: '4 GiB' },
    });
    expect({ status, stopped }).toEqual({ status: 'streaming', stopped: true });
    expect(document.byteLength).toBeGreaterThan(LIMIT - 1024);
    expect(document.byteLength).toBeLessThanOrEqual(LIMIT);
    expect(document.lineText(3)).toBe(LINE.trimEnd());
    await expect.poll(() => server.open.size).toBe(0);
    session.close();
  });

  it('is complete when it has exactly as many bytes', async () => {
    const log = new Uint8Array(LIMIT).fill(0x78);
    await using server = await logServer((response) => response.end(log));
    const session = open(server);
    const { document, diagnosis, status } = await session.settled;
    session.close();
    expect({ status, diagnosis, bytes: document.byteLength }).toEqual({
      status: 'complete',
      diagnosis: undefined,
      bytes: LIMIT,
    });
  });

  it('is loaded whole when the reader asks for it', async () => {
    const log = gzipSync(LINE.repeat(60_000));
    await using server = await logServer((response) => response.end(log));
    const session = open(server);
    await session.settled;
    session.proceed();
    await expect.poll(() => session.getSnapshot().status).toBe('complete');
    const { document, diagnosis, stopped } = session.getSnapshot();
    session.close();
    expect(document.byteLength).toBe(60_000 * LINE.length);
    expect(document.lineCount).toBe(60_000);
    expect({ diagnosis, stopped }).toEqual({ diagnosis: undefined, stopped: undefined });
  });

  it('stays stopped at the limit after a refresh', async () => {
    await using server = await logServer((response) => {
      sendEndlessly(response, manyLines);
    });
    const session = open(server);
    await session.settled;
    session.refresh();
    await expect.poll(() => session.getSnapshot().stopped).toBe(true);
    expect(session.getSnapshot().document.byteLength).toBe(LIMIT);
    session.close();
  });

  it('is not followed any more, because each response is the whole log', async () => {
    const running = JSON.stringify({
      metadata: { name: 'train', namespace: 'team-a' },
      spec: { containers: [{ name: 'main' }] },
      status: {
        phase: 'Running',
        containerStatuses: [{ name: 'main', state: { running: {} }, ready: true }],
      },
    });
    await using server = await logServer(
      (response) => {
        sendEndlessly(response, manyLines);
      },
      { '/k8s/pod?': (response) => response.end(running) },
    );
    const session = open(server, { followInterval: 1 });
    const { stopped, diagnosis } = await session.settled;
    expect({ stopped, code: diagnosis?.code }).toEqual({ stopped: true, code: 'log-too-large' });
    session.close();
  });

  it('counts the bytes of a pod’s log over all its responses', async () => {
    // The node has rotated the log each time, so that a response goes on where the last one ended.
    let times = 0;
    const part = (n: number): string => `${n} ${'y'.repeat(97)}\n`.repeat(10_240);
    const running = JSON.stringify({
      metadata: { name: 'train', namespace: 'team-a' },
      spec: { containers: [{ name: 'main' }] },
      status: {
        phase: 'Running',
        containerStatuses: [{ name: 'main', state: { running: {} }, ready: true }],
      },
    });
    await using server = await logServer((response) => response.end(part(times++)), {
      '/k8s/pod?': (response) => response.end(running),
    });
    const session = open(server, { followInterval: 1 });
    await expect.poll(() => session.getSnapshot().stopped).toBe(true);
    const { document } = session.getSnapshot();
    session.close();
    expect(document.byteLength).toBe(LIMIT);
  });

  it('counts its lines as well, which take memory even where they are empty', async () => {
    await using server = await logServer((response) => {
      sendEndlessly(response, new Uint8Array(64 * 1024).fill(10));
    });
    const session = open(server);
    const { document, diagnosis } = await session.settled;
    session.close();
    expect(diagnosis?.code).toBe('log-too-large');
    expect(document.lineCount * 4).toBeLessThan(2 * LIMIT);
  });
});

describe('an archive whose log lies behind more than the limit', () => {
  it.each([
    ['tar', false],
    ['tar.gz', true],
  ])('is given up, and said to be too large: %s', async (_, isPacked) => {
    const header = hugeFile('paxheader', 'x');
    await using server = await logServer((response) => {
      if (!isPacked) {
        response.write(header);
        sendEndlessly(response, new Uint8Array(64 * 1024));
        return;
      }
      gzipEndlessly(response, header.toString('latin1') + '\0'.repeat(1_000_000));
    });
    const session = open(server);
    const { document, status, attempts } = await session.settled;
    session.close();
    expect({ status, bytes: document.byteLength }).toEqual({ status: 'unavailable', bytes: 0 });
    expect(attempts.find(({ rung }) => rung === 'live')?.cause).toMatchObject({
      code: 'log-unreadable',
      params: { text: 'It unpacks to more than 4 MiB.' },
    });
    await expect.poll(() => server.open.size).toBe(0);
  });
});

describe('a response that is no log', () => {
  it.each<[string, string, (response: ServerResponse) => void]>([
    [
      'a manifest',
      'response-too-large',
      (response) => {
        response.write('{"run":{"error":"');
        sendEndlessly(response, manyLines);
      },
    ],
    [
      'an error',
      'server-error',
      (response) => {
        response.writeHead(500);
        sendEndlessly(response, manyLines);
      },
    ],
  ])('is given up when it never ends: %s', async (_, code, respond) => {
    await using server = await logServer((response) => response.writeHead(500).end('no'), {
      '/apis/v1beta1/runs/': respond,
    });
    const session = open(server);
    const { attempts } = await session.settled;
    session.close();
    const asked = attempts.find(({ rung }) => rung === 'manifestArchive');
    expect(asked?.cause?.code).toBe(code);
    await expect.poll(() => server.open.size).toBe(0);
  });

  it('names the nodes of a workflow that unpack to more than is read', async () => {
    const nodes = gzipSync(Buffer.alloc(65 * MIB, ' ')).toString('base64');
    const workflow = { metadata: { name: 'wf' }, status: { compressedNodes: nodes } };
    const run = { pipeline_runtime: { workflow_manifest: JSON.stringify(workflow) } };
    await using server = await logServer((response) => response.writeHead(500).end('no'), {
      '/apis/v1beta1/runs/': (response) => response.end(JSON.stringify(run)),
    });
    const session = open(server);
    const { diagnosis } = await session.settled;
    session.close();
    const causes = [diagnosis, ...(diagnosis?.others ?? [])];
    expect(causes.find((it) => it?.code === 'response-too-large')?.params).toMatchObject({
      request: 'status.compressedNodes',
      text: 'The nodes of this workflow take more than 64 MiB.',
    });
  });

  it('of a rung of the host’s own is waited for as long as any other', async () => {
    await using server = await logServer((response) => response.end(LINE));
    const client = createKfpClient({ baseUrl: server.url, timeouts: { head: 100, stall: 100 } });
    const session = openRunLogs(
      { runId: 'b5f0', ...POD },
      {
        client,
        rungs: [
          {
            name: 'ours',
            climb: async (context) => {
              const { cause } = await context.readLog(() => new Promise(() => undefined));
              return { kind: 'miss', causes: cause ? [cause] : [] };
            },
          },
        ],
      },
    );
    const { diagnosis } = await session.settled;
    session.close();
    expect(diagnosis?.code).toBe('timeout');
  });
});
