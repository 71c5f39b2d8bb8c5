import { describe, expect, test } from 'vitest';

import {
  createKfpClient,
  DEFAULT_RUNGS,
  kubernetesPodLogs,
  type LogDocument,
  LogTimes,
  openRunLogs,
  type RunLogsSnapshot,
  type RunLogsTarget,
} from '../../src/core/index.js';
import { createPod, createWorld, scenarios, type World } from '../../src/msw/index.js';
import { serveWorld } from '../support/serveWorld.js';
import { podOf, STEP, StepServer } from '../support/StepServer.js';

const POD = 'churn-x7k2p-system-container-impl-1234567890';
const TARGET: RunLogsTarget = { runId: 'b5f0', podName: POD, namespace: 'team-a' };
const KEY = `team-a/${POD}`;

/** All bytes of a document as text, its last newline too. */
const textOf = (document: LogDocument): string => Buffer.concat(document.chunks()).toString();

function runningWorld(log = 'one\ntwo\n'): World {
  return createWorld({
    kubernetes: [createPod({ name: POD, namespace: 'team-a' })],
    logs: { [KEY]: log },
  });
}

/** A session that asks Kubernetes through the page's server, and follows at once. */
function open(url: string, target = TARGET, alone = true, stall = 5_000, followInterval = 1) {
  const client = createKfpClient({ baseUrl: url, timeouts: { head: 10_000, stall } });
  const rung = kubernetesPodLogs({ url, timeouts: { stall } });
  const rungs = alone ? [rung] : [rung, ...DEFAULT_RUNGS];
  const session = openRunLogs(target, { client, rungs, followInterval, waitInterval: 10 });
  return Object.assign(session, {
    until: async (is: (snapshot: RunLogsSnapshot) => boolean) => {
      await expect.poll(() => is(session.getSnapshot())).toBe(true);
      return session.getSnapshot();
    },
    [Symbol.dispose]: () => {
      session.close();
    },
  });
}

const logRequests = (requests: readonly string[]): string[] =>
  requests.filter((it) => it.includes('/log?'));

describe('a log that Kubernetes streams', () => {
  test('is read, followed, and complete when the container has ended', async () => {
    const world = runningWorld();
    await using server = await serveWorld(world);
    using session = open(server.url);
    await session.until(({ status }) => status === 'following');
    expect(textOf(session.getSnapshot().document)).toBe('one\ntwo\n');
    expect(session.getSnapshot().source).toEqual({ rung: 'kubernetesPodLogs', origin: 'pod' });
    await expect.poll(() => logRequests(server.requests).length).toBe(2);
    world.writeLog(POD, 'three\n');
    await session.until(({ document }) => textOf(document).endsWith('three\n'));
    world.writeLog(POD, 'four');
    world.finishPod(POD);
    const { status, source, document, diagnosis } = await session.until(
      (it) => it.status === 'complete',
    );
    expect([status, source?.origin, diagnosis]).toEqual(['complete', 'podEnded', undefined]);
    expect(textOf(document)).toBe('one\ntwo\nthree\nfour');
    expect(logRequests(server.requests)[1]).toMatch(
      /\/log\?container=main&timestamps=true&follow=true&sinceTime=2026-08-20T08%3A59%3A59Z$/,
    );
  });

  test('streams as soon as it is read, without the pause of a log that is polled', async () => {
    const world = runningWorld();
    await using server = await serveWorld(world);
    using session = open(server.url, TARGET, true, 5_000, 180_000);
    await expect.poll(() => logRequests(server.requests).at(-1)).toContain('follow=true');
    world.writeLog(POD, 'three\n');
    await session.until(({ document }) => textOf(document).endsWith('three\n'));
  });

  test('is read to its end where the container ended while it was read', async () => {
    const stamped = ['one', 'two'].map((it, at) => `2026-08-20T09:00:0${at}.000000000Z ${it}\n`);
    let reads = 0;
    const finishedAt = new Date().toISOString();
    const pod = {
      spec: { containers: [{ name: 'main' }] },
      status: {
        phase: 'Succeeded',
        containerStatuses: [{ name: 'main', state: { terminated: { exitCode: 0, finishedAt } } }],
      },
    };
    const fetch = (url: RequestInfo | URL): Promise<Response> => {
      if (!new Request(url).url.includes('/log?')) return Promise.resolve(Response.json(pod));
      reads += 1;
      return Promise.resolve(new Response(stamped.slice(0, reads).join('')));
    };
    const url = 'http://kubernetes.invalid';
    const session = openRunLogs(TARGET, {
      client: createKfpClient({ baseUrl: url, fetch }),
      rungs: [kubernetesPodLogs({ url, fetch })],
      followInterval: 1,
    });
    const { status, document } = await session.settled;
    session.close();
    expect([status, textOf(document)]).toEqual(['complete', 'one\ntwo\n']);
  });

  test('is followed where its first line has not ended yet', async () => {
    const world = runningWorld('one');
    await using server = await serveWorld(world);
    using session = open(server.url);
    await session.until(({ status }) => status === 'following');
    await expect.poll(() => logRequests(server.requests).length).toBe(2);
    world.writeLog(POD, ' and a half\ntwo\n');
    world.finishPod(POD);
    const { document } = await session.until(({ status }) => status === 'complete');
    expect(textOf(document)).toBe('one and a half\ntwo\n');
  });

  test('is read again and again where the server in between leaves out the stamps', async () => {
    let log = 'one\n';
    const pod = {
      spec: { containers: [{ name: 'main' }] },
      status: { phase: 'Running', containerStatuses: [{ name: 'main', state: { running: {} } }] },
    };
    const fetch = (url: RequestInfo | URL): Promise<Response> =>
      Promise.resolve(
        new Request(url).url.includes('/log?') ? new Response(log) : Response.json(pod),
      );
    const url = 'http://kubernetes.invalid';
    const session = openRunLogs(TARGET, {
      client: createKfpClient({ baseUrl: url, fetch }),
      rungs: [kubernetesPodLogs({ url, fetch })],
      followInterval: 1,
    });
    const { document } = session.getSnapshot();
    await expect.poll(() => session.getSnapshot().status).toBe('following');
    log += 'two\n';
    await expect.poll(() => textOf(document)).toBe('one\ntwo\n');
    session.close();
  });

  test.each<[string, readonly (200 | 503)[]]>([
    ['its connection ended before the container did', [200, 200]],
    ['its connection ended, and Kubernetes could not say what the container did', [200, 503, 200]],
  ])('is read to its end where %s', async (_, statuses) => {
    const stamped = ['one', 'two'].map((it, at) => `2026-08-20T09:00:0${at}.000000000Z ${it}\n`);
    const podOf = (state: object): object => ({
      spec: { containers: [{ name: 'main' }] },
      status: { phase: 'Running', containerStatuses: [{ name: 'main', state }] },
    });
    const ended = podOf({ terminated: { exitCode: 0, finishedAt: '2026-08-20T09:00:01Z' } });
    let looks = 0;
    let follows = 0;
    const fetch = (url: RequestInfo | URL): Promise<Response> => {
      const path = new Request(url).url;
      if (path.includes('follow=true')) {
        follows += 1;
        return Promise.resolve(new Response(stamped.slice(0, follows).join('')));
      }
      if (path.includes('/log?')) return Promise.resolve(new Response(stamped[0]));
      looks += 1;
      const status = statuses[looks - 1] ?? 200;
      const pod = looks === 1 ? podOf({ running: {} }) : ended;
      return Promise.resolve(status === 200 ? Response.json(pod) : new Response('', { status }));
    };
    const url = 'http://kubernetes.invalid';
    const session = openRunLogs(TARGET, {
      client: createKfpClient({ baseUrl: url, fetch }),
      rungs: [kubernetesPodLogs({ url, fetch })],
      followInterval: 1,
    });
    const { status, document } = await session.settled;
    session.close();
    expect([status, textOf(document)]).toEqual(['complete', 'one\ntwo\n']);
  });

  test('goes on from its last line where the connection breaks', async () => {
    const world = runningWorld();
    const cuts = [90, 510, 733];
    world.fault = ({ url }) => {
      const afterBytes = url.includes('follow=true') ? cuts.shift() : undefined;
      return afterBytes === undefined ? undefined : { kind: 'cut', afterBytes };
    };
    await using server = await serveWorld(world);
    using session = open(server.url);
    await session.until(({ status }) => status === 'following');
    for (let line = 0; line < 40; line += 1) world.writeLog(POD, `line ${line}\n`);
    await session.until(({ document }) => textOf(document).endsWith('line 39\n'));
    world.finishPod(POD);
    const { document } = await session.until(({ status }) => status === 'complete');
    const lines = Array.from({ length: 40 }, (_, line) => `line ${line}\n`);
    expect(textOf(document)).toBe(`one\ntwo\n${lines.join('')}`);
  });

  test('has the times of its lines, over all connections', async () => {
    const world = runningWorld();
    const cuts = [90, 510];
    world.fault = ({ url }) => {
      const afterBytes = url.includes('follow=true') ? cuts.shift() : undefined;
      return afterBytes === undefined ? undefined : { kind: 'cut', afterBytes };
    };
    await using server = await serveWorld(world);
    using session = open(server.url);
    await session.until(({ status }) => status === 'following');
    for (let line = 0; line < 20; line += 1) world.writeLog(POD, `line ${line}\n`);
    world.finishPod(POD);
    const { document } = await session.until(({ status }) => status === 'complete');
    const times = new LogTimes(document);
    const body = await (
      await fetch(
        `${server.url}/api/v1/namespaces/team-a/pods/${POD}/log?container=main&timestamps=true`,
      )
    ).text();
    const lines = body.trimEnd().split('\n');
    expect(lines).toHaveLength(22);
    const sent = lines.map((line) => Date.parse(line.slice(0, line.indexOf(' '))));
    const read = lines.map((_, line) => Math.floor(times.of(line)?.time ?? 0));
    expect(read).toEqual(sent);
  });

  test('is asked for again after a silence', async () => {
    const world = runningWorld();
    let stalls = 1;
    world.fault = ({ url }) =>
      url.includes('follow=true') && stalls-- > 0 ? { kind: 'stall', afterBytes: 40 } : undefined;
    await using server = await serveWorld(world);
    using session = open(server.url, TARGET, true, 300);
    await session.until(({ status }) => status === 'following');
    world.writeLog(POD, 'three\n');
    await session.until(({ document }) => textOf(document) === 'one\ntwo\nthree\n');
    expect(session.getSnapshot().status).toBe('following');
  });

  test('is that of the container that was asked for', async () => {
    const world = runningWorld();
    world.writeLog(POD, 'saved\n', 'wait');
    world.finishPod(POD);
    await using server = await serveWorld(world);
    using session = open(server.url, { ...TARGET, container: 'wait' });
    const { document } = await session.until(({ status }) => status === 'complete');
    expect(textOf(document)).toBe('saved\n');
  });

  test('needs no right to see the pod', async () => {
    const world = runningWorld();
    world.setMayRead('pods', 'team-a', false);
    await using server = await serveWorld(world);
    using session = open(server.url);
    await session.until(({ status }) => status === 'following');
    world.writeLog(POD, 'three\n');
    await session.until(({ document }) => textOf(document).endsWith('three\n'));
    world.finishPod(POD);
    const { document } = await session.until(({ status }) => status === 'complete');
    expect(textOf(document)).toBe('one\ntwo\nthree\n');
  });

  test('is waited for while the container has printed nothing', async () => {
    const world = runningWorld('');
    await using server = await serveWorld(world);
    using session = open(server.url);
    expect((await session.settled).diagnosis?.code).toBe('no-output-yet');
    world.writeLog(POD, 'one\n');
    await session.until(({ document }) => textOf(document) === 'one\n');
  });
});

describe('what Kubernetes says in its place', () => {
  test.each<[string, (world: World) => void, string, Partial<RunLogsTarget>?]>([
    [
      'the pod is gone',
      (world) => {
        world.deletePod(POD);
      },
      'pod-gone',
    ],
    [
      'no right',
      (world) => {
        world.setMayRead('pods/log', 'team-a', false);
      },
      'pod-log-forbidden',
    ],
    [
      'the node does not answer',
      (world) => {
        world.setNodeState('node-1', 'refuses');
      },
      'node-unreachable',
    ],
    ['no such container', () => undefined, 'container-not-found', { container: 'user' }],
    [
      'a container that is being created',
      (world) => {
        const waiting = { reason: 'ContainerCreating' };
        world.apply(createPod({ name: POD, namespace: 'team-a', state: { waiting } }));
      },
      'pod-starting',
    ],
  ])('%s', async (_, change, code, target = {}) => {
    const world = runningWorld();
    change(world);
    await using server = await serveWorld(world);
    using session = open(server.url, { ...TARGET, ...target });
    expect((await session.settled).diagnosis?.code).toBe(code);
  });

  test('a container that was never restarted', async () => {
    await using server = await serveWorld(runningWorld());
    const client = createKfpClient({ baseUrl: server.url });
    const rungs = [kubernetesPodLogs({ url: server.url, previous: true })];
    const session = openRunLogs(TARGET, { client, rungs });
    expect((await session.settled).diagnosis?.code).toBe('kubelet-file-gone');
    session.close();
  });
});

test('the archive has the log of a pod that goes while it is followed', async () => {
  const { world, target } = scenarios.running.create();
  await using server = await serveWorld(world);
  using session = open(server.url, target, false);
  await session.until(({ status }) => status === 'following');
  const name = target.podName ?? '';
  world.writeLog(name, 'the last line\n');
  world.finishPod(name);
  world.deletePod(name);
  const { document } = await session.until(({ status }) => status === 'complete');
  expect(textOf(document)).toContain('the last line');
});

test.each([404, 503])(
  'what KFP sends once a pod has gone that was there when it was asked for is its archived log: %i',
  async (code) => {
    const step = new StepServer();
    Object.assign(step, { pod: 'none', phase: 'Succeeded', isArchived: true, fallsBack: true });
    step.archive = Buffer.from('one\ntwo\nthree\nfour\n');
    const refusal = (code: number) => {
      const message = code === 404 ? `pods "${STEP.podName ?? ''}" not found` : 'not available';
      return Response.json({ kind: 'Status', message, code }, { status: code });
    };
    let reads = 0;
    const fetch = (url: RequestInfo | URL): Promise<Response> => {
      const isLog = new Request(url).url.includes('/log?');
      if (isLog) reads += 1;
      if (reads > 1) return Promise.resolve(refusal(isLog ? code : 404));
      // The node has rotated it, and its last line has not ended.
      const log = '2026-08-20T09:00:00Z three\n2026-08-20T09:00:01Z fo';
      return Promise.resolve(isLog ? new Response(log) : Response.json(podOf('running')));
    };
    const session = openRunLogs(STEP, {
      client: step.client(),
      rungs: [kubernetesPodLogs({ url: 'http://kubernetes.invalid', fetch }), ...DEFAULT_RUNGS],
      followInterval: 1,
    });
    const { status, document } = await session.settled;
    session.close();
    expect([status, textOf(document)]).toEqual(['complete', 'one\ntwo\nthree\nfour\n']);
  },
);

test('a container that KFP does not serve is read from Kubernetes', async () => {
  const { world, target } = scenarios.otherContainer.create();
  await using server = await serveWorld(world);
  using session = open(server.url, target, false);
  const { document, source } = await session.until(({ status }) => status === 'following');
  expect(textOf(document)).toContain('Starting Workflow Executor');
  expect(source?.rung).toBe('kubernetesPodLogs');
});
