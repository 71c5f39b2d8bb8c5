import { describe, expect, it } from 'vitest';

import {
  createKfpClient,
  LogDocument,
  openRunLogs,
  type RunLogsSession,
} from '../../src/core/index.js';
import { type RunClock, type ScenarioRun, scenarios } from '../../src/msw/index.js';
import { serveWorld } from '../support/serveWorld.js';
import { textOf } from '../support/textOf.js';

const TRAIN = 1;

function start(): ScenarioRun & { clock: RunClock; archived: () => string } {
  const run = scenarios.liveRun.create();
  const { clock, world } = run;
  if (!clock) throw new Error('The live run has a clock.');
  const archived = (): string => {
    const [log] = world
      .listObjects('mlpipeline', 'private-artifacts/')
      .filter(({ key }) => key.includes(clock.targets[TRAIN]?.podName ?? '–'));
    return new TextDecoder().decode(world.readObject('mlpipeline', log?.key ?? ''));
  };
  return { ...run, clock, archived };
}

/** The lines of a text that Argo's emissary did not write, which an archived log lacks. */
function withoutEmissary(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^time="[^"]*" .* argo=true/.test(line))
    .join('\n');
}

function watchTraining(url: string, clock: RunClock): RunLogsSession {
  const target = clock.targets[TRAIN];
  if (!target) throw new Error('The live run has a training step.');
  const client = createKfpClient({ baseUrl: url });
  return openRunLogs(target, { client, followInterval: 1, waitInterval: 1 });
}

describe('a log that is on screen', () => {
  it('appears when its step starts, grows, and is whole when pod and workflow are gone', async () => {
    const { world, clock, archived } = start();
    await using server = await serveWorld(world);
    const session = watchTraining(server.url, clock);
    const { document } = session.getSnapshot();
    await expect.poll(() => session.getSnapshot().diagnosis?.code).toBe('not-started');

    clock.advance(clock.moments.trainingStarted + 20);
    await expect.poll(() => session.getSnapshot().status).toBe('following');
    const seen: number[] = [];
    for (let second = 0; second < 40; second += 10) {
      clock.advance(10);
      const before = document.lineCount;
      await expect.poll(() => document.lineCount).toBeGreaterThan(before);
      seen.push(document.lineCount);
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));

    clock.advance(clock.moments.collected - clock.elapsed);
    await expect.poll(() => session.getSnapshot().status).toBe('complete');
    expect(session.getSnapshot().document).toBe(document);
    expect(withoutEmissary(textOf(document))).toBe(textOf(LogDocument.from(archived())));
    expect(session.getSnapshot().diagnosis).toBeUndefined();
    session.close();
  });

  it('is waited for while its step runs without a pod, as before the workflow is reported again', async () => {
    const { world, clock } = start();
    clock.advance(clock.moments.trainingStarted + 20);
    world.deletePod(clock.targets[TRAIN]?.podName ?? '');
    await using server = await serveWorld(world);
    const session = watchTraining(server.url, clock);
    await expect.poll(() => session.getSnapshot().status).toBe('waiting');
    const asked = server.requests.length;
    await expect.poll(() => server.requests.length).toBeGreaterThan(2 * asked);
    expect(session.getSnapshot().status).toBe('waiting');
    session.close();
  });

  it('stays, with a warning, when pod and archive are gone', async () => {
    const { world, clock } = start();
    world.controller.archiveLogs = false;
    await using server = await serveWorld(world);
    clock.advance(clock.moments.trainingStarted + 40);
    const session = watchTraining(server.url, clock);
    await expect.poll(() => session.getSnapshot().status).toBe('following');
    const before = textOf(session.getSnapshot().document);

    clock.advance(clock.moments.collected - clock.elapsed);
    const { status, document, diagnosis } = await session.settled;
    expect(status).toBe('complete');
    expect(textOf(document).startsWith(before)).toBe(true);
    expect(diagnosis).toMatchObject({ code: 'outlived-pod', severity: 'warning' });
    expect(diagnosis?.others.length).toBeGreaterThan(0);
    session.close();
  });
});
