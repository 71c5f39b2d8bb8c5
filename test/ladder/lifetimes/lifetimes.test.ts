import fc from 'fast-check';
import { beforeAll, test } from 'vitest';

import { play } from './play.js';
import { anySchedule, anyStreamedSchedule, type Schedule, type StreamedLog } from './schedule.js';

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
  // An archive that lacks the lines before the last, which is its own last line as the pod's log had it.
  {
    pending: 0,
    running: [
      { kind: 'pass', ms: 5000 },
      { kind: 'write', bytes: 303 },
      { kind: 'pass', ms: 5000 },
      { kind: 'restart' },
      { kind: 'pass', ms: 5000 },
    ],
    after: [],
    end: 'deleted',
    reportedAfter: 0,
    archive: 'thinned',
    archivedAfter: 0,
    fallsBack: false,
    at: 0.21,
  },
  // An archive that lacks all lines before one which was cut, and has come to its end, when the container ended.
  {
    pending: 0,
    running: [
      { kind: 'write', bytes: 208 },
      { kind: 'pass', ms: 5000 },
      { kind: 'restart' },
      { kind: 'write', bytes: 1 },
      { kind: 'pass', ms: 10 },
    ],
    after: [],
    end: 'stays',
    reportedAfter: 0,
    archive: 'thinned',
    archivedAfter: 0,
    fallsBack: false,
    at: 0,
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
const FOUND_STREAMED: readonly Schedule[] = [
  // The log goes on within a line that took seconds, of which kubelets send the rest without a stamp.
  {
    ...streamed({ records: 'writes', stamps: 'mixed', maySeePod: false }),
    running: [{ kind: 'restart' }, { kind: 'write', bytes: 2_879 }, { kind: 'pass', ms: 9_478 }],
  },
  // The container is started anew within a line, and nobody says that lines may be missing.
  {
    ...streamed({ seenAfter: 5 }),
    running: [{ kind: 'pass', ms: 5_166 }, { kind: 'write', bytes: 1 }, { kind: 'restart' }],
  },
  // The container has ended by the time at which the pod is asked why the connection has.
  {
    ...streamed({ stamps: 'mixed' }),
    running: [
      { kind: 'pass', ms: 18_124 },
      { kind: 'write', bytes: 2_261 },
      { kind: 'restart' },
      { kind: 'write', bytes: 15 },
    ],
  },
  // What KFP's server sent while the Kubernetes API did not is more than what that sends before it breaks off.
  {
    ...streamed({}),
    running: [
      { kind: 'write', bytes: 3_000 },
      { kind: 'pass', ms: 8_000 },
      { kind: 'disturb', place: 'podLog', times: 1, fault: { kind: 'status', status: 503 } },
      { kind: 'disturb', place: 'podLog', times: 1, fault: { kind: 'short', afterBytes: 1_000 } },
      { kind: 'pass', ms: 20_000 },
      { kind: 'write', bytes: 100 },
      { kind: 'pass', ms: 20_000 },
    ],
  },
  // Only the request for the log tells that the pod is gone; what KFP's server sends then is the archived copy.
  {
    ...streamed({ stamps: 'apart', seenAfter: 2_303, crowdedFor: 48_432 }),
    pending: 4_572,
    running: [
      { kind: 'disturb', place: 'podObject', times: 4, fault: { kind: 'status', status: 503 } },
      { kind: 'disturb', place: 'log', times: 3, fault: { kind: 'stall', afterBytes: 1_330 } },
      { kind: 'write', bytes: 10 },
      { kind: 'rotate', kept: 1_035 },
      { kind: 'write', bytes: 22_420 },
      { kind: 'write', bytes: 1_642 },
      { kind: 'write', bytes: 34 },
      { kind: 'rotate', kept: 61 },
      { kind: 'write', bytes: 1_423 },
    ],
    after: [{ kind: 'disturb', place: 'run', times: 1, fault: { kind: 'stall', afterBytes: 309 } }],
    end: 'endsAndIsDeleted',
    reportedAfter: 3,
    archive: 'withExecutorLines',
    archivedAfter: 3,
    fallsBack: true,
  },
  // The container is started anew as soon as its log is followed, and the reader may not see its pod.
  {
    ...streamed({ maySeePod: false }),
    running: [{ kind: 'pass', ms: 5_001 }, { kind: 'restart' }, { kind: 'write', bytes: 1 }],
    end: 'deleted',
    archive: 'withExecutorLines',
  },
  // The pod goes between the request for it and that of KFP's server for its log.
  {
    ...streamed({ seenAfter: 1_001 }),
    running: [
      { kind: 'pass', ms: 1_811 },
      { kind: 'write', bytes: 9 },
      { kind: 'rotate', kept: 0 },
      { kind: 'pass', ms: 2_189 },
    ],
    after: [{ kind: 'disturb', place: 'podLog', times: 1, fault: { kind: 'status', status: 503 } }],
    end: 'deleted',
    archive: 'whole',
    fallsBack: true,
  },
  // Connections end behind the stamp of a line that is known, and nobody may see the pod.
  {
    ...streamed({ records: 'writes' }),
    pending: 3_381,
    running: [
      { kind: 'write', bytes: 297 },
      { kind: 'pass', ms: 18_443 },
      { kind: 'disturb', place: 'podObject', times: 2, fault: { kind: 'status', status: 403 } },
      { kind: 'pass', ms: 12_795 },
      { kind: 'disturb', place: 'podLog', times: 2, fault: { kind: 'short', afterBytes: 175 } },
      { kind: 'pass', ms: 881 },
      { kind: 'rotate', kept: 97 },
      { kind: 'pass', ms: 15_000 },
      { kind: 'restart' },
    ],
    end: 'deleted',
  },
];

/** A life of a log that streams, in which nothing happens. */
function streamed(how: Partial<StreamedLog>): Schedule {
  return {
    pending: 0,
    running: [],
    after: [],
    end: 'stays',
    reportedAfter: 0,
    archive: 'none',
    archivedAfter: 0,
    fallsBack: false,
    at: 0,
    kubernetes: {
      records: 'lines',
      stamps: 'same',
      seenAfter: 0,
      maySeePod: true,
      crowdedFor: 0,
      ...how,
    },
  };
}

test('a log that streams outlives its pod, whatever happens on the way', async () => {
  await fc.assert(fc.asyncProperty(anyStreamedSchedule, play), {
    numRuns: 1_000,
    seed: 12,
    examples: FOUND_STREAMED.map((schedule) => [schedule]),
  });
}, 1_200_000);
