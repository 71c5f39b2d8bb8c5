import { describe, expect, test } from 'vitest';

import { respond, scenarios, type ScenarioRun } from '../../src/msw/index.js';
import { FIRST_RESPONSES, LOG, NO_KEY } from '../ladder/expectations.js';

async function liveLog(run: ScenarioRun) {
  const { target, world } = run;
  const { podName = '', namespace = '', createdAt = '' } = target;
  const query = new URLSearchParams({
    podname: podName,
    podnamespace: namespace,
    createdat: createdAt instanceof Date ? createdAt.toISOString() : createdAt.slice(0, 10),
  });
  const request = new Request(`http://kfp.test/k8s/pod/logs?${query.toString()}`);
  const response = await respond(world, request);
  return { status: response.status, text: await response.text().catch(() => 'broken off') };
}

describe('each scenario begins as it says', () => {
  test.each(Object.entries(FIRST_RESPONSES))('%s', async (name, [status, text]) => {
    const scenario = Object.entries(scenarios).find(([each]) => each === name)?.[1];
    if (!scenario) throw new Error(`There is no scenario ${name}.`);
    const response = await liveLog(scenario.create());
    expect(response.status).toBe(status);
    expect(response.text).toMatch(text);
  });

  test('every one of them is looked at, and has a title and a description', () => {
    expect([...Object.keys(FIRST_RESPONSES), 'stalled'].sort()).toEqual(
      Object.keys(scenarios).sort(),
    );
    const all = Object.values(scenarios);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    for (const { title, description } of all) {
      expect(title).toMatch(/^\p{Lu}.{8,60}[^.]$/u);
      expect(description).toMatch(/[.]$/);
    }
  });

  test('a scenario that was spoilt is whole when it is created again', async () => {
    const spoilt = scenarios.finished.create();
    spoilt.world.settings.archiveLogs = false;
    spoilt.world.deletePod(spoilt.target.podName ?? '');
    expect((await liveLog(scenarios.finished.create())).status).toBe(200);
  });
});

describe('where a log is that the live route does not find', () => {
  test.each(['shippedDefaultsMismatch', 'gzipArchive', 'tarArchive', 'multiUser'] as const)(
    '%s: under the key of the stored manifest',
    async (name) => {
      const { world, target } = scenarios[name].create();
      const run = await respond(
        world,
        new Request(`http://kfp.test/apis/v1beta1/runs/${target.runId}`),
      );
      const key = /private-artifacts[^"\\]*main\.log/.exec(await run.text())?.[0] ?? '';
      const query = new URLSearchParams({
        source: 'minio',
        bucket: 'mlpipeline',
        key,
        namespace: target.namespace ?? '',
      });
      const request = new Request(`http://kfp.test/artifacts/get?${query.toString()}`);
      expect(await (await respond(world, request)).text()).toMatch(LOG);
    },
  );

  test('artifactReadOnly: the API server reads it', async () => {
    const { world, target } = scenarios.artifactReadOnly.create();
    const path = `runs/${target.runId}/nodes/${target.podName ?? ''}/artifacts/main-logs:read`;
    const response = await respond(world, new Request(`http://kfp.test/apis/v2beta1/${path}`));
    expect(response.status).toBe(200);
    expect(atob(/"data":"([^"]*)"/.exec(await response.text())?.[1] ?? '')).toMatch(LOG);
  });

  test('retried: each attempt has its own', async () => {
    const { world, targets = [], target } = scenarios.retried.create();
    const sizes = world.listObjects('mlpipeline', '').map(({ size }) => size);
    expect(new Set(sizes).size).toBe(2);
    expect([target.attempt, ...targets.map(({ attempt }) => attempt)]).toEqual([1, 0]);
    await Promise.resolve();
  });
});

describe('the live run', () => {
  test('prints, ends, loses its pods and is collected, as its clock moves', async () => {
    const run = scenarios.liveRun.create();
    const { clock, world } = run;
    if (!clock) throw new Error('The live run has no clock.');
    clock.advance(clock.moments.trainingStarted + 10);
    const early = await liveLog(run);
    clock.advance(10);
    const later = await liveLog(run);
    expect(early.status).toBe(200);
    expect(later.text.length).toBeGreaterThan(early.text.length);
    expect(later.text.startsWith(early.text)).toBe(true);

    clock.advance(clock.moments.finished - clock.elapsed);
    expect((await liveLog(run)).text).toContain('model written');
    expect((await liveLog({ ...run, target: clock.targets[2] ?? run.target })).text).toContain(
      'KeyError',
    );
    clock.advance(clock.moments.podsDeleted - clock.elapsed);
    expect(world.pods.size).toBe(0);
    expect((await liveLog(run)).text).toContain('model written');
    clock.advance(clock.moments.collected - clock.elapsed);
    expect(world.workflows.size).toBe(0);
    expect((await liveLog(run)).text).toMatch(NO_KEY);
    expect(clock.elapsed).toBe(clock.duration);
  });
});
