import fc from 'fast-check';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { createKfpClient, type KfpClientOptions } from './client.js';
import { type KfpClient, KfpRequestError } from './types.js';

const servers = new Set<Server>();

/** A server of its own for each test, closed with all of its connections at the end. */
async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.add(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  servers.clear();
});

/** A client that records what it would have sent. */
function record(options: KfpClientOptions = {}): {
  client: KfpClient;
  sent: { url: string; init: RequestInit }[];
} {
  const sent: { url: string; init: RequestInit }[] = [];
  const fetch: typeof globalThis.fetch = (input, init = {}) => {
    sent.push({ url: typeof input === 'string' ? input : '', init });
    return Promise.resolve(new Response('ok'));
  };
  return { client: createKfpClient({ ...options, fetch }), sent };
}

const POD = { podName: 'churn-1', namespace: 'team-a' };
const OBJECT = { source: 'minio' as const, bucket: 'mlpipeline', key: 'a b/ü+&=?#%/main.log' };

async function failureOf(ask: () => Promise<unknown>): Promise<KfpRequestError> {
  const error: unknown = await Promise.resolve()
    .then(ask)
    .then(
      () => undefined,
      (reason: unknown) => reason,
    );
  if (!(error instanceof KfpRequestError)) throw new Error('no KfpRequestError', { cause: error });
  return error;
}

/** Time-out in milliseconds that holds on a busy machine. */
const PATIENCE = { timeout: 30_000 };

describe('the URL', () => {
  test.each([
    ['', ''],
    ['/', '/'],
    ['/pipeline', '/pipeline/'],
    ['https://kfp.example/pipeline/', 'https://kfp.example/pipeline/'],
  ])('stands behind the base URL %j', async (baseUrl, base) => {
    const { client, sent } = record({ baseUrl });
    await client.getPod(POD);
    await client.getHealth();
    expect(client.baseUrl).toBe(base);
    expect(sent.map(({ url }) => url)).toEqual([
      `${base}k8s/pod?podname=churn-1&podnamespace=team-a`,
      `${base}apis/v2beta1/healthz`,
    ]);
  });

  test.each<[string, (client: KfpClient) => Promise<unknown>, string]>([
    [
      'a log',
      (client) => client.getPodLogs({ ...POD, runId: 'b5f0', createdAt: '2026-08-20' }),
      'k8s/pod/logs?podname=churn-1&runid=b5f0&podnamespace=team-a&createdat=2026-08-20',
    ],
    [
      'a log, without what is not known',
      (client) =>
        client.getPodLogs({ podName: 'churn-1', namespace: '', runId: undefined, createdAt: '' }),
      'k8s/pod/logs?podname=churn-1',
    ],
    ['a pod without a namespace', (client) => client.getPod({ podName: 'a' }), 'k8s/pod?podname=a'],
    [
      'the events of a pod',
      (client) => client.getPodEvents(POD),
      'k8s/pod/events?podname=churn-1&podnamespace=team-a',
    ],
    ['a run', (client) => client.getRunManifest('b5f0-c1de'), 'apis/v1beta1/runs/b5f0-c1de'],
    [
      'an object',
      (client) => client.getArtifact(OBJECT, { namespace: 'team-a' }),
      'artifacts/get?source=minio&bucket=mlpipeline&key=a%20b%2F%C3%BC%2B%26%3D%3F%23%25%2Fmain.log&namespace=team-a',
    ],
    [
      'an object with what the store needs',
      (client) => client.getArtifact({ ...OBJECT, key: 'k', providerInfo: '{"Provider":"s3"}' }),
      'artifacts/get?source=minio&bucket=mlpipeline&key=k&providerInfo=%7B%22Provider%22%3A%22s3%22%7D',
    ],
    [
      'an artifact',
      (client) => client.readArtifact({ runId: 'r', node: 'n-1', name: 'main-logs' }),
      'apis/v2beta1/runs/r/nodes/n-1/artifacts/main-logs:read',
    ],
  ])('names %s', async (_, ask, url) => {
    const { client, sent } = record();
    await ask(client);
    expect(sent.map((it) => it.url)).toEqual([url]);
  });

  test('gives back the key that it was made of', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (key) => {
        const { client, sent } = record({ baseUrl: 'http://kfp.invalid' });
        await client.getArtifact({ ...OBJECT, key });
        expect(new URL(sent[0]?.url ?? '').searchParams.get('key')).toBe(key);
      }),
    );
  });

  test('is not made of a base URL that carries credentials', () => {
    expect(() => createKfpClient({ baseUrl: 'https://bob:hunter2@kfp.example' })).toThrow(
      TypeError,
    );
  });
});

describe('names that Kubernetes does not allow', () => {
  test.each(['%', '%25', '', 'A', 'a/../b', 'a?b', 'x'.repeat(254)])(
    '%j is not sent',
    async (name) => {
      const { client, sent } = record();
      for (const ask of [
        () => client.getPodLogs({ podName: name }),
        () => client.getPod({ podName: name, namespace: 'a' }),
        () => client.getPodEvents({ podName: name, namespace: 'a' }),
      ]) {
        expect(await failureOf(ask)).toMatchObject({ failure: 'invalid' });
      }
      expect(sent).toEqual([]);
    },
  );

  test('are not sent as a namespace', async () => {
    const { client, sent } = record();
    const failure = await failureOf(() => client.getPodLogs({ podName: 'a', namespace: '%' }));
    expect(failure).toMatchObject({ failure: 'invalid', request: 'GET k8s/pod/logs' });
    expect(failure.message).toContain('namespace');
    expect(failure.message).not.toContain('%');
    expect(sent).toEqual([]);
  });
});

/** What is no segment of a path, or becomes another one on its way. */
const STRAYS = [
  ...['', '.', '..', '%2e%2e', '%2E.', '.%2e', '%252e%252e', '%', '...', '.a', ' ', ' a'],
  ...[
    'a/b',
    '/',
    '..\\..',
    'a?b',
    'a#b',
    'a:read',
    'a b',
    'a\n',
    '\u0000',
    'a\u202eb',
    'é',
    '\ud800',
  ],
  'x'.repeat(254),
];

describe('a segment of a path', () => {
  const asks = (segment: string): readonly ((client: KfpClient) => Promise<unknown>)[] => [
    (client) => client.getRunManifest(segment),
    (client) => client.readArtifact({ runId: segment, node: 'n', name: 'main-logs' }),
    (client) => client.readArtifact({ runId: 'r', node: segment, name: 'main-logs' }),
    (client) => client.readArtifact({ runId: 'r', node: 'n', name: segment }),
  ];

  test.each(STRAYS)('is not sent when it is %j', async (segment) => {
    const { client, sent } = record();
    for (const ask of asks(segment)) {
      const failure = await failureOf(() => ask(client));
      expect(failure).toMatchObject({ failure: 'invalid' });
      expect(failure.message).toMatch(/^Not sent: /);
    }
    expect(sent).toEqual([]);
  });

  test('cannot lead to another route, whatever it is', async () => {
    const near = fc.stringMatching(/^[.%2eEfF5cC/\\a]{1,8}$/);
    const anything = fc.oneof(near, fc.constantFrom(...STRAYS), fc.string({ unit: 'binary' }));
    await fc.assert(
      fc.asyncProperty(anything, anything, anything, async (runId, node, name) => {
        const { client, sent } = record({ baseUrl: 'http://kfp.invalid/pipeline' });
        await client.getRunManifest(runId).catch(() => undefined);
        await client.readArtifact({ runId, node, name }).catch(() => undefined);
        for (const { url } of sent) {
          const path = new URL(url).pathname.split('/').map(decodeURIComponent);
          expect([
            ['', 'pipeline', 'apis', 'v1beta1', 'runs', runId],
            [
              ...['', 'pipeline', 'apis', 'v2beta1', 'runs', runId],
              ...['nodes', node, 'artifacts', `${name}:read`],
            ],
          ]).toContainEqual(path);
        }
      }),
    );
  });

  test('in a query is not sent as half of a surrogate pair', async () => {
    const { client, sent } = record();
    const failure = await failureOf(() => client.getArtifact({ ...OBJECT, key: 'a\ud800' }));
    expect(failure).toMatchObject({ failure: 'invalid', request: 'GET artifacts/get' });
    expect(sent).toEqual([]);
  });

  test.each([
    ['key', { key: 'é'.repeat(513) }],
    ['bucket', { bucket: 'b'.repeat(256) }],
  ])('in a query is not sent as a %s that no store has', async (kind, long) => {
    const { client, sent } = record();
    const failure = await failureOf(() => client.getArtifact({ ...OBJECT, ...long }));
    expect(failure).toMatchObject({ failure: 'invalid' });
    expect(failure.message).toContain(kind);
    expect(sent).toEqual([]);
  });

  test('in a query stays the value that it was, or is not sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const { client, sent } = record({ baseUrl: 'http://kfp.invalid' });
        const failed = await client
          .getArtifact({ source: 'minio', bucket: text, key: text, providerInfo: text })
          .then(
            () => undefined,
            (error: unknown) => error,
          );
        if (failed) expect(failed).toMatchObject({ failure: 'invalid' });
        for (const { url } of sent) {
          const { pathname, searchParams } = new URL(url);
          expect(pathname).toBe('/artifacts/get');
          expect(searchParams.get('key') ?? '').toBe(text);
          expect([...searchParams.keys()]).toHaveLength(text ? 4 : 1);
        }
      }),
    );
  });
});

describe('headers of a host', () => {
  test.each<[string, KfpClientOptions['headers'], string]>([
    [
      'have a value that HTTP does not allow',
      { Authorization: 'q9q9\nq9q9' },
      'HTTP does not allow',
    ],
    ['have such a name', { 'q9 q9': 'x' }, 'HTTP does not allow'],
    [
      'come from a function that throws',
      () => {
        throw new Error('no session q9q9');
      },
      'has thrown',
    ],
  ])('that %s are named, not repeated', async (_, headers, words) => {
    const { client, sent } = record({ headers });
    const failure = await failureOf(() => client.getHealth());
    expect(failure.message).toContain(words);
    expect(failure.message).not.toContain('q9');
    expect(sent).toEqual([]);
  });
});

describe('a request', () => {
  test('is sent with the headers of the moment', async () => {
    let token = 'first';
    const { client, sent } = record({ headers: () => ({ Authorization: `Bearer ${token}` }) });
    await client.getHealth();
    token = 'second';
    await client.getHealth();
    expect(sent.map(({ init }) => new Headers(init.headers).get('authorization'))).toEqual([
      'Bearer first',
      'Bearer second',
    ]);
  });

  test('arrives with its headers, and gets a response', async () => {
    const baseUrl = await listen((request, response) => {
      response.writeHead(403, { 'content-type': 'text/html', 'content-disposition': 'inline' });
      response.end(JSON.stringify([request.method, request.url, request.headers['x-user']]));
    });
    const client = createKfpClient({ baseUrl, headers: { 'X-User': 'bob' } });
    const { body, ...head } = await client.getPod(POD);
    expect(head).toEqual({
      endpoint: 'pod',
      request: `GET ${baseUrl}/k8s/pod?podname=churn-1&podnamespace=team-a`,
      status: 403,
      redirected: false,
      contentType: 'text/html',
      contentDisposition: 'inline',
    });
    expect(await new Response(body).json()).toEqual([
      'GET',
      '/k8s/pod?podname=churn-1&podnamespace=team-a',
      'bob',
    ]);
  });

  test('asks for what is there now, with the cookies of its own site only', async () => {
    const { client, sent } = record();
    await client.getPod(POD);
    expect(sent[0]?.init).toMatchObject({
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
    });
  });

  test('has an empty body where the server sent none', async () => {
    const baseUrl = await listen((_, response) => response.writeHead(204).end());
    const { body } = await createKfpClient({ baseUrl }).getPod(POD);
    expect(await new Response(body).text()).toBe('');
  });

  test('tells how long its body will be where the server says so', async () => {
    const url = await listen((request, response) => {
      const isObject = request.url?.includes('artifacts') ?? false;
      response.writeHead(200, isObject ? { 'content-length': 5 } : {});
      response.write('he');
      response.end('llo');
    });
    const client = createKfpClient({ baseUrl: url });
    const streamed = await client.getPodLogs(POD);
    const measured = await client.getArtifact(OBJECT);
    expect(streamed.contentLength).toBeUndefined();
    expect(measured.contentLength).toBe(5);
    await streamed.body.cancel();
    await measured.body.cancel();
  });

  test('tells that another path of the site has answered', async () => {
    const baseUrl = await listen((request, response) => {
      if (request.url === '/moved') response.end('<html>');
      else response.writeHead(302, { location: '/moved' }).end();
    });
    const redirected = await createKfpClient({ baseUrl }).getPod(POD);
    expect(redirected).toMatchObject({ redirected: true, status: 200 });
  });

  test('shows no credentials', async () => {
    const { client } = record({
      headers: { Authorization: 'Bearer q9q9q9q9', Cookie: 'session=q9q9q9q9' },
    });
    const answers = await Promise.all([
      client.getPod(POD),
      client.getArtifact({ ...OBJECT, key: 'k', providerInfo: '{"SecretKey":"q9q9q9q9"}' }),
    ]);
    for (const { request } of answers) expect(request).not.toContain('q9q9');
    expect(answers[1].request).toBe(
      'GET artifacts/get?source=minio&bucket=mlpipeline&key=k&providerInfo=…',
    );
  });

  test('without a server fails as a network error', async () => {
    const baseUrl = await listen((request) => request.socket.destroy());
    const failure = await failureOf(() => createKfpClient({ baseUrl }).getPod(POD));
    expect(failure).toMatchObject({
      failure: 'network',
      request: `GET ${baseUrl}/k8s/pod?podname=churn-1&podnamespace=team-a`,
    });
    expect(failure.cause).toBeInstanceOf(TypeError);
  });

  test('without a response in time fails, and is aborted', async () => {
    const closed = vi.fn();
    const baseUrl = await listen((request) => request.socket.on('close', closed));
    const client = createKfpClient({ baseUrl, timeouts: { head: 1_000 } });
    expect(client.timeouts).toEqual({ head: 1_000, stall: 30_000 });
    expect(await failureOf(() => client.getPod(POD))).toMatchObject({
      failure: 'timeout',
      message: 'No answer within 1 seconds.',
      request: `GET ${baseUrl}/k8s/pod?podname=churn-1&podnamespace=team-a`,
    });
    await vi.waitFor(() => {
      expect(closed).toHaveBeenCalled();
    }, PATIENCE);
  });

  test('whose head has come in time may take longer for its body', async () => {
    let finish: () => void = () => undefined;
    const baseUrl = await listen((_, response) => {
      response.write('slow ');
      finish = () => response.end('log');
    });
    const client = createKfpClient({ baseUrl, timeouts: { head: 10_000 } });
    const clear = vi.spyOn(globalThis, 'clearTimeout');
    const { body } = await client.getPod(POD);
    expect(clear).toHaveBeenCalled();
    clear.mockRestore();
    finish();
    expect(await new Response(body).text()).toBe('slow log');
  });
});

describe('an abort', () => {
  test('before the request sends none', async () => {
    const { client, sent } = record();
    const reason = new Error('not wanted');
    await expect(client.getPod(POD, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(sent).toEqual([]);
  });

  test('while waiting ends the request with its reason', async () => {
    const aborter = new AbortController();
    const reason = new Error('not wanted');
    const closed = vi.fn();
    const baseUrl = await listen((request) => {
      request.socket.on('close', closed);
      aborter.abort(reason);
    });
    const asked = createKfpClient({ baseUrl }).getPod(POD, { signal: aborter.signal });
    await expect(asked).rejects.toBe(reason);
    await vi.waitFor(() => {
      expect(closed).toHaveBeenCalled();
    }, PATIENCE);
  });

  test('while the body comes ends it with its reason', async () => {
    const aborter = new AbortController();
    const reason = new Error('not wanted');
    const baseUrl = await listen((_, response) => response.write('some '));
    const { body } = await createKfpClient({ baseUrl }).getPod(POD, { signal: aborter.signal });
    const reader = body.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('some ');
    aborter.abort(reason);
    await expect(reader.read()).rejects.toBe(reason);
  });
});
