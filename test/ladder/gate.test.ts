import { expect, test } from 'vitest';

import {
  type ArtifactRepository,
  ArtifactRepositoryError,
  createKfpClient,
  createReport,
  type KfpClient,
  type KfpResponse,
  openRunLogs,
  parseArtifactRepositories,
  type Rung,
  type RunLogsOptions,
  type RunLogsTarget,
} from '../../src/core/index.js';

const SECRET = 's3cr3t0123456789';
/** What a pod, a server, a ConfigMap or a host's own code may say. */
const HOSTILE = `\u001b[31mno\u202e\u200b\u0007 Authorization: Bearer ${SECRET} https://u:${SECRET}@x.example ${'x'.repeat(1_000_000)}`;

const TARGET: RunLogsTarget = { runId: 'b5f0', podName: 'churn-1', namespace: 'team-a' };

type Answers = (pathname: string) => Response;

const silent: Answers = () => new Response('Could not get pod', { status: 500 });

const clientOf = (answer: Answers): KfpClient =>
  createKfpClient({
    baseUrl: 'http://kfp.invalid',
    fetch: (input) => Promise.resolve(answer(new URL(new Request(input).url).pathname)),
  });

const rungOf = (climb: Rung['climb']): Rung => ({ name: 'ours', climb });

/** KFP with a pod that waits, and its events. */
const waitingPod =
  (reason: string, message: string): Answers =>
  (pathname) => {
    if (pathname === '/k8s/pod/logs') return new Response('Bad request', { status: 500 });
    if (pathname === '/k8s/pod/events') {
      return Response.json({ items: [{ type: 'Warning', reason: 'FailedMount', message }] });
    }
    return Response.json({
      kind: 'Pod',
      status: {
        phase: 'Pending',
        conditions: [{ type: 'PodScheduled', status: 'False', message }],
        containerStatuses: [{ name: 'main', state: { waiting: { reason, message } } }],
      },
    });
  };

const workflowWith =
  (node: object, repository?: object): Answers =>
  (pathname) => {
    if (!pathname.includes('/v1beta1/runs/')) return silent(pathname);
    const workflow = {
      metadata: { name: 'churn' },
      status: {
        phase: 'Failed',
        nodes: { 'churn-1': { id: 'churn-1', name: 'n', type: 'Pod', ...node } },
        artifactRepositoryRef: { artifactRepository: repository },
      },
    };
    return Response.json({ pipeline_runtime: { workflow_manifest: JSON.stringify(workflow) } });
  };

const oddClient: KfpClient = {
  ...clientOf(silent),
  getPodLogs: (): Promise<KfpResponse> =>
    Promise.resolve({
      request: HOSTILE,
      endpoint: 'artifact',
      object: { source: 'minio', bucket: HOSTILE, key: HOSTILE },
      status: 418,
      redirected: false,
      contentType: HOSTILE,
      contentDisposition: undefined,
      body: new Blob([HOSTILE]).stream(),
    }),
};

const repository: ArtifactRepository = {
  kind: 's3',
  bucket: HOSTILE,
  endpoint: undefined,
  keyFormat: HOSTILE,
  archiveLogs: true,
  source: undefined,
};

const CASES: Readonly<
  Record<string, Partial<RunLogsOptions> & { target?: Partial<RunLogsTarget> }>
> = {
  'a body': { client: clientOf(() => new Response(HOSTILE, { status: 500 })) },
  'a page': {
    client: clientOf(
      () => new Response(`<title>${HOSTILE}`, { headers: { 'content-type': 'text/html' } }),
    ),
  },
  'the head of a response': { client: oddClient },
  'a failed request': {
    client: createKfpClient({
      baseUrl: 'http://kfp.invalid',
      fetch: () => Promise.reject(new Error(HOSTILE)),
    }),
  },
  'headers that throw': {
    client: createKfpClient({
      baseUrl: 'http://kfp.invalid',
      headers: () => {
        throw new Error(HOSTILE);
      },
    }),
  },
  'an invalid header': {
    client: createKfpClient({ baseUrl: 'http://kfp.invalid', headers: { 'x-y': HOSTILE } }),
  },
  'the reason of a pod': { client: clientOf(waitingPod(HOSTILE, '')) },
  'the message of a pod': { client: clientOf(waitingPod('ErrImagePull', HOSTILE)) },
  'the event of a pod': { client: clientOf(waitingPod('', HOSTILE)) },
  'the phase of a node': {
    client: clientOf(workflowWith({ phase: 'Pending', message: HOSTILE })),
  },
  'the message of a node': {
    client: clientOf(workflowWith({ phase: 'Failed', message: HOSTILE })),
  },
  'the key of a node': {
    client: clientOf(
      workflowWith({
        phase: 'Failed',
        outputs: {
          artifacts: [{ name: 'main-logs', s3: { bucket: HOSTILE, key: HOSTILE } }],
        },
      }),
    ),
  },
  'a key format of the workflow': {
    client: clientOf(workflowWith({ phase: 'Failed' }, { azure: { blobNameFormat: HOSTILE } })),
    repositories: () => Promise.resolve(undefined),
  },
  'a key format': { archive: { keyFormat: `{{${HOSTILE}}}`, bucket: HOSTILE } },
  'a key format that is not closed': { archive: { keyFormat: `{{${HOSTILE}` } },
  'a repository': { repositories: () => Promise.resolve(repository) },
  'a look-up that fails': { repositories: () => Promise.reject(new Error(HOSTILE)) },
  'a look-up that says why': {
    repositories: () =>
      Promise.reject(
        new ArtifactRepositoryError('repository-key-missing', {
          configMap: HOSTILE,
          dataKey: HOSTILE,
          keys: HOSTILE,
        }),
      ),
  },
  'a ConfigMap': {
    repositories: () =>
      parseArtifactRepositories({ metadata: { name: HOSTILE }, data: { [HOSTILE]: HOSTILE } }),
  },
  'a rung that throws': { rungs: [rungOf(() => Promise.reject(new Error(HOSTILE)))] },
  'a rung that throws something else': {
    rungs: [
      rungOf(() => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error
        throw { toString: null };
      }),
    ],
  },
  'a rung that misses': {
    rungs: [
      rungOf((context) => {
        const cause = { code: 'unknown', params: { text: HOSTILE, rung: HOSTILE } } as const;
        (context.facts.notes ??= []).push({ ...cause, code: 'repository-lookup-failed' });
        context.skip(cause);
        return Promise.resolve({ kind: 'miss', causes: [cause] });
      }),
    ],
  },
  'a rung that waits': {
    rungs: [
      rungOf(() =>
        Promise.resolve({
          kind: 'waiting',
          cause: { code: 'pod-starting', params: { reason: HOSTILE } },
        }),
      ),
    ],
  },
  'a rung that has the log': {
    rungs: [
      rungOf(() =>
        Promise.resolve({
          kind: 'log',
          source: { rung: HOSTILE, origin: 'archive', bucket: HOSTILE, key: HOSTILE },
          caveat: { code: 'key-guessed', params: { key: HOSTILE } },
        }),
      ),
    ],
  },
  'the name of a rung': {
    rungs: [{ name: HOSTILE, climb: (context) => Promise.resolve(context.skip()) }],
  },
  'a target that is invalid': { target: { podName: HOSTILE } },
  'a target whose date is invalid': { target: { createdAt: HOSTILE } },
  'the object that a target names': {
    target: { archive: { source: 'minio', bucket: HOSTILE, key: HOSTILE } },
  },
};

/** All texts in a value, names of fields included. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
}

function expectHarmless(text: string, longest: number): void {
  expect(text).not.toContain(SECRET.slice(0, 6));
  expect(text.length).toBeLessThanOrEqual(longest);
  expect(text).not.toMatch(/[^\P{Cc}\n\t]|\p{Bidi_Control}|\p{Default_Ignorable_Code_Point}/u);
}

test.each(Object.entries(CASES))('%s reaches a snapshot through the gate', async (_, given) => {
  const { target: more, ...options } = given;
  const target = { ...TARGET, ...more };
  const session = openRunLogs(target, { client: clientOf(silent), ...options });
  const { document, ...snapshot } = await session.settled;
  session.close();
  expect(document.byteLength).toBe(0);
  expect(snapshot.diagnosis).toBeDefined();
  for (const text of textsIn(snapshot)) expectHarmless(text, 1_100);
  expectHarmless(
    createReport({ ...snapshot, status: 'unavailable' }, { ...target, taskName: HOSTILE }),
    40_000,
  );
});

test.each<[string, unknown]>([
  ['keys', { metadata: { name: HOSTILE }, data: { [HOSTILE]: '' } }],
  ['an annotation', { metadata: { annotations: { x: HOSTILE } }, data: { [HOSTILE]: 'x' } }],
  ['YAML that is damaged', { data: { 'artifact-repositories': `a: "${HOSTILE}\n b: [` } }],
  ['an alias', { data: { 'artifact-repositories': `a: *${HOSTILE}` } }],
])('a ConfigMap with %s is refused through the gate', async (_, configMap) => {
  const error: unknown = await parseArtifactRepositories(configMap).catch(
    (reason: unknown) => reason,
  );
  if (!(error instanceof ArtifactRepositoryError)) throw new Error('Not refused.');
  expectHarmless(error.message, 1_100);
  for (const text of textsIn(error.params)) expectHarmless(text, 1_100);
});
