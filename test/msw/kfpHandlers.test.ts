import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { createPod, createWorld, kfpHandlers, type World } from '../../src/msw/index.js';
import { createGate } from '../support/createGate.js';

const POD = 'churn-x-system-container-impl-1';
const worldWithLog = (log: string | Uint8Array): World =>
  createWorld({ kubernetes: [createPod({ name: POD })], logs: { [`kubeflow/${POD}`]: log } });

const server = setupServer();
beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' });
});
afterEach(() => {
  server.resetHandlers();
});
afterAll(() => {
  server.close();
});

const path = `k8s/pod/logs?podname=${POD}&podnamespace=kubeflow`;

describe('kfpHandlers', () => {
  test.each([
    ['', `http://page.test/${path}`],
    ['', `http://page.test/docs/storybook/${path}`],
    ['', `http://page.test/docs/pipeline/${path}`],
    ['/pipeline', `http://page.test/pipeline/${path}`],
    ['/pipeline/', `http://other.test/pipeline/${path}`],
    ['https://kfp.test/deep/down', `https://kfp.test/deep/down/${path}`],
  ])('with base URL "%s" answers %s', async (baseUrl, url) => {
    server.use(...kfpHandlers(worldWithLog('a line\n'), { baseUrl }));
    const response = await fetch(url);
    expect(await response.text()).toBe('a line\n');
    expect(response.headers.get('content-type')).toBeNull();
  });

  test.each([
    ['', 'http://page.test/src/artifacts/thing.js'],
    ['', 'http://page.test/apis/v3/runs'],
    ['/pipeline', `http://page.test/${path}`],
    ['https://kfp.test', `http://page.test/${path}`],
  ])('with base URL "%s" leaves %s to others', async (baseUrl, url) => {
    const others = http.all('*', () => HttpResponse.text('another'));
    server.use(...kfpHandlers(worldWithLog('a line\n'), { baseUrl }), others);
    expect(await (await fetch(url)).text()).toBe('another');
  });

  test('knows where a server below /pipeline has fewer routes', async () => {
    const world = worldWithLog('');
    world.settings.streamLogsFromServerApi = true;
    server.use(...kfpHandlers(world));
    const root = await fetch(`http://page.test/${path}`);
    const below = await fetch(`http://page.test/some/pipeline/${path}`);
    expect([await root.text(), root.status]).toEqual(['{"code":5,"message":"Not Found"}', 404]);
    expect(await below.text()).toContain('Cannot GET /pipeline/k8s/pod/logs');
  });

  test('tells listeners of each request', async () => {
    const world = worldWithLog('a line\n');
    const seen: string[] = [];
    const stop = world.onRequest((request) => seen.push(new URL(request.url).pathname));
    server.use(...kfpHandlers(world));
    await fetch(`http://page.test/${path}`);
    stop();
    await fetch(`http://page.test/${path}`);
    expect(seen).toEqual(['/k8s/pod/logs']);
  });

  test('sends a body chunk by chunk, as fast as the world lets it', async () => {
    const world = worldWithLog('x'.repeat(25));
    const offsets: number[] = [];
    world.delivery.chunkBytes = 10;
    world.delivery.beforeChunk = ({ offset }) => {
      offsets.push(offset);
    };
    server.use(...kfpHandlers(world));
    const response = await fetch(`http://page.test/${path}`);
    expect(await response.text()).toHaveLength(25);
    expect(offsets).toEqual([0, 10, 20]);
  });

  test('delays a response as the world’s settings say', async () => {
    const world = worldWithLog('a line\n');
    const gate = createGate();
    world.delivery.beforeResponse = () => gate.opened;
    server.use(...kfpHandlers(world));
    const states: string[] = [];
    const answered = fetch(`http://page.test/${path}`).then(() => states.push('answered'));
    states.push('asked');
    gate.open();
    await answered;
    expect(states).toEqual(['asked', 'answered']);
  });

  test('fails a request where there is no connection', async () => {
    const world = worldWithLog('a line\n');
    world.fault = () => ({ kind: 'refused' });
    server.use(...kfpHandlers(world));
    await expect(fetch(`http://page.test/${path}`)).rejects.toThrow(TypeError);
  });

  test('breaks a body off', async () => {
    const world = worldWithLog('x'.repeat(100));
    world.fault = () => ({ kind: 'cut', afterBytes: 40 });
    server.use(...kfpHandlers(world));
    const response = await fetch(`http://page.test/${path}`);
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value).toHaveLength(40);
    await expect(reader?.read()).rejects.toThrow();
  });

  test('ends a silent response when the client aborts', async () => {
    const world = worldWithLog('a line\n');
    world.fault = () => ({ kind: 'silent' });
    server.use(...kfpHandlers(world));
    const request = new AbortController();
    const answered = fetch(`http://page.test/${path}`, { signal: request.signal });
    request.abort();
    await expect(answered).rejects.toThrow(/abort/i);
  });
});
