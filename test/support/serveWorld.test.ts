import { describe, expect, test } from 'vitest';

import { createPod, createWorld } from '../../src/msw/index.js';
import { serveWorld } from './serveWorld.js';

const POD = 'churn-x-system-container-impl-1';
const PATH = '/k8s/pod/logs';
const QUERY = `?podname=${POD}&podnamespace=kubeflow`;
const createLog = (log: string) =>
  createWorld({ kubernetes: [createPod({ name: POD })], logs: { [`kubeflow/${POD}`]: log } });

describe('serveWorld', () => {
  test('responds over HTTP as the simulation does', async () => {
    await using server = await serveWorld(createLog('a line\n'));
    const response = await fetch(server.url + PATH + QUERY);
    expect(await response.text()).toBe('a line\n');
    expect(response.headers.get('content-type')).toBeNull();
    expect(response.headers.get('x-powered-by')).toBe('Express');
    expect(server.requests).toEqual([`GET ${PATH}${QUERY}`]);
  });

  test('responds to HEAD, and to POST as Express does', async () => {
    await using server = await serveWorld(createLog('a line\n'));
    const head = await fetch(server.url + PATH + QUERY, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const post = await fetch(server.url + PATH + QUERY, { method: 'POST' });
    expect(post.status).toBe(404);
    expect(await post.text()).toContain('Cannot POST /k8s/pod/logs');
  });

  test('resets the connection after some bytes', async () => {
    const faults = { [PATH]: { kind: 'reset', afterBytes: 1000 } } as const;
    await using server = await serveWorld(createLog('x'.repeat(5000)), { faults });
    const response = await fetch(server.url + PATH + QUERY);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  test('goes silent after some bytes, and ends all the same when it is closed', async () => {
    const server = await serveWorld(createLog('x'.repeat(5000)));
    server.faults.set(PATH, { kind: 'stall', afterBytes: 1000 });
    const response = await fetch(server.url + PATH + QUERY);
    const reader = response.body?.getReader();
    let received = 0;
    while (received < 1000) received += (await reader?.read())?.value?.length ?? 0;
    expect(received).toBe(1000);
    const rest = reader?.read().catch(() => 'broken');
    await server.close();
    expect(await rest).toBe('broken');
  });

  test('never responds', async () => {
    const server = await serveWorld(createLog('x'), { faults: { [PATH]: { kind: 'silent' } } });
    const answered = fetch(server.url + PATH + QUERY).then(
      () => 'answered',
      () => 'broken',
    );
    await expect.poll(() => server.requests.length).toBe(1);
    await server.close();
    expect(await answered).toBe('broken');
  });

  test('ends the connection where the real server would end', async () => {
    await using server = await serveWorld(createLog('x'));
    await expect(fetch(`${server.url}${PATH}?podname=%25`)).rejects.toThrow();
  });

  test('lets go of a simulated silence when the client gives up', async () => {
    const world = createLog('x'.repeat(100));
    world.kubeletFaults.set(`kubeflow/${POD}`, { kind: 'hold', afterBytes: 10 });
    await using server = await serveWorld(world);
    const given = new AbortController();
    const answered = fetch(server.url + PATH + QUERY, { signal: given.signal });
    await expect.poll(() => server.requests.length).toBe(1);
    given.abort();
    await expect(answered).rejects.toThrow(/abort/i);
  });
});
