import { setupWorker } from 'msw/browser';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { createPod, createWorld, kfpHandlers, scenarios } from '../../src/msw/index.js';
import { createGate } from '../support/createGate.js';

const POD = 'churn-x-system-container-impl-1';
const PATH = `docs/storybook/k8s/pod/logs?podname=${POD}&podnamespace=kubeflow`;
const worldWithLog = (log: string | Uint8Array) =>
  createWorld({ kubernetes: [createPod({ name: POD })], logs: { [`kubeflow/${POD}`]: log } });

const worker = setupWorker();
beforeAll(() => worker.start({ quiet: true, onUnhandledRequest: 'bypass' }));
afterEach(() => {
  worker.resetHandlers();
});
afterAll(() => {
  worker.stop();
});

test('a log arrives while it is sent, and has no content type', async () => {
  const world = worldWithLog('x'.repeat(20));
  const second = createGate();
  world.delivery.chunkBytes = 10;
  world.delivery.beforeChunk = ({ offset }) => (offset === 0 ? undefined : second.opened);
  worker.use(...kfpHandlers(world));
  const response = await fetch(PATH);
  const reader = response.body?.getReader();
  expect(response.headers.get('content-type')).toBeNull();
  expect((await reader?.read())?.value).toHaveLength(10);
  second.open();
  expect((await reader?.read())?.value).toHaveLength(10);
  expect((await reader?.read())?.done).toBe(true);
});

test('a log that breaks off fails its reader', async () => {
  const world = worldWithLog('x'.repeat(100));
  world.fault = () => ({ kind: 'cut', afterBytes: 40 });
  worker.use(...kfpHandlers(world));
  const response = await fetch(PATH);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
});

test('a packed archive is unpacked as the server does it', async () => {
  const { world, target } = scenarios.tarArchive.create();
  worker.use(...kfpHandlers(world));
  const [object] = world.listObjects('mlpipeline', 'private-artifacts/');
  const query = new URLSearchParams({
    source: 'minio',
    bucket: 'mlpipeline',
    key: object?.key ?? '',
  });
  const text = await (await fetch(`artifacts/get?${query.toString()}`)).text();
  expect(target.podName).toBeDefined();
  expect(text).toContain('churn.train: epoch 6');
  expect(text).not.toContain('ustar');
});

test('gzip that is cut short comes as far as it goes, and then nothing', async () => {
  const packed = await new Response(
    new Blob(['line\n'.repeat(20_000)]).stream().pipeThrough(new CompressionStream('gzip')),
  ).arrayBuffer();
  const world = createWorld({ objects: { 'mlpipeline/log.gz': new Uint8Array(packed, 0, 150) } });
  worker.use(...kfpHandlers(world));
  const given = new AbortController();
  const url = 'artifacts/get?source=minio&bucket=mlpipeline&key=log.gz';
  const reader = (await fetch(url, { signal: given.signal })).body?.getReader();
  expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
  given.abort();
});
