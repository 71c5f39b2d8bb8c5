import { gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';

import {
  createKfpClient,
  openRunLogs,
  type RunLogsOptions,
  type RunLogsSnapshot,
  type RunLogsTarget,
} from '../../src/core/index.js';
import { serve, type TestServer } from '../support/serve.js';
import { tarHeader } from '../support/tarHeader.js';
import { textOf } from '../support/textOf.js';

const TARGET: RunLogsTarget = {
  runId: 'b5f0c1de-0002',
  podName: 'churn-x7k2p-system-container-impl-1234567890',
  namespace: 'team-a',
  createdAt: '2026-08-20T23:58:00Z',
};
const LINES = Array.from({ length: 400 }, (_, line) => `step ${line} loss=0.${line}\n`).join('');

const POD_GONE = 'Could not get pod churn in namespace team-a';

type Answer = (response: ServerResponse) => void;

/** Responds by the beginning of the path; by default the pod is gone and the run unknown. */
function kfp(answers: Record<string, Answer>): Promise<TestServer> {
  const byDefault: Record<string, Answer> = {
    '/k8s/pod?': (response) => response.writeHead(500).end(POD_GONE),
    '/k8s/pod/events?': (response) => response.writeHead(500).end('Error when listing pod events'),
    '/apis/v1beta1/runs/': (response) => response.writeHead(404).end('{"code":5,"message":"gone"}'),
    '/apis/v2beta1/healthz': (response) => response.writeHead(200).end('{"apiServerReady":true}'),
    '/apis/v2beta1/runs/': (response) => response.writeHead(404).end('artifact not found: <nil>'),
  };
  return serve((path, response) => {
    const all = { ...byDefault, ...answers };
    const found = Object.keys(all).find((start) => path.startsWith(start));
    if (found) all[found]?.(response);
    else response.writeHead(404, { 'content-type': 'text/html' }).end('<pre>Cannot GET</pre>');
  });
}

async function settle(
  server: TestServer,
  target: RunLogsTarget = TARGET,
  options: Partial<RunLogsOptions> = {},
): Promise<RunLogsSnapshot> {
  const client = createKfpClient({ baseUrl: server.url, timeouts: { head: 3_000, stall: 1_000 } });
  const session = openRunLogs(target, { client, ...options });
  const snapshot = await session.settled;
  session.close();
  return snapshot;
}

const log = (body: string | Uint8Array): Answer => {
  return (response) => {
    response.writeHead(200).end(body);
  };
};

describe('a body that stops', () => {
  it('is shown, with a warning, when the store was cut and the response never ends', async () => {
    await using server = await kfp({
      '/k8s/pod/logs': (response) => response.writeHead(200).write(LINES),
    });
    const { status, document, diagnosis } = await settle(server);
    expect(status).toBe('complete');
    expect(textOf(document)).toBe(LINES.trimEnd());
    expect(diagnosis).toMatchObject({ code: 'cut-off', severity: 'warning' });
    await expect.poll(() => server.open.size).toBe(0);
  });

  it('is completed from another copy of the log where there is one', async () => {
    await using server = await kfp({
      '/k8s/pod/logs': (response) => response.writeHead(200).write(LINES.slice(0, 3000)),
      '/artifacts/get': log(LINES),
    });
    const archive = { source: 'minio', bucket: 'mlpipeline', key: 'a/main.log' } as const;
    const { status, document, source, diagnosis } = await settle(server, { ...TARGET, archive });
    expect(status).toBe('complete');
    expect(textOf(document)).toBe(LINES.trimEnd());
    expect(source).toMatchObject({ rung: 'knownArchive', origin: 'archive' });
    expect(diagnosis).toBeUndefined();
  });

  it('is shown, with a warning, when the connection is reset in the middle', async () => {
    await using server = await kfp({
      '/k8s/pod/logs': (response) => {
        response.writeHead(200).write(LINES);
        setImmediate(() => response.destroy());
      },
    });
    const { status, document, diagnosis } = await settle(server);
    expect(status).toBe('complete');
    expect(document.byteLength).toBeGreaterThan(0);
    expect(diagnosis?.code).toBe('cut-off');
  });
});

describe('a response that does not come', () => {
  it('times out, and the ladder goes on', async () => {
    await using server = await kfp({
      '/artifacts/get': () => undefined,
      '/k8s/pod/logs': (response) =>
        response.writeHead(500).end('Could not get main container logs: S3Error'),
    });
    const archive = { source: 'minio', bucket: 'mlpipeline', key: 'a/main.log' } as const;
    const { status, attempts } = await settle(server, { ...TARGET, archive });
    expect(status).toBe('unavailable');
    expect(attempts.find((it) => it.rung === 'knownArchive')?.cause?.code).toBe('timeout');
    expect(attempts).toContainEqual(
      expect.objectContaining({ rung: 'guessedArchive', outcome: 'skipped' }),
    );
  });

  it('is told from a dead network, when only this request is reset', async () => {
    await using server = await kfp({
      '/k8s/pod/logs': (response) => response.destroy(),
      '/artifacts/get': log(LINES),
    });
    const archive = { source: 'minio', bucket: 'mlpipeline', key: 'a/main.log' } as const;
    const { status, document } = await settle(server, { ...TARGET, archive });
    expect(status).toBe('complete');
    expect(textOf(document)).toBe(LINES.trimEnd());
  });

  it('ends the ladder when there is no server at all', async () => {
    const server = await kfp({});
    await server[Symbol.asyncDispose]();
    const { status, diagnosis } = await settle(server);
    expect(status).toBe('unavailable');
    expect(diagnosis?.code).toBe('offline');
  });

  it('is recognised as a login page on another site by its redirect', async () => {
    await using server = await serve((path, response) => {
      if (path.includes('healthz'))
        response.writeHead(302, { location: 'http://127.0.0.1:9/dex/auth' });
      else response.destroy();
      response.end();
    });
    const { diagnosis } = await settle(server);
    expect(diagnosis?.code).toBe('login-required');
  });
});

describe('a compressed body', () => {
  const tar = (name: string, text: string): Buffer => {
    const content = Buffer.alloc(Math.ceil(text.length / 512) * 512);
    content.write(text);
    return Buffer.concat([tarHeader(name, text.length), content, Buffer.alloc(1024)]);
  };

  it.each([
    ['gzip', gzipSync(LINES)],
    ['tar', tar('main.log', LINES)],
    ['tar.gz', gzipSync(tar('main.log', LINES))],
  ])('is unpacked: %s', async (_, body) => {
    await using server = await kfp({ '/k8s/pod/logs': log(body) });
    const { status, document, diagnosis } = await settle(server);
    expect(status).toBe('complete');
    expect(textOf(document)).toBe(LINES.trimEnd());
    expect(diagnosis).toBeUndefined();
  });

  it('is read as far as it goes when the gzip breaks off', async () => {
    const noise = Array.from({ length: 20_000 }, (_, line) => `${line} ${Math.sin(line)}\n`).join(
      '',
    );
    const body = gzipSync(noise);
    await using server = await kfp({ '/k8s/pod/logs': log(body.subarray(0, body.length / 2)) });
    const { status, document, diagnosis } = await settle(server);
    expect(status).toBe('complete');
    expect(noise.startsWith(textOf(document).slice(0, 10_000))).toBe(true);
    expect(diagnosis?.code).toBe('object-damaged');
  });

  it('is no log when nothing of it can be unpacked', async () => {
    const body = Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(100, 7)]);
    await using server = await kfp({ '/k8s/pod/logs': log(body) });
    const { status, diagnosis } = await settle(server);
    expect(status).toBe('unavailable');
    expect([diagnosis?.code, ...(diagnosis?.others ?? []).map((it) => it.code)]).toContain(
      'log-unreadable',
    );
  });
});

describe('evidence', () => {
  it('holds no credential, cookie or authorization header', async () => {
    const secrets = [
      's3cr3t-bearer',
      's3cr3t-cookie',
      's3cr3t-provider',
      's3cr3t-body',
      's3cr3t-sig',
    ];
    await using server = await kfp({
      '/k8s/pod/logs': (response) =>
        response
          .writeHead(500, { 'set-cookie': 'session=s3cr3t-cookie' })
          .end('failed: Authorization: Bearer s3cr3t-body, https://s/x?X-Amz-Signature=s3cr3t-sig'),
      '/artifacts/get': (response) => response.writeHead(500).end('password=s3cr3t-body'),
    });
    const client = createKfpClient({
      baseUrl: server.url,
      headers: { authorization: 'Bearer s3cr3t-bearer', cookie: 'session=s3cr3t-cookie' },
    });
    const providerInfo = '{"Params":{"accessKey":"s3cr3t-provider"}}';
    const executorLogs = [{ uri: 'minio://mlpipeline/v2/executor-logs', providerInfo }];
    const session = openRunLogs({ ...TARGET, executorLogs }, { client });
    const snapshot = await session.settled;
    expect(server.requests.some((path) => path.includes('s3cr3t-provider'))).toBe(true);
    const shown = JSON.stringify({ ...snapshot, document: undefined });
    for (const secret of secrets) expect(shown).not.toContain(secret);
    expect(snapshot.attempts.length).toBeGreaterThan(4);
  });
});

describe('bad input', () => {
  it.each<[string, Partial<RunLogsTarget>, RegExp]>([
    ['no run', { runId: '' }, /runId is missing/],
    ['a run that is a path', { runId: '../secrets' }, /"\.\.\/secrets" is no ID/],
    ['a pod name with odd characters', { podName: 'train%25' }, /podName "train%25" is no name/],
    ['a namespace with odd characters', { namespace: 'Team A' }, /namespace "Team A" is no name/],
    ['a date that is none', { createdAt: 'yesterday' }, /createdAt "yesterday" is no date/],
  ])('is answered by a sentence, and nothing is sent: %s', async (_, change, sentence) => {
    await using server = await kfp({});
    const { status, diagnosis } = await settle(server, { ...TARGET, ...change });
    expect(status).toBe('unavailable');
    expect(diagnosis?.code).toBe('invalid-target');
    expect(diagnosis?.params['problem']).toMatch(sentence);
    expect(server.requests).toEqual([]);
  });

  it('says that a step without a pod has none', async () => {
    await using server = await kfp({});
    const { diagnosis } = await settle(server, { ...TARGET, podName: undefined });
    expect(diagnosis?.code).toBe('pod-name-missing');
  });

  it('says that a base URL is not KFP’s', async () => {
    await using server = await serve((_, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not Found</h1>');
    });
    const { status, diagnosis } = await settle(server);
    expect(status).toBe('unavailable');
    expect(diagnosis?.code).toBe('not-kfp');
  });
});

describe('a session', () => {
  it('leaves no request and no timer behind when it is closed', async () => {
    await using server = await kfp({
      '/k8s/pod/logs': (response) => response.writeHead(200).write(LINES),
    });
    const client = createKfpClient({ baseUrl: server.url });
    const session = openRunLogs(TARGET, { client });
    await expect.poll(() => session.getSnapshot().status).toBe('streaming');
    session.close();
    await expect.poll(() => server.open.size).toBe(0);
    expect((await session.settled).status).toBe('streaming');
  });

  it('goes on after a pause, without showing a line twice', async () => {
    let times = 0;
    await using server = await kfp({
      '/k8s/pod/logs': (response) => {
        times += 1;
        response.writeHead(200);
        if (times === 1) response.write(LINES.slice(0, 2000));
        else response.end(LINES);
      },
    });
    const session = openRunLogs(TARGET, { client: createKfpClient({ baseUrl: server.url }) });
    await expect.poll(() => session.getSnapshot().document.byteLength).toBe(2000);
    session.pause();
    await expect.poll(() => server.open.size).toBe(0);
    session.resume();
    const { document } = await session.settled;
    expect(textOf(document)).toBe(LINES.trimEnd());
  });

  it('asks for the UTC day on which the run was created', async () => {
    await using server = await kfp({ '/k8s/pod/logs': log(LINES) });
    await settle(server, { ...TARGET, createdAt: new Date('2026-08-20T23:58:00-02:00') });
    expect(server.requests.find((path) => path.startsWith('/k8s/pod/logs'))).toContain(
      'createdat=2026-08-21',
    );
  });
});
