import type { ServerResponse } from 'node:http';

import { describe, expect, test } from 'vitest';

import {
  createKfpClient,
  openRunLogs,
  type RunLogsSnapshot,
  type RunLogsTarget,
} from '../../src/core/index.js';
import { serve, type TestServer } from '../support/serve.js';

const TARGET: RunLogsTarget = {
  runId: 'b5f0c1de-0002',
  podName: 'churn-x7k2p-system-container-impl-1234567890',
  namespace: 'team-a',
  createdAt: '2026-08-20T23:58:00Z',
};
const STORE_ERROR = 'Could not get main container logs: S3Error';
const NO_KEY = `${STORE_ERROR}: The specified key does not exist.`;
const NO_WORKFLOW =
  'Could not get main container logs: Error: Unable to retrieve workflow status: Error: HTTP-Code: 404 workflows.argoproj.io "churn-x7k2p" not found';
const ARGO_KEY = `private-artifacts/team-a/churn-x7k2p/2026/08/20/${TARGET.podName ?? ''}/main.log`;

type StubResponse = [status: number, text: string];

/** Responds by the beginning of the path; by default the pod is gone, and the run was never reported. */
function kfp(responses: Record<string, StubResponse>): Promise<TestServer> {
  const all: Record<string, StubResponse> = {
    '/k8s/pod?': [500, 'Could not get pod churn in namespace team-a'],
    '/k8s/pod/events?': [200, '{"items":[]}'],
    '/apis/v1beta1/runs/': [200, '{"run":{},"pipeline_runtime":{}}'],
    '/apis/v2beta1/runs/': [404, 'artifact not found: <nil>'],
    ...responses,
  };
  return serve((path: string, response: ServerResponse) => {
    const start = Object.keys(all).find((it) => path.startsWith(it));
    const [status, text] = all[start ?? ''] ?? [404, '<pre>Cannot GET</pre>'];
    response.writeHead(status).end(text);
  });
}

async function settle(
  server: TestServer,
  target: RunLogsTarget = TARGET,
): Promise<RunLogsSnapshot> {
  const client = createKfpClient({ baseUrl: server.url, timeouts: { head: 10_000, stall: 1_000 } });
  const session = openRunLogs(target, { client });
  const snapshot = await session.settled;
  session.close();
  return snapshot;
}

const asked = ({ requests }: TestServer): string[] =>
  requests.filter((path) => path.startsWith('/artifacts/get'));

describe('an error of the store without a reason', () => {
  test.each<[StubResponse, string]>([
    [[200, 'the log'], 'key-mismatch'],
    [[404, 'No objects found at mlpipeline/x'], 'object-or-bucket-missing'],
    [[500, 'Failed to get object in bucket: S3Error'], 'store-refused'],
    [[500, 'Failed to get object in bucket: S3Error: Access Denied.'], 'store-denied'],
    [[500, 'Failed to get object in bucket: Error: connect ECONNREFUSED'], 'store-unreachable'],
    [[403, 'Artifact does not belong to the requested namespace'], 'store-error'],
  ])('is told apart by one more request: %j is %s', async (respond, code) => {
    await using server = await kfp({
      '/k8s/pod/logs': [500, STORE_ERROR],
      '/artifacts/get': respond,
    });
    const { diagnosis, attempts, document } = await settle(server);
    expect(diagnosis).toMatchObject({ code, params: { argoKey: ARGO_KEY } });
    expect(asked(server)).toEqual([
      `/artifacts/get?source=minio&bucket=mlpipeline&key=${ARGO_KEY}&namespace=team-a`,
    ]);
    expect(attempts.at(-1)).toMatchObject({ rung: 'storeProbe', status: respond[0] });
    expect(document.byteLength).toBe(0);
  });

  test('is no reason to keep an object back that was found: it is shown when it is wanted', async () => {
    await using server = await kfp({
      '/k8s/pod/logs': [500, STORE_ERROR],
      '/artifacts/get': [200, 'the log'],
    });
    const client = createKfpClient({ baseUrl: server.url });
    const session = openRunLogs(TARGET, { client });
    const { diagnosis } = await session.settled;
    expect(diagnosis?.found).toEqual({ source: 'minio', bucket: 'mlpipeline', key: ARGO_KEY });
    session.update({ ...TARGET, archive: diagnosis?.found });
    await expect.poll(() => session.getSnapshot().status).toBe('complete');
    const { document, source } = session.getSnapshot();
    expect(document.lineText(0)).toBe('the log');
    expect(source).toMatchObject({ rung: 'knownArchive', key: ARGO_KEY });
    session.close();
  });

  test('is explained by an object that the store has said is missing, without a request', async () => {
    await using server = await kfp({
      '/k8s/pod/logs': [500, STORE_ERROR],
      '/artifacts/get': [404, 'No objects found at mlpipeline/a/main.log'],
    });
    const archive = { source: 'minio', bucket: 'mlpipeline', key: 'a/main.log' } as const;
    const { diagnosis } = await settle(server, { ...TARGET, archive });
    expect(diagnosis).toMatchObject({ code: 'object-missing', params: { key: 'a/main.log' } });
    expect(asked(server)).toHaveLength(1);
  });

  test('with a reason, no further request is sent', async () => {
    await using server = await kfp({ '/k8s/pod/logs': [500, NO_KEY] });
    expect((await settle(server)).diagnosis?.code).toBe('key-mismatch');
    expect(asked(server)).toHaveLength(0);
  });
});

describe('what the target lacks', () => {
  test.each<[string, Partial<RunLogsTarget>, string, string]>([
    ['a namespace', { namespace: undefined }, STORE_ERROR, 'namespace-missing'],
    ['a date', { createdAt: undefined }, STORE_ERROR, 'created-at-missing'],
    ['a date that nobody needs', { createdAt: undefined }, NO_WORKFLOW, 'server-archive-off'],
  ])('%s explains why nothing was found', async (_, lacking, text, code) => {
    await using server = await kfp({ '/k8s/pod/logs': [500, text] });
    const { diagnosis } = await settle(server, { ...TARGET, ...lacking });
    expect(diagnosis?.code).toBe(code);
    expect(asked(server)).toHaveLength(0);
  });
});

test.each([
  ['churn-x7k2p-retry-system-container-impl-1234567890', 'churn-x7k2p-retry'],
  ['churn-x7k2p-metadata-0-2-system-container-impl-1234567890', 'churn-x7k2p-metadata-0-2'],
  ['churn-x7k2p-system-dag-driver-1234567890', 'churn-x7k2p-system-dag-driver-1234567890'],
])('the server cannot work out the workflow of %s', async (podName, misnamed) => {
  for (const text of [NO_KEY, NO_WORKFLOW]) {
    await using server = await kfp({ '/k8s/pod/logs': [500, text] });
    const { diagnosis } = await settle(server, { ...TARGET, podName });
    expect(diagnosis).toMatchObject({ code: 'workflow-misnamed', params: { misnamed } });
  }
});

/** A stored workflow with one node, as the API server returns it for a run. */
function runWith(node: Record<string, unknown>): StubResponse {
  const manifest = {
    metadata: { name: 'churn-x7k2p', namespace: 'team-a' },
    status: {
      phase: 'Succeeded',
      nodes: { 'churn-x7k2p-1234567890': { id: 'churn-x7k2p-1234567890', name: 'x', ...node } },
    },
  };
  const workflow_manifest = JSON.stringify(manifest);
  return [200, JSON.stringify({ run: {}, pipeline_runtime: { workflow_manifest } })];
}

test('a log that Argo archived, and that is no longer there, has been deleted', async () => {
  const artifacts = [{ name: 'main-logs', s3: { key: 'a/main.log' } }];
  await using server = await kfp({
    '/k8s/pod/logs': [500, NO_KEY],
    '/apis/v1beta1/runs/': runWith({ type: 'Pod', phase: 'Succeeded', outputs: { artifacts } }),
    '/artifacts/get': [404, 'No objects found at mlpipeline/a/main.log'],
  });
  const { diagnosis } = await settle(server);
  expect(diagnosis).toMatchObject({
    code: 'log-expired',
    severity: 'state',
    params: { bucket: 'mlpipeline', key: 'a/main.log' },
    others: [],
  });
});

test.each(['DAG', 'TaskGroup', 'StepGroup'])('a step that is a %s has no log', async (type) => {
  await using server = await kfp({
    '/k8s/pod/logs': [500, NO_KEY],
    '/apis/v1beta1/runs/': runWith({ type, phase: 'Succeeded' }),
  });
  const target = { runId: TARGET.runId, namespace: 'team-a', nodeId: 'churn-x7k2p-1234567890' };
  const { diagnosis } = await settle(server, target);
  expect(diagnosis).toMatchObject({ code: 'no-pod', severity: 'state', others: [] });
});

test('a run that the API server cannot read says so', async () => {
  await using server = await kfp({
    '/k8s/pod/logs': [500, NO_KEY],
    '/apis/v1beta1/runs/': [200, '{"run":{"id":"b5f0","error":"failed to convert"}}'],
  });
  const { diagnosis } = await settle(server);
  expect(diagnosis?.others).toContainEqual(
    expect.objectContaining({
      code: 'run-unreadable',
      params: expect.objectContaining({ text: 'failed to convert' }) as unknown,
    }),
  );
});

test('an unknown response is shown with rung, request, status and its own text', async () => {
  await using server = await kfp({ '/k8s/pod/logs': [418, 'I am a teapot'] });
  const { diagnosis } = await settle(server);
  const causes = [diagnosis, ...(diagnosis?.others ?? [])];
  expect(causes.find((cause) => cause?.code === 'unknown')?.params).toMatchObject({
    rung: 'live',
    status: 418,
    text: 'I am a teapot',
    request: expect.stringContaining('/k8s/pod/logs?podname=churn-x7k2p') as unknown,
  });
});
