import { describe, expect, it } from 'vitest';

import { DEFAULT_RUNGS, openRunLogs } from '../../src/core/index.js';
import { type ScenarioName, scenarios } from '../../src/msw/index.js';
import { serveWorld } from '../support/serveWorld.js';
import { EXPECTATIONS, outcomeOf } from './expectations.js';
import { hostOptions } from './hostOptions.js';
import { watch } from './watch.js';

const names = Object.keys(EXPECTATIONS).filter((name): name is ScenarioName => name in scenarios);

describe(openRunLogs.name, () => {
  it('has an expectation for every scenario', () => {
    expect(Object.keys(EXPECTATIONS).sort()).toEqual(Object.keys(scenarios).sort());
  });

  it.each(names)('finds in Node, over HTTP, what scenario %s has', async (name) => {
    const run = scenarios[name].create();
    const { world, target, targets } = run;
    await using server = await serveWorld(world);
    // The steps of a run that has just begun differ; the target's step is the one to compare.
    for (const each of name === 'liveRun' ? [target] : (targets ?? [target])) {
      const snapshot = await watch(server.url, each, hostOptions(run, server.url));
      expect(outcomeOf(snapshot)).toEqual(EXPECTATIONS[name]);
      expect(snapshot.document.byteLength > 0).toBe(EXPECTATIONS[name].source !== undefined);
    }
  });

  it('walks the rungs that the host gives, in its order', async () => {
    const { world, target } = scenarios.collectedWithArchive.create();
    await using server = await serveWorld(world);
    const given = ['podState', 'knownArchive', 'manifestArchive', 'configuredArchive'];
    const rungs = DEFAULT_RUNGS.filter(({ name }) =>
      [...given, 'executorLogs', 'artifactRead'].includes(name),
    ).toReversed();
    const { attempts, source } = await watch(server.url, target, { rungs });
    expect(attempts[0]?.rung).toBe('artifactRead');
    expect(source?.rung).toBe('artifactRead');
  });

  it('renders the key of the host’s static key format, and asks for it only then', async () => {
    const { world, target } = scenarios.collectedWithArchive.create();
    await using server = await serveWorld(world);
    const rungs = DEFAULT_RUNGS.filter(({ name }) => name === 'configuredArchive');
    const without = await watch(server.url, target, { rungs });
    expect(without.attempts.map(({ outcome }) => outcome)).toEqual(['skipped']);
    const { keyFormat } = world.controller;
    const { source } = await watch(server.url, target, { rungs, archive: { keyFormat } });
    expect(source).toMatchObject({ rung: 'configuredArchive', bucket: 'mlpipeline' });
  });
});
