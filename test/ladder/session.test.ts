import { describe, expect, it } from 'vitest';

import {
  createKfpClient,
  openRunLogs,
  type RunLogsOptions,
  type RunLogsTarget,
} from '../../src/core/index.js';
import { createGate } from '../support/createGate.js';
import { ManualClock } from '../support/ManualClock.js';
import { textOf } from '../support/textOf.js';

const TARGET: RunLogsTarget = { runId: 'b5f0c1de', podName: 'train', namespace: 'team-a' };
const POD = { status: { phase: 'Running' }, spec: { containers: [{ name: 'main' }] } };

/** A server with a function for each path; other paths are not found. */
function kfp(routes: Record<string, () => Promise<Response> | Response>) {
  const asked: string[] = [];
  const client = createKfpClient({
    baseUrl: 'http://kfp.invalid',
    fetch: async (url) => {
      const path = new Request(url).url.slice('http://kfp.invalid/'.length);
      const route = Object.keys(routes).find((start) => path.startsWith(start));
      asked.push(route ?? path);
      return (await (route ? routes[route]?.() : undefined)) ?? new Response('', { status: 500 });
    },
  });
  return { client, asked };
}

describe('what the host learns later', () => {
  it('is used at once by a session that has found nothing', async () => {
    const { client } = kfp({ 'k8s/pod/logs': () => new Response('epoch 1\n') });
    const session = openRunLogs({ ...TARGET, taskState: 'SKIPPED' }, { client });
    expect((await session.settled).diagnosis?.code).toBe('skipped');
    session.update({ ...TARGET, taskState: 'SUCCEEDED' });
    await expect.poll(() => session.getSnapshot().status).toBe('complete');
    expect(textOf(session.getSnapshot().document)).toBe('epoch 1');
    session.close();
  });

  it('is used by another climb before one that is under way reports that there is no log', async () => {
    const { opened, open } = createGate();
    const { client } = kfp({
      'k8s/pod/logs': async () => {
        await opened;
        return new Response('Could not get pod', { status: 500 });
      },
      'artifacts/get': () => new Response('from the executor\n'),
    });
    const session = openRunLogs(TARGET, { client });
    const told = new Set<string>();
    session.subscribe(() => told.add(session.getSnapshot().status));
    session.update({ ...TARGET, executorLogs: [{ uri: 'minio://mlpipeline/a/executor-logs' }] });
    open();
    const { status, document, source } = await session.settled;
    expect({ status, text: textOf(document), origin: source?.origin }).toEqual({
      status: 'complete',
      text: 'from the executor',
      origin: 'executorLogs',
    });
    expect(told).not.toContain('unavailable');
    session.close();
  });

  it('sends no request when it is equal by value', async () => {
    const { client, asked } = kfp({});
    const options = (): RunLogsOptions => ({
      client,
      repositories: () => Promise.resolve(undefined),
      archive: { keyFormat: 'logs/{{pod.name}}' },
    });
    const session = openRunLogs({ ...TARGET, createdAt: '2026-08-20T09:00:00Z' }, options());
    await session.settled;
    const before = [...asked];
    session.update({ ...TARGET, createdAt: new Date('2026-08-20T09:00:00Z') }, options());
    expect(session.getSnapshot().status).toBe('unavailable');
    await Promise.resolve();
    expect(asked).toEqual(before);
    session.close();
  });

  it('does not touch a complete log', async () => {
    const { client, asked } = kfp({ 'k8s/pod/logs': () => new Response('epoch 1\n') });
    const session = openRunLogs(TARGET, { client });
    await session.settled;
    const before = [...asked];
    session.update({ ...TARGET, taskState: 'FAILED', taskName: 'train' });
    expect(session.getSnapshot().status).toBe('complete');
    expect(asked).toEqual(before);
    session.close();
  });

  it('sends no request while the session is paused', async () => {
    const { client, asked } = kfp({ 'k8s/pod/logs': () => new Response('epoch 1\n') });
    const session = openRunLogs({ ...TARGET, taskState: 'SKIPPED' }, { client });
    await session.settled;
    session.pause();
    session.update({ ...TARGET, taskState: 'SUCCEEDED' });
    await Promise.resolve();
    expect(asked).toEqual([]);
    session.close();
  });
});

it('all timers of a session are of its clock, and none is left when it is closed', async () => {
  const clock = new ManualClock();
  const { client, asked } = kfp({
    'k8s/pod/logs': () => new Response('epoch 1\n'),
    'k8s/pod': () => Response.json(POD),
  });
  const session = openRunLogs(TARGET, { client, clock, followInterval: 3_000 });
  await expect
    .poll(() => {
      clock.advance(10);
      return session.getSnapshot().status;
    })
    .toBe('following');
  const reads = (): number => asked.filter((path) => path === 'k8s/pod/logs').length;
  expect(reads()).toBe(1);
  expect(clock.pending).toBe(1);
  clock.advance(3_000);
  await expect
    .poll(() => {
      clock.advance(10);
      return reads();
    })
    .toBe(2);
  session.close();
  expect(clock.pending).toBe(0);
});
