import fc from 'fast-check';
import { beforeAll, test } from 'vitest';

import { play } from './play.js';
import { anySchedule, anyStreamedSchedule, type Schedule } from './schedule.js';

// Loaded before, so that only the clock decides when something happens.
beforeAll(() =>
  Promise.all([
    import('../../../src/core/ladder/createLadder.js'),
    import('../../../src/core/kfp/requests.js'),
    import('../../../src/core/ladder/rungs/climbPodLogs.js'),
  ]),
);

/** Lives in which something was wrong once. */
const FOUND: readonly Schedule[] = [
  // An archive that lacks lines is sent as the log of the pod, of which nobody can tell whether it has ended.
  {
    pending: 0,
    running: [
      { kind: 'write', bytes: 1 },
      { kind: 'restart' },
      { kind: 'disturb', place: 'events', times: 1, fault: { kind: 'cut', afterBytes: 0 } },
      { kind: 'write', bytes: 98 },
      { kind: 'pass', ms: 10 },
    ],
    after: [{ kind: 'pass', ms: 5990 }],
    end: 'endsAndIsDeleted',
    reportedAfter: 0,
    archive: 'thinned',
    archivedAfter: 1,
    fallsBack: true,
    at: 2 / 3,
  },
];

test('a log outlives its pod, whatever happens on the way', async () => {
  // One seed for everybody; `npm run lifetimes` tries others, and prints the seed of one that fails.
  await fc.assert(fc.asyncProperty(anySchedule, play), {
    numRuns: 1_000,
    seed: 12,
    examples: FOUND.map((schedule) => [schedule]),
  });
}, 600_000);

/** Lives of a log that streams in which something was wrong once. */
const FOUND_STREAMED: readonly Schedule[] = [];

test('a log that streams outlives its pod, whatever happens on the way', async () => {
  await fc.assert(fc.asyncProperty(anyStreamedSchedule, play), {
    numRuns: 1_000,
    seed: 12,
    examples: FOUND_STREAMED.map((schedule) => [schedule]),
  });
}, 600_000);
