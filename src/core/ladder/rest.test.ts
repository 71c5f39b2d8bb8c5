import { describe, expect, test } from 'vitest';

import { redactParams } from '../base/redacted.js';
import { redactOutcome } from './redactOutcome.js';
import { type Climb, restAfter } from './rest.js';
import { resolveTarget } from './target.js';
import type { LogSource, RungOutcome } from './types.js';

const SOURCE: LogSource = { rung: 'live', origin: 'pod' };
const TARGET = resolveTarget({ runId: 'b5f0', podName: 'train' }, {});

const rest = (outcome: RungOutcome, more: Partial<Climb> = {}) => {
  const climb: Climb = {
    target: TARGET,
    options: {},
    outcome: redactOutcome(outcome),
    facts: { history: { failures: 0, quiet: 1 } },
    bytes: 0,
    grew: false,
    started: 0,
    now: 10,
    random: 1,
    names: redactParams({ pod: 'train' }),
    ...more,
  };
  const { nextRead } = climb.facts.history;
  const rest = restAfter(climb);
  const next = climb.facts.history.nextRead;
  return { ...rest, ...(next !== nextRead && { readAfter: (next ?? 0) - climb.now }) };
};

describe(restAfter.name, () => {
  test.each<[string, RungOutcome, Partial<Climb>, object]>([
    [
      'a whole log is complete, and not asked for again',
      { kind: 'log', source: SOURCE },
      { bytes: 100 },
      { change: { status: 'complete', source: SOURCE, diagnosis: undefined }, ended: true },
    ],
    [
      'a log that goes on is read again',
      { kind: 'log', source: SOURCE, following: true },
      { bytes: 100 },
      { change: { status: 'following', source: SOURCE }, ended: false, pause: 3_000 },
    ],
    [
      'a log that takes long to read is read less often',
      { kind: 'log', source: SOURCE, following: true },
      { now: 2_000 },
      { pause: 15_000, readAfter: 20_000 },
    ],
    [
      'a log that takes very long is read every six minutes',
      { kind: 'log', source: SOURCE, following: true },
      { now: 50_000 },
      { pause: 15_000, readAfter: 360_000 },
    ],
    [
      'a pod that is to start is looked at again',
      { kind: 'waiting', cause: { code: 'not-started', params: {} } },
      { options: { waitInterval: 700 } },
      { change: { status: 'waiting', diagnosis: { code: 'not-started' } }, pause: 700 },
    ],
    [
      'a wait beside a log on screen says nothing',
      { kind: 'waiting', cause: { code: 'not-started', params: {} } },
      { bytes: 100 },
      { change: { status: 'following', diagnosis: undefined }, pause: 5_000 },
    ],
    [
      'a step without output has a whole log',
      { kind: 'none', cause: { code: 'no-output', params: {} } },
      {},
      { change: { status: 'complete', diagnosis: { code: 'no-output' } }, ended: true },
    ],
    [
      'misses without a cause say that the pod is gone',
      { kind: 'miss', causes: [] },
      {},
      { change: { status: 'unavailable', diagnosis: { code: 'pod-gone' } }, ended: true },
    ],
    [
      'a log on screen outlives its pod',
      { kind: 'miss', causes: [{ code: 'pod-gone', params: {} }] },
      { bytes: 100, facts: { podGone: true, history: { failures: 0, quiet: 1 } } },
      { change: { status: 'complete', diagnosis: { code: 'outlived-pod' } }, ended: true },
    ],
    [
      'a log on screen whose pod may live is asked for again, with the reason',
      { kind: 'miss', causes: [{ code: 'rate-limited', params: { retryAfter: 9_000 } }] },
      { bytes: 100 },
      {
        change: { status: 'following', diagnosis: { code: 'rate-limited', retrying: true } },
        ended: false,
        pause: 9_000,
      },
    ],
    [
      'the longer it is disturbed, the less often',
      { kind: 'miss', causes: [{ code: 'offline', params: {} }] },
      { bytes: 100, facts: { history: { failures: 4, quiet: 1 } } },
      { pause: 16_000 },
    ],
    [
      'an archive that cannot be asked is asked again, however long the pod was out of reach before',
      { kind: 'miss', causes: [{ code: 'offline', params: {} }] },
      {
        bytes: 100,
        facts: { podGone: true, history: { failures: 20, quiet: 1, expected: true } },
      },
      { change: { status: 'following', diagnosis: { retrying: true } }, pause: 1_000 },
    ],
    [
      'where an archive could not be asked beside a log on screen, the reader can try again',
      { kind: 'miss', causes: [{ code: 'store-unreachable', params: {} }] },
      {
        bytes: 100,
        facts: { podGone: true, history: { failures: 20, quiet: 1, expected: true, ended: true } },
      },
      { change: { status: 'complete', diagnosis: { code: 'outlived-pod', retryable: true } } },
    ],
    [
      'a log that grows is read more often',
      { kind: 'log', source: SOURCE, following: true },
      { facts: { history: { failures: 0, quiet: 0 } } },
      { pause: 1_000 },
    ],
    [
      'a log that grows, and is no longer tiny, is read every three seconds',
      { kind: 'log', source: SOURCE, following: true },
      { bytes: 390_000, facts: { history: { failures: 0, quiet: 0 } } },
      { pause: 3_000 },
    ],
    [
      'a large log is read again soon, to learn how fast it grows',
      { kind: 'log', source: SOURCE, following: true },
      { bytes: 20_000_000 },
      { pause: 15_000, readAfter: 30_000 },
    ],
    [
      'a large log rests the longer the larger it is',
      { kind: 'log', source: SOURCE, following: true },
      {
        bytes: 1.5 * 1024 ** 2,
        now: 60_000,
        started: 60_000,
        facts: { history: { failures: 0, quiet: 0, lastRead: { bytes: 1_400_000, at: 0 } } },
      },
      { pause: 15_000, readAfter: 90_000 },
    ],
    [
      'no log rests for more than six minutes',
      { kind: 'log', source: SOURCE, following: true },
      {
        bytes: 50_000_000,
        now: 60_000,
        started: 60_000,
        facts: { history: { failures: 0, quiet: 4, lastRead: { bytes: 50_000_000, at: 0 } } },
      },
      { pause: 15_000, readAfter: 360_000 },
    ],
    [
      'until then it is only looked whether its pod has ended',
      { kind: 'log', source: SOURCE, following: true },
      {
        bytes: 50_000_000,
        now: 60_000,
        facts: { restsUntil: 70_000, rests: true, history: { failures: 0, quiet: 4 } },
      },
      { pause: 10_000 },
    ],
    [
      'a large log of which only what is new is sent is read as often as a small one',
      { kind: 'log', source: SOURCE, following: true },
      { bytes: 50_000_000, facts: { sendsRest: true, history: { failures: 0, quiet: 1 } } },
      { pause: 3_000 },
    ],
    [
      'a log that pours in is read when it has grown by half',
      { kind: 'log', source: SOURCE, following: true },
      {
        bytes: 20_000_000,
        now: 30_000,
        started: 30_000,
        facts: { history: { failures: 0, quiet: 0, lastRead: { bytes: 10_000_000, at: 0 } } },
      },
      { pause: 15_000, readAfter: 30_000 },
    ],
    [
      'a host that follows more often does so with large logs too',
      { kind: 'log', source: SOURCE, following: true },
      {
        options: { followInterval: 1_000 },
        bytes: 1.5 * 1024 ** 2,
        now: 60_000,
        started: 60_000,
        facts: { history: { failures: 0, quiet: 0, lastRead: { bytes: 1_400_000, at: 0 } } },
      },
      { pause: 15_000, readAfter: 30_000 },
    ],
    [
      'a miss that may change is looked at again',
      { kind: 'miss', causes: [{ code: 'pod-starting', params: { reason: 'Pending' } }] },
      {},
      { change: { status: 'waiting' }, pause: 5_000 },
    ],
    [
      'what waits for the host to name a pod is not',
      { kind: 'miss', causes: [{ code: 'not-started', params: {} }] },
      { target: resolveTarget({ runId: 'b5f0' }, {}) },
      { change: { status: 'waiting' }, pause: undefined },
    ],
  ])('%s', (_, outcome, more, expected) => {
    expect(rest(outcome, more)).toMatchObject(expected);
  });

  test('the text of each cause may use the known names', () => {
    const { change } = rest({ kind: 'miss', causes: [{ code: 'pod-gone', params: {} }] });
    expect(change.diagnosis?.params).toMatchObject({ pod: 'train' });
  });
});
