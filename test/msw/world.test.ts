import { describe, expect, test } from 'vitest';

import {
  respond,
  createPod,
  createPodNode,
  createWorkflow,
  createWorld,
  type World,
} from '../../src/msw/index.js';

const WORKFLOW = 'churn-x7k2p';
const POD = `${WORKFLOW}-system-container-impl-123`;
const RUN_ID = 'run-1';
const CREATED_AT = '2026-08-20T23:58:40Z';
const KEY = `private-artifacts/team-a/${WORKFLOW}/2026/08/20/${POD}/main.log`;

function createRun(): World {
  const common = { namespace: 'team-a', runId: RUN_ID, createdAt: CREATED_AT };
  return createWorld({
    now: () => new Date('2026-08-21T00:04:00Z'),
    kubernetes: [
      createPod({ ...common, name: POD, state: { waiting: { reason: 'PodInitializing' } } }),
      createWorkflow({
        ...common,
        name: WORKFLOW,
        nodes: [createPodNode({ podName: POD, workflowName: WORKFLOW, phase: 'Pending' })],
      }),
    ],
    runs: [
      {
        runId: RUN_ID,
        displayName: 'churn',
        namespace: 'team-a',
        experimentId: 'e-1',
        createdAt: CREATED_AT,
        state: 'RUNNING',
        workflowName: WORKFLOW,
      },
    ],
    experiments: [{ experimentId: 'e-1', displayName: 'Churn', namespace: 'team-a' }],
  });
}

async function ask(world: World, path: string) {
  const response = await respond(world, new Request(`http://kfp.test/${path}`));
  return { status: response.status, text: await response.text() };
}
const logs = (world: World) =>
  ask(world, `k8s/pod/logs?podname=${POD}&podnamespace=team-a&createdat=2026-08-20`);

describe('a world changes while it is watched', () => {
  test('a step starts, prints, ends, and goes', async () => {
    const world = createRun();
    expect((await logs(world)).status).toBe(500);
    world.startPod(POD);
    expect(await logs(world)).toEqual({ status: 200, text: '' });
    world.writeLog(POD, 'one\n');
    world.writeLog(POD, 'two\n');
    expect((await logs(world)).text).toBe('one\ntwo\n');
    world.finishPod(POD);
    world.deletePod(POD);
    expect((await logs(world)).text).toBe('one\ntwo\n');
    world.collectWorkflow(WORKFLOW);
    expect(await logs(world)).toEqual({
      status: 500,
      text: 'Could not get main container logs: S3Error: The specified key does not exist.',
    });
  });

  test('the controller archives below its own keyFormat, without the emissary’s lines', () => {
    const world = createRun();
    const emissary = (text: string) =>
      `time="2026-08-21T00:00:00.000Z" level=info msg="${text}" argo=true`;
    world.startPod(POD);
    world.writeLog(
      POD,
      `${emissary('capturing logs')}\none\n${emissary('sub-process exited')} error="<nil>"\n`,
    );
    world.finishPod(POD);
    expect(world.listObjects('mlpipeline', '').map(({ key }) => key)).toEqual([KEY]);
    expect(new TextDecoder().decode(world.readObject('mlpipeline', KEY))).toBe('one\n');
  });

  test('the stored manifest stays when the workflow is collected, and has the key', async () => {
    const world = createRun();
    world.finishPod(POD, { exitCode: 137, reason: 'OOMKilled' });
    world.finishWorkflow(WORKFLOW, 'Failed');
    world.collectWorkflow(WORKFLOW);
    const { status, text } = await ask(world, `apis/v1beta1/runs/${RUN_ID}`);
    expect(status).toBe(200);
    expect(text).toContain(KEY);
    expect(text).toContain('OOMKilled (exit code 137)');
    expect(text).toContain('"status":"Failed"');
  });

  test('without a persistence agent the API server has no manifest', async () => {
    const world = createRun();
    world.services.persistenceAgent = false;
    world.finishPod(POD);
    const { text } = await ask(world, `apis/v1beta1/runs/${RUN_ID}`);
    expect(JSON.parse(text)).toMatchObject({ pipeline_runtime: {} });
    expect(text).not.toContain('workflow_manifest');
    const read = `apis/v2beta1/runs/${RUN_ID}/nodes/${POD}/artifacts/main-logs:read`;
    expect(await ask(world, read)).toMatchObject({ status: 500 });
  });

  test('a name that the world does not have is said to be so', () => {
    const world = createRun();
    expect(() => {
      world.writeLog('nobody', 'x');
    }).toThrow('The world has no pod nobody.');
    expect(() => {
      world.collectWorkflow('nothing');
    }).toThrow('The world has no workflow nothing.');
  });

  test('permissions and nodes come and go', async () => {
    const world = createRun();
    world.startPod(POD);
    const pod = `k8s/pod?podname=${POD}&podnamespace=team-a`;
    world.setMayRead('pods', 'team-a', false);
    expect((await ask(world, pod)).status).toBe(500);
    world.setMayRead('pods', 'team-a', true);
    expect((await ask(world, pod)).status).toBe(200);
    world.setNodeState('node-1', 'refuses');
    expect((await logs(world)).status).toBe(500);
  });
});

describe('the API server', () => {
  test('reads an artifact by pod name and by node ID, in base64', async () => {
    const world = createRun();
    world.startPod(POD);
    world.writeLog(POD, 'é'.repeat(50_000));
    world.finishPod(POD);
    for (const node of [POD, `${WORKFLOW}-123`]) {
      const path = `apis/v2beta1/runs/${RUN_ID}/nodes/${node}/artifacts/main-logs:read`;
      const { status, text } = await ask(world, path);
      const data = Buffer.from(/"data":"([^"]*)"/.exec(text)?.[1] ?? '', 'base64');
      expect([status, data.toString()]).toEqual([200, 'é'.repeat(50_000)]);
    }
    const missing = `apis/v2beta1/runs/${RUN_ID}/nodes/other/artifacts/main-logs:read`;
    expect((await ask(world, missing)).text).toContain(
      'artifact not found: <nil>'.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'),
    );
  });

  test('responds for runs and experiments, and with 404 for unknown ones', async () => {
    const world = createRun();
    expect(JSON.parse((await ask(world, `apis/v2beta1/runs/${RUN_ID}`)).text)).toMatchObject({
      run_id: RUN_ID,
      experiment_id: 'e-1',
      created_at: CREATED_AT,
    });
    expect(JSON.parse((await ask(world, 'apis/v2beta1/experiments/e-1')).text)).toMatchObject({
      namespace: 'team-a',
    });
    expect(await ask(world, 'apis/v2beta1/runs/none')).toMatchObject({ status: 404 });
  });

  test('is reported by the UI server’s own health, which is always 200', async () => {
    const world = createRun();
    world.services.apiServer = false;
    const { status, text } = await ask(world, 'apis/v2beta1/healthz');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ apiServerReady: false });
    expect(await ask(world, `apis/v1beta1/runs/${RUN_ID}`)).toEqual({
      status: 504,
      text: `Error occurred while trying to proxy: kfp.test/apis/v1beta1/runs/${RUN_ID}`,
    });
  });

  test('refuses to read artifacts where KFP serves several users, whoever asks', async () => {
    const world = createRun();
    world.settings.authz = true;
    world.identity = 'alice@example.com';
    world.users.set('alice@example.com', ['team-a']);
    const path = `apis/v2beta1/runs/${RUN_ID}/nodes/${POD}/artifacts/main-logs:read`;
    expect(await ask(world, path)).toMatchObject({ status: 403 });
    expect((await ask(world, `apis/v1beta1/runs/${RUN_ID}`)).status).toBe(200);
    world.identity = 'bob@example.com';
    expect((await ask(world, `apis/v1beta1/runs/${RUN_ID}`)).status).toBe(403);
  });
});

test('a text with a length has an ETag, and a request with that tag gets 304', async () => {
  const world = createRun();
  const url = `http://kfp.test/k8s/pod?podname=${POD}&podnamespace=team-a`;
  const first = await respond(world, new Request(url));
  const tag = first.headers.get('etag') ?? '';
  expect(tag).toMatch(/^W\/"[0-9a-f]+-[A-Za-z0-9+/]{27}"$/);
  const again = await respond(world, new Request(url, { headers: { 'if-none-match': tag } }));
  expect(again.status).toBe(304);
});
