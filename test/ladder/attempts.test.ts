import { describe, expect, it } from 'vitest';

import {
  createKfpClient,
  DEFAULT_RUNGS,
  kubernetesPodLogs,
  openRunLogs,
  type RunLogsOptions,
  type RunLogsSession,
  type RunLogsSnapshot,
  type RunLogsTarget,
  type StepAttempt,
  type StepLog,
} from '../../src/core/index.js';
import { createPod, type ScenarioName, scenarios, type World } from '../../src/msw/index.js';
import { serveWorld } from '../support/serveWorld.js';
import { textOf } from '../support/textOf.js';
import { watch } from './watch.js';

const rungsOf = (url: string) => [kubernetesPodLogs({ url }), ...DEFAULT_RUNGS];

/** The attempts of a session once there are as many. */
function attemptsIn(session: RunLogsSession, count: number): Promise<readonly StepAttempt[]> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { stepAttempts = [] } = session.getSnapshot();
      if (stepAttempts.length >= count) resolve(stepAttempts);
    };
    session.subscribe(look);
    look();
  });
}

const logOf = (snapshot: RunLogsSnapshot, is: (log: StepLog) => boolean): RunLogsTarget => {
  const log = snapshot.stepAttempts?.flatMap(({ logs }) => logs).find(is);
  if (!log) throw new Error('There is no such log.');
  return log.target;
};

/** Watches a scenario's step, then the log among those that it has; gives both snapshots. */
async function openOther(
  name: ScenarioName,
  is: (log: StepLog) => boolean,
  options: (url: string) => Partial<RunLogsOptions> = () => ({}),
): Promise<[RunLogsSnapshot, RunLogsSnapshot]> {
  const { world, target } = scenarios[name].create();
  await using server = await serveWorld(world);
  const known = await watch(server.url, target, options(server.url));
  const { stepAttempts } = known.stepAttempts?.flatMap(({ logs }) => logs).some(is)
    ? known
    : { stepAttempts: await learn(server.url, target, options(server.url)) };
  const other = logOf({ ...known, stepAttempts }, is);
  return [known, await watch(server.url, other, options(server.url))];
}

/** The attempts that a session learns when it is asked to. */
async function learn(
  url: string,
  target: RunLogsTarget,
  options: Partial<RunLogsOptions>,
): Promise<readonly StepAttempt[] | undefined> {
  const session = openRunLogs(target, { client: createKfpClient({ baseUrl: url }), ...options });
  await watchStatus(session);
  const before = session.getSnapshot().stepAttempts;
  const after = new Promise<readonly StepAttempt[] | undefined>((resolve) => {
    session.subscribe(() => {
      const { stepAttempts } = session.getSnapshot();
      if (stepAttempts !== before) resolve(stepAttempts);
    });
  });
  session.loadStepAttempts();
  const attempts = await after;
  session.close();
  return attempts;
}

function watchStatus(session: RunLogsSession): Promise<unknown> {
  const following = new Promise<void>((resolve) => {
    session.subscribe(() => {
      if (session.getSnapshot().status === 'following') resolve();
    });
  });
  return Promise.race([session.settled, following]);
}

describe('the attempts of a step', () => {
  it('are learned from the manifest that its log was found by, and open the log of each', async () => {
    const [last, first] = await openOther(
      'retriedOutOfMemory',
      ({ target }) => target.attempt === 0,
    );
    const states = last.stepAttempts?.map(({ state }) => [
      state?.phase,
      state?.reason,
      state?.exitCode,
    ]);
    expect(states).toEqual([
      ['failed', 'OOMKilled', 137],
      ['failed', undefined, 1],
      ['succeeded', undefined, undefined],
    ]);
    expect(first).toMatchObject({ status: 'complete', source: { rung: 'manifestArchive' } });
    expect(first.step).toMatchObject({ phase: 'failed', reason: 'OOMKilled', exitCode: 137 });
    expect(textOf(first.document)).not.toBe(textOf(last.document));
    expect(first.stepAttempts?.map(({ logs }) => logs[0]?.shown)).toEqual([true, false, false]);
  });

  it('are asked for once, and again only where that has failed', async () => {
    const { world, target } = scenarios.driverAndLauncher.create();
    await using server = await serveWorld(world);
    const client = createKfpClient({ baseUrl: server.url });
    const session = openRunLogs(target, { client });
    await watchStatus(session);
    const asked = countManifests(world);
    world.services.apiServer = false;
    session.loadStepAttempts();
    session.loadStepAttempts();
    await expect.poll(asked).toBe(1);
    world.services.apiServer = true;
    await expect
      .poll(() => {
        session.loadStepAttempts();
        return driverIn(session);
      })
      .toBe(true);
    expect(asked()).toBe(2);
    session.close();
  });

  it('name the attempt where the pod is that of the last one, as in ML Metadata', async () => {
    const { world, target } = scenarios.retriedOutOfMemory.create();
    const { podName = '' } = target;
    world.apply(createPod({ name: podName }));
    world.writeLog(podName, 'of the last attempt\n');
    await using server = await serveWorld(world);
    const first = await watch(server.url, { ...target, attempt: 0, taskState: undefined });
    expect(first.step).toMatchObject({ reason: 'OOMKilled' });
    expect(textOf(first.document)).not.toContain('of the last attempt');
  });
});

const countManifests = (world: World): (() => number) => {
  let count = 0;
  world.onRequest(({ url }) => {
    if (url.includes('/apis/v1beta1/runs/')) count += 1;
  });
  return () => count;
};

const driverIn = (session: RunLogsSession): boolean =>
  (session.getSnapshot().stepAttempts ?? []).some(({ logs }) =>
    logs.some(({ pod }) => pod === 'driver'),
  );

describe('the containers of a step', () => {
  it('are the driver, the launcher and Argo’s beside main', async () => {
    const [, driver] = await openOther('driverAndLauncher', ({ pod }) => pod === 'driver');
    expect(textOf(driver.document)).toContain('the step is not cached');
    expect(driver.step).toMatchObject({ phase: 'succeeded' });
    const names = driver.stepAttempts?.[0]?.logs.map(({ pod, container }) => `${pod}/${container}`);
    expect(names).toEqual(['driver/main']);
  });

  it('are refused with a diagnosis where the source has one container only', async () => {
    const { world, target } = scenarios.driverAndLauncher.create();
    await using server = await serveWorld(world);
    const wait = await watch(server.url, { ...target, container: 'wait' });
    expect(wait).toMatchObject({
      status: 'unavailable',
      diagnosis: { code: 'container-not-served', params: { container: 'wait' } },
    });
  });

  it.each(['wait', 'init', 'kfp-launcher'])('are read from Kubernetes: %s', async (name) => {
    const [, other] = await openOther(
      'driverAndLauncher',
      ({ container }) => container === name,
      (url) => ({ rungs: rungsOf(url) }),
    );
    expect(other.source).toMatchObject({ rung: 'kubernetesPodLogs' });
    expect(textOf(other.document)).toMatch(/copied|Starting/);
  });

  it('have a log before their restart, where the source has it', async () => {
    const options = (url: string) => ({ rungs: rungsOf(url) });
    const [now, before] = await openOther(
      'containerRestarted',
      ({ previous }) => previous,
      options,
    );
    expect(now.status).toBe('following');
    expect(before).toMatchObject({
      status: 'complete',
      source: { rung: 'kubernetesPodLogs', origin: 'podEnded' },
      step: { phase: 'failed', reason: 'OOMKilled', exitCode: 137 },
    });
    expect(textOf(before.document)).not.toBe(textOf(now.document));
  });

  it('have none where no source has it, and no other log in its place', async () => {
    const { world, target } = scenarios.containerRestarted.create();
    await using server = await serveWorld(world);
    const now = await watch(server.url, target);
    expect(now.stepAttempts?.[0]?.logs.map(({ previous }) => previous)).not.toContain(true);
    const before = await watch(server.url, { ...target, previous: true });
    expect(before).toMatchObject({
      status: 'unavailable',
      diagnosis: { code: 'container-not-served' },
    });
  });

  it('but main have nothing of what the user’s program printed', async () => {
    const { world, target } = scenarios.executorLogsOnly.create();
    await using server = await serveWorld(world);
    const wait = await watch(server.url, { ...target, container: 'wait' });
    expect(wait.source).toBeUndefined();
    expect(wait.document.byteLength).toBe(0);
  });
});

describe('a cached step', () => {
  it('has the log of the step whose output it took, and says so', async () => {
    const { world, target } = scenarios.cachedFromOriginal.create();
    await using server = await serveWorld(world);
    const cached = await watch(server.url, target);
    expect(cached).toMatchObject({ status: 'complete', diagnosis: { code: 'cached' } });
    expect(textOf(cached.document)).toContain('churn.train: loading');
  });

  it('tells its original by the URI of what the original’s launcher has stored', async () => {
    const { world, target } = scenarios.cachedFromOriginal.create();
    await using server = await serveWorld(world);
    const { cachedFrom, ...cached } = target;
    const uri = `minio://mlpipeline/v2/artifacts/churn/${cachedFrom?.runId ?? ''}/train/1b2c/executor-logs-0`;
    const snapshot = await watch(server.url, { ...cached, executorLogs: [{ uri }] });
    expect(snapshot).toMatchObject({
      status: 'complete',
      source: { rung: 'manifestArchive' },
      diagnosis: { code: 'cached' },
    });
    // Where the original has no such task, what its launcher has stored is still there.
    const other = uri.replace('/train/', '/other/');
    world.putObject('mlpipeline', other.slice('minio://mlpipeline/'.length), 'printed\n');
    const { source } = await watch(server.url, { ...cached, executorLogs: [{ uri: other }] });
    expect(source?.rung).toBe('executorLogs');
  });

  it('has no log where nobody knows the original', async () => {
    const { world, target } = scenarios.cachedFromOriginal.create();
    await using server = await serveWorld(world);
    const { status, diagnosis, attempts } = await watch(server.url, {
      ...target,
      cachedFrom: undefined,
    });
    expect([status, diagnosis?.code, attempts]).toEqual(['unavailable', 'cached', []]);
  });
});

it('waits for all attempts of a step', async () => {
  const { world, target } = scenarios.retriedOutOfMemory.create();
  await using server = await serveWorld(world);
  const session = openRunLogs(target, { client: createKfpClient({ baseUrl: server.url }) });
  session.loadStepAttempts();
  expect(await attemptsIn(session, 3)).toHaveLength(3);
  session.close();
});
