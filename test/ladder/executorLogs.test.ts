import { describe, expect, it } from 'vitest';

import {
  createKfpClient,
  type ExecutorLogs,
  openRunLogs,
  type RunLogsSession,
  type RunLogsTarget,
} from '../../src/core/index.js';
import { ManualClock } from '../support/ManualClock.js';
import { serve } from '../support/serve.js';
import { textOf } from '../support/textOf.js';

const TARGET: RunLogsTarget = { runId: 'b5f0c1de', podName: 'train', namespace: 'team-a' };
const FOUND: readonly ExecutorLogs[] = [{ uri: 'minio://mlpipeline/v2/train/executor-logs' }];

/** A server that has what the program printed, and the pod's log when it is `there`. */
const kfp = (isThere = false) =>
  serve((path, response) => {
    if (path.startsWith('/artifacts/get')) response.end('printed by the program\n');
    else if (isThere && path.startsWith('/k8s/pod/logs')) response.end('epoch 1\n');
    else response.writeHead(500).end('Could not get pod');
  });

/** What became of the search, in a line: its status, what is shown, and the causes that it met. */
async function outcomeOf(session: RunLogsSession): Promise<string> {
  const { status, document, diagnosis } = await session.settled;
  session.close();
  const codes = diagnosis ? [diagnosis.code, ...diagnosis.others.map(({ code }) => code)] : [];
  return [status, textOf(document), ...codes].join(' | ');
}

describe('where the output of the program is', () => {
  it.each<[string, RunLogsTarget['executorLogs']]>([
    ['a value', FOUND],
    ['a promise', Promise.resolve(FOUND)],
    ['a function', () => FOUND],
    ['a function that asks', () => Promise.resolve(FOUND)],
  ])('is told by %s', async (_, executorLogs) => {
    await using server = await kfp();
    const client = createKfpClient({ baseUrl: server.url });
    expect(await outcomeOf(openRunLogs({ ...TARGET, executorLogs }, { client }))).toMatch(
      /^complete \| printed by the program \| executor-logs-only/,
    );
  });

  it('is asked only where no rung before has the log', async () => {
    await using server = await kfp(true);
    const client = createKfpClient({ baseUrl: server.url });
    let asked = 0;
    const executorLogs = (): undefined => void (asked += 1);
    const session = openRunLogs({ ...TARGET, taskState: 'SUCCEEDED', executorLogs }, { client });
    expect(await outcomeOf(session)).toMatch(/\| epoch 1/);
    expect(asked).toBe(0);
  });

  it.each<[string, RunLogsTarget['executorLogs']]>([
    ['nothing', () => undefined],
    ['an empty list', Promise.resolve([])],
    ['no list', () => 'minio://mlpipeline/a' as never],
    ['another scheme', () => [{ uri: 'https://store.example/a' }]],
  ])('may be told to be nowhere: %s', async (_, executorLogs) => {
    await using server = await kfp();
    const client = createKfpClient({ baseUrl: server.url });
    const outcome = await outcomeOf(openRunLogs({ ...TARGET, executorLogs }, { client }));
    expect(outcome).toMatch(/^unavailable \|/);
    expect(outcome).not.toContain('executor-logs-unknown');
  });

  it('is asked for a step that was taken from the cache, which else has none', async () => {
    await using server = await kfp();
    const client = createKfpClient({ baseUrl: server.url });
    const cached = { ...TARGET, cached: true };
    const found = openRunLogs({ ...cached, executorLogs: () => FOUND }, { client });
    expect(await outcomeOf(found)).toMatch(/^complete \| printed by the program/);
    const none = openRunLogs({ ...cached, executorLogs: () => undefined }, { client });
    expect(await outcomeOf(none)).toBe('unavailable |  | cached');
  });

  it.each<[string, RunLogsTarget['executorLogs']]>([
    [
      'throws',
      () => {
        throw new Error('MLMD: password=s3cr3t');
      },
    ],
    ['rejects', () => Promise.reject(new Error('MLMD: password=s3cr3t'))],
  ])('is a cause of its own where the page %s, without its secrets', async (_, executorLogs) => {
    await using server = await kfp();
    const client = createKfpClient({ baseUrl: server.url });
    const session = openRunLogs({ ...TARGET, executorLogs }, { client });
    const { attempts } = await session.settled;
    const record = attempts.find((it) => it.rung === 'executorLogsLookup');
    expect(record).toMatchObject({ outcome: 'failed', cause: { code: 'executor-logs-unknown' } });
    expect(JSON.stringify(attempts)).not.toContain('s3cr3t');
    expect(await outcomeOf(session)).toContain('executor-logs-unknown');
  });

  it('is waited for as long as a server’s answer, and no longer', async () => {
    await using server = await kfp();
    const clock = new ManualClock();
    const client = createKfpClient({
      baseUrl: server.url,
      timeouts: { head: 20_000, stall: 10_000 },
    });
    const signals: AbortSignal[] = [];
    const executorLogs = ({ signal }: { signal: AbortSignal }): Promise<undefined> => {
      signals.push(signal);
      return new Promise(() => undefined);
    };
    const session = openRunLogs({ ...TARGET, executorLogs }, { client, clock });
    await expect.poll(() => signals.length).toBe(1);
    clock.advance(29_999);
    expect(session.getSnapshot()).toMatchObject({ status: 'searching' });
    expect(session.getSnapshot().diagnosis).toBeUndefined();
    expect(session.getSnapshot().attempts.at(-1)).toMatchObject({
      rung: 'executorLogsLookup',
      outcome: 'pending',
    });
    clock.advance(1);
    expect(signals[0]?.aborted).toBe(true);
    expect(await outcomeOf(session)).toContain('executor-logs-unknown');
  });

  it('is not asked again by a host that writes its function or promise inline', async () => {
    await using server = await kfp();
    const client = createKfpClient({ baseUrl: server.url });
    const session = openRunLogs({ ...TARGET, executorLogs: () => [] }, { client });
    await session.settled;
    const before = server.requests.length;
    session.update({ ...TARGET, executorLogs: () => FOUND });
    await Promise.resolve();
    expect(session.getSnapshot().status).toBe('unavailable');
    expect(server.requests).toHaveLength(before);
    session.refresh();
    await expect.poll(() => session.getSnapshot().status).toBe('complete');
    session.close();
  });

  it('is looked for when the host gives a promise for the first time, with no verdict meanwhile', async () => {
    await using server = await kfp();
    const client = createKfpClient({ baseUrl: server.url });
    const session = openRunLogs(TARGET, { client });
    expect((await session.settled).status).toBe('unavailable');
    session.update({ ...TARGET, executorLogs: Promise.resolve(FOUND) });
    expect(session.getSnapshot()).toMatchObject({ status: 'searching', diagnosis: undefined });
    await expect.poll(() => session.getSnapshot().status).toBe('complete');
    session.close();
  });
});
