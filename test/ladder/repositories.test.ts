import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import {
  ArtifactRepositoryError,
  configMapRepositories,
  openRunLogs,
  createKfpClient,
  staticRepositories,
  type ArtifactRepositorySource,
  type RunLogsOptions,
  type RunLogsTarget,
} from '../../src/core/index.js';
import { scenarios } from '../../src/msw/index.js';
import { readExchanges } from '../support/exchanges/readExchanges.js';
import { readRecording } from '../support/exchanges/readRecording.js';
import { worldFromRecording } from '../support/exchanges/worldFromRecording.js';
import { serve } from '../support/serve.js';
import { serveWorld } from '../support/serveWorld.js';
import { hostOptions } from './hostOptions.js';
import { watch } from './watch.js';

const file = (name: string): string =>
  fileURLToPath(new URL(`../exchanges/${name}`, import.meta.url));
const recording = await readRecording(file('world.json'), file('variants.json'));
const exchanges = await readExchanges(file('exchanges.jsonl'));

const throughDashboard = (url: string): ArtifactRepositorySource =>
  configMapRepositories({
    url: `${url}/api/k8s/api/v1/namespaces/{namespace}/configmaps/{configMap}`,
  });

describe('the look-up of artifact repositories', () => {
  it('opens collected runs of three namespaces, each with its own prefix and kind of ConfigMap', async () => {
    const run = scenarios.repositoriesLookedUp.create();
    await using server = await serveWorld(run.world);
    for (const target of [run.target, ...(run.targets ?? [])]) {
      const { status, source } = await watch(server.url, target, hostOptions(run, server.url));
      expect({ namespace: target.namespace, status }).toEqual({
        namespace: target.namespace,
        status: 'complete',
      });
      expect(source?.key).toMatch(/^(team-a|logs\/b|private-artifacts\/team-f)\//);
    }
  });

  it('is off by default: the requests are those of a ladder without it', async () => {
    const run = scenarios.repositoriesLookedUp.create();
    await using server = await serveWorld(run.world);
    await watch(server.url, run.target);
    expect(server.requests.map((it) => it.replace(/\?.*/, ''))).toEqual([
      'GET /k8s/pod',
      'GET /k8s/pod/logs',
      'GET /k8s/pod/events',
      `GET /apis/v1beta1/runs/${run.target.runId}`,
      `GET /apis/v2beta1/runs/${run.target.runId}/nodes/${run.target.podName ?? ''}/artifacts/main-logs:read`,
    ]);
  });

  it('trusts the run’s stored workflow more than the ConfigMap of today', async () => {
    const run = scenarios.prefixChanged.create();
    await using server = await serveWorld(run.world);
    const { source } = await watch(server.url, run.target, hostOptions(run, server.url));
    expect(source?.key).toMatch(/^logs\/before\//);
    expect(server.requests.filter((it) => it.includes('/api/k8s/'))).toEqual([]);
  });

  it('accepts the host’s own list of namespaces as well', async () => {
    const run = scenarios.repositoriesLookedUp.create();
    await using server = await serveWorld(run.world);
    const repositories = staticRepositories({ 'team-a': 'team-a/{{workflow.name}}/{{pod.name}}' });
    const { source } = await watch(server.url, run.target, { repositories });
    expect(source).toMatchObject({ rung: 'configuredArchive', bucket: 'mlpipeline' });
  });

  it('never sends a key with a tag that it cannot fill in, and says which and where', async () => {
    const run = scenarios.keyPrefixMissing.create();
    await using server = await serveWorld(run.world);
    const repositories = staticRepositories({
      'team-a': 'logs/{{workflow.labels.team}}/{{=workflow.name}}/{{pod.name}}',
    });
    const { diagnosis } = await watch(server.url, run.target, { repositories });
    expect(server.requests.filter((it) => it.includes('artifacts/get'))).toEqual([]);
    const all = [diagnosis, ...(diagnosis?.others ?? [])].flatMap((it) => it ?? []);
    const unsupported = all.find(({ code }) => code === 'key-tags-unsupported');
    expect(unsupported?.params['key']).toContain('{{workflow.labels.team}} (6)');
    expect(unsupported?.params['key']).toContain('{{=workflow.name}} (31)');
  });

  it('refuses a key that climbs out of the store’s root', async () => {
    const run = scenarios.keyPrefixMissing.create();
    await using server = await serveWorld(run.world);
    const repositories = staticRepositories({ 'team-a': '../{{pod.name}}' });
    await watch(server.url, run.target, { repositories });
    expect(server.requests.filter((it) => it.includes('artifacts/get'))).toEqual([]);
  });

  it('finds keys with characters that KFP’s own server refuses', async () => {
    const run = scenarios.keyPrefixMissing.create();
    const { world, target } = run;
    const key = `dt=2026-08-20/team+1/café/${target.podName ?? ''}/main.log`;
    world.putObject('mlpipeline', key, 'found\n');
    await using server = await serveWorld(world);
    const keyFormat =
      'dt={{workflow.creationTimestamp.Y}}-{{workflow.creationTimestamp.m}}-{{workflow.creationTimestamp.d}}/team+1/café/{{pod.name}}';
    const repositories = staticRepositories({ 'team-a': keyFormat });
    const { source } = await watch(server.url, target, { repositories });
    expect(source?.key).toBe(key);
  });

  it('guesses at most eight keys, and only when nothing tells the key', async () => {
    const run = scenarios.keyGuessed.create();
    await using server = await serveWorld(run.world);
    const found = await watch(server.url, run.target, hostOptions(run, server.url));
    expect(found.diagnosis).toMatchObject({ code: 'key-guessed', severity: 'warning' });

    const other = scenarios.keyPrefixMissing.create();
    await using otherServer = await serveWorld(other.world);
    await watch(otherServer.url, other.target, {
      repositories: throughDashboard(otherServer.url),
    });
    const guesses = otherServer.requests.filter((it) => it.includes('artifacts/get'));
    expect(guesses.length).toBeGreaterThan(2);
    expect(guesses.length).toBeLessThanOrEqual(8);
  });

  it('keeps a failed look-up as a note beside a log that another rung gives', async () => {
    const run = scenarios.repositoryForbidden.create();
    const { world, target } = run;
    world.putObject('mlpipeline', 'v2/executor-logs', 'the program’s own output\n');
    await using server = await serveWorld(world);
    const executorLogs = [{ uri: 'minio://mlpipeline/v2/executor-logs' }];
    const { status, diagnosis } = await watch(
      server.url,
      { ...target, executorLogs },
      hostOptions(run, server.url),
    );
    expect(status).toBe('complete');
    expect(diagnosis?.code).toBe('executor-logs-only');
    expect(diagnosis?.others).toMatchObject([
      {
        code: 'repository-forbidden',
        params: {
          who: 'system:serviceaccount:kubeflow:centraldashboard',
          configMap: 'artifact-repositories',
          namespace: 'team-e',
        },
      },
    ]);
  });
});

describe('what the response for a ConfigMap says', () => {
  const json = (body: unknown): string => JSON.stringify(body);
  const status = (code: number, message: string): string =>
    json({ kind: 'Status', code, message, status: 'Failure' });

  it.each<[string, number, string, string]>([
    ['there is none', 404, status(404, 'configmaps "x" not found'), 'repository-config-missing'],
    ['a dashboard has no such route', 404, '<h1>Not Found</h1>', 'repository-lookup-failed'],
    ['nobody is logged in', 401, status(401, 'Unauthorized'), 'repository-forbidden'],
    ['it may not be read', 403, status(403, 'User "alice" cannot get'), 'repository-forbidden'],
    ['a login page', 200, '<!DOCTYPE html><title>Sign in</title>', 'repository-lookup-failed'],
    ['the API server is away', 503, 'no healthy upstream', 'repository-lookup-failed'],
    ['it is empty', 200, json({ kind: 'ConfigMap' }), 'repository-key-missing'],
  ])('%s', async (_, code, body, expected) => {
    await using server = await serve((path, response) => {
      response.writeHead(code).end(body);
    });
    const error: unknown = await throughDashboard(server.url)('team-a', {}).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ArtifactRepositoryError);
    expect(error).toMatchObject({ code: expected });
  });

  it('no ConfigMap is requested for an invalid namespace', async () => {
    await using server = await serve((path, response) => response.end());
    await expect(throughDashboard(server.url)('../x', {})).rejects.toMatchObject({
      code: 'repository-lookup-failed',
    });
    expect(server.requests).toEqual([]);
  });
});

describe('the recorded cases whose cause the server hides', () => {
  const cases = exchanges.filter(({ id }) => /^[dehi]\d/.test(id));

  it('are all there', () => {
    expect(cases.map(({ id }) => id)).toEqual([
      'd1',
      'd2',
      'd4',
      'e1',
      'h1',
      'h3',
      'i1',
      'i2',
      'i4',
      'i5',
    ]);
  });

  it.each(cases)('$id: $note – opens with the look-up on', async ({ variant, request }) => {
    const world = worldFromRecording(recording, variant);
    const query = new URL(request.path, 'http://kfp.test').searchParams;
    const target: RunLogsTarget = {
      runId: query.get('runid') ?? '',
      podName: query.get('podname') ?? undefined,
      namespace: query.get('podnamespace') ?? 'team-a',
      createdAt: `${query.get('createdat') ?? '2026-08-20'}T09:00:00Z`,
    };
    await using server = await serveWorld(world);
    const options: Partial<RunLogsOptions> = { repositories: throughDashboard(server.url) };
    const { status, document } = await watch(server.url, target, options);
    expect(status).toBe('complete');
    expect(document.lineCount).toBeGreaterThan(100);
  });

  it('i4: is diagnosed with the missing right where the dashboard lacks it as well', async () => {
    const world = worldFromRecording(recording, 'lookup');
    world.dashboard.forbidden.add('team-e');
    await using server = await serveWorld(world);
    const target: RunLogsTarget = {
      runId: 'b5f0c1de-0002-4a7b-9c1e-0a6f3a1f7b10',
      podName: 'churn-gc-e1e1e-system-container-impl-3333333335',
      namespace: 'team-e',
      createdAt: '2026-08-20T09:00:00Z',
    };
    world.deleteObject(
      'mlpipeline',
      'private-artifacts/team-e/churn-gc-e1e1e/2026/08/20/churn-gc-e1e1e-system-container-impl-3333333335/main.log',
    );
    const { diagnosis } = await watch(server.url, target, {
      repositories: throughDashboard(server.url),
    });
    expect(diagnosis?.code).toBe('repository-forbidden');
  });
});

describe('a refresh', () => {
  it('tells the source not to use what it has cached', async () => {
    const { world, target } = scenarios.keyPrefixMissing.create();
    await using server = await serveWorld(world);
    const asked: (boolean | undefined)[] = [];
    const repositories: ArtifactRepositorySource = (_, { refresh }) => {
      asked.push(refresh);
      return Promise.resolve(undefined);
    };
    const session = openRunLogs(target, {
      client: createKfpClient({ baseUrl: server.url }),
      repositories,
    });
    await session.settled;
    session.refresh();
    await expect.poll(() => asked).toEqual([false, true]);
    session.close();
  });
});

describe('a server of ConfigMaps that does not play by the rules', () => {
  // Each waits long for what is not its fault.
  const LONG = { head: 30_000, stall: 30_000 };

  it.each<[string, Partial<typeof LONG>, (response: ServerResponse) => void, RegExp]>([
    ['never answers', { head: 200 }, () => undefined, /No answer within 0.2 seconds/],
    [
      'goes silent',
      { stall: 200 },
      (response) => response.write('{'),
      /Nothing more arrived within 0.2 seconds/,
    ],
    [
      'never stops',
      {},
      (response) => {
        const more = (): void => {
          while (response.write('x'.repeat(65_536)));
        };
        response.on('drain', more);
        more();
      },
      /More than 4 MiB/,
    ],
  ])('is given up when it %s', async (_, timeouts, answer, text) => {
    await using server = await serve((_path, response) => {
      answer(response);
    });
    const look = configMapRepositories({
      url: `${server.url}/{namespace}`,
      timeouts: { ...LONG, ...timeouts },
    });
    await expect(look('team-a', {})).rejects.toMatchObject({
      code: 'repository-lookup-failed',
      params: { namespace: 'team-a', text: expect.stringMatching(text) as string },
    });
    await expect.poll(() => server.open.size).toBe(0);
  });

  it('does not keep the ladder waiting, nor does a source of the host’s own', async () => {
    const run = scenarios.repositoriesLookedUp.create();
    await using server = await serveWorld(run.world);
    const client = createKfpClient({ baseUrl: server.url, timeouts: { head: 2_000, stall: 200 } });
    const repositories = (): Promise<never> => new Promise(() => undefined);
    const session = openRunLogs(run.target, { client, repositories });
    const { attempts } = await session.settled;
    session.close();
    expect(attempts.find(({ rung }) => rung === 'repositoryLookup')).toMatchObject({
      outcome: 'failed',
      cause: {
        code: 'repository-lookup-failed',
        params: { text: 'No answer within 2.2 seconds.' },
      },
    });
  });
});
