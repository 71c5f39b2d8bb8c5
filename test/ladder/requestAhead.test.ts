import { beforeEach, describe, expect, it, vi } from 'vitest';

import type * as core from '../../src/core/index.js';
import type { RunLogsOptions, RunLogsTarget } from '../../src/core/index.js';

const TARGET: RunLogsTarget = {
  runId: 'b5f0c1de',
  podName: 'train',
  namespace: 'team-a',
  createdAt: '2026-11-26T23:30:00Z',
};

describe('the request that is sent while the ladder is loaded', () => {
  let code: typeof core;
  let sent: { url: string; signal: AbortSignal }[];

  /** A server with a log, and no pod any more. */
  const client = (): core.KfpClient =>
    code.createKfpClient({
      baseUrl: 'http://kfp.invalid',
      fetch: (input, init) => {
        const { url, signal } = new Request(input, init);
        sent.push({ url: url.replace('http://kfp.invalid/', ''), signal });
        const isLog = url.includes('/logs?');
        return Promise.resolve(
          isLog ? new Response('step 0\n') : new Response('gone', { status: 500 }),
        );
      },
    });
  const paths = (): string[] => sent.map(({ url }) => url.split('?')[0] ?? '');
  const open = (change: Partial<RunLogsTarget> = {}, options: Partial<RunLogsOptions> = {}) =>
    code.openRunLogs({ ...TARGET, ...change }, { client: client(), ...options });

  beforeEach(async () => {
    vi.resetModules();
    sent = [];
    code = await import('../../src/core/index.js');
  });

  it('is under way before the ladder is there, and sent once', async () => {
    const session = open();
    const { status, document } = await session.settled;
    session.close();
    expect(paths().slice(0, 2)).toEqual(['k8s/pod/logs', 'k8s/pod']);
    expect(sent[0]?.url).toContain('createdat=2026-11-26');
    expect(status).toBe('complete');
    expect(document.lineText(0)).toBe('step 0');
    expect(paths().filter((path) => path === 'k8s/pod/logs')).toHaveLength(1);
  });

  it.each<[string, Partial<RunLogsTarget>, Partial<RunLogsOptions>]>([
    ['has no pod', { podName: undefined }, {}],
    ['is cached', { cached: true }, {}],
    ['was skipped', { taskState: 'SKIPPED' }, {}],
    ['is invalid', { runId: '..' }, {}],
    ['has another container', { container: 'wait' }, {}],
    ['is of before a restart', { previous: true }, {}],
    ['is of an earlier attempt', { attempt: 0 }, {}],
    ['has rungs of the host', {}, { rungs: [] }],
    ['is paused', {}, { paused: true }],
  ])('is not sent for a log that %s', async (_, change, options) => {
    const session = open(change, options);
    await vi.dynamicImportSettled();
    if (!options.paused) await session.settled;
    session.close();
    expect(paths()[0]).not.toBe('k8s/pod/logs');
  });

  it('is aborted with its session', async () => {
    const session = open();
    const stop = vi.spyOn(sent, 'push').mockImplementationOnce((request) => {
      queueMicrotask(() => {
        session.close();
      });
      return sent.unshift(request);
    });
    await session.settled;
    await vi.dynamicImportSettled();
    expect(stop).toHaveBeenCalledOnce();
    expect(sent[0]?.signal.aborted).toBe(true);
  });

  it('is dropped for a log that was told to be another one meanwhile', async () => {
    const session = open();
    session.update({ ...TARGET, createdAt: '2026-11-25T12:00:00Z' });
    await session.settled;
    session.close();
    const logs = sent.filter(({ url }) => url.startsWith('k8s/pod/logs'));
    expect(logs.map(({ url }) => /createdat=([\d-]+)/.exec(url)?.[1])).toEqual([
      '2026-11-26',
      '2026-11-25',
    ]);
  });

  it('that a client of the host refuses at once ends as any request that fails', async () => {
    const broken: core.KfpClient = {
      ...client(),
      getPodLogs: () => {
        throw new TypeError('not now');
      },
    };
    const session = open({}, { client: broken });
    const { attempts } = await session.settled;
    session.close();
    expect(attempts.map(({ rung, outcome }) => `${rung}: ${outcome}`)).toContain('live: failed');
  });

  it('is sent for three logs of a page, and by the ladder for all others', async () => {
    const sessions = Array.from({ length: 5 }, (_, i) => open({ podName: `train-${i}` }));
    await Promise.all(sessions.map(({ settled }) => settled));
    for (const session of sessions) session.close();
    expect(paths().indexOf('k8s/pod')).toBe(3);
    expect(paths().filter((path) => path === 'k8s/pod/logs')).toHaveLength(5);
  });
});
