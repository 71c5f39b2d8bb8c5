import fc from 'fast-check';

import type { Fault, Place } from '../../support/StepServer.js';

/** Something that happens to a step or to the way to it. */
export type Moment =
  /** The program writes so many bytes. */
  | { kind: 'write'; bytes: number }
  /** Time goes by. */
  | { kind: 'pass'; ms: number }
  /** The node rotates the log: so many of its bytes are kept, from the start of a line on. */
  | { kind: 'rotate'; kept: number }
  /** The container is started anew, and its log with it. */
  | { kind: 'restart' }
  /** The next requests for a place fail. */
  | { kind: 'disturb'; place: Place; times: number; fault: Fault };

/** A run from its pending pod to its collection. */
export interface Schedule {
  /** Milliseconds before the pod runs. */
  pending: number;
  /** What happens while it runs. */
  running: readonly Moment[];
  /** What happens after the step has ended, before it is certain what becomes of its log. */
  after: readonly Moment[];
  /** Whether the pod ends, and can be read for a while, before it is deleted; or stays. */
  end: 'deleted' | 'endsAndIsDeleted' | 'stays';
  /** Milliseconds from the pod's end to the report of the workflow. */
  reportedAfter: number;
  /** The archived log: whole, with lines that the pod's has not, or with fewer. */
  archive: ArchiveKind;
  /** Milliseconds from the report to the object, which is missing before. */
  archivedAfter: number;
  /** Whether the server sends the archived log in place of that of a pod that is gone. */
  fallsBack: boolean;
  /** Where lines are missing in an archive, or it ends, as a part of the whole. */
  at: number;
}

export type ArchiveKind = 'none' | 'whole' | 'gzip' | 'withExecutorLines' | 'truncated' | 'thinned';

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.constant<Fault>({ kind: 'reset' }),
  fc
    .constantFrom(401, 403, 429, 502, 503, 504)
    .map((status): Fault => ({ kind: 'status', status })),
  fc.record({
    kind: fc.constantFrom('cut' as const, 'stall' as const, 'short' as const),
    afterBytes: fc.nat(6_000),
  }),
);

const disturb = fc.record({
  kind: fc.constant('disturb' as const),
  place: fc.constantFrom<Place>('log', 'log', 'pod', 'events', 'run', 'artifact', 'health'),
  times: fc.integer({ min: 1, max: 4 }),
  fault,
});
const pass = fc.record({
  kind: fc.constant('pass' as const),
  ms: fc.integer({ min: 10, max: 20_000 }),
});
const bytes = fc.oneof(fc.nat(60), fc.nat(3_000), fc.nat(30_000));

const rotate = fc.record({ kind: fc.constant('rotate' as const), kept: fc.nat(4_000) });

const whileRunning: fc.Arbitrary<Moment> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('write' as const), bytes }) },
  { weight: 5, arbitrary: pass },
  { weight: 2, arbitrary: disturb },
  { weight: 2, arbitrary: rotate },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
);

/** Any life of a step. */
export const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  pending: fc.nat(20_000),
  running: fc.array(whileRunning, { minLength: 1, maxLength: 14 }),
  after: fc.array(fc.oneof(pass, disturb), { maxLength: 3 }),
  end: fc.constantFrom('deleted', 'endsAndIsDeleted', 'stays'),
  // Within the minute after which a run that is not reported is given up.
  reportedAfter: fc.nat(10_000),
  archive: fc.constantFrom(
    'none',
    'whole',
    'whole',
    'gzip',
    'withExecutorLines',
    'truncated',
    'thinned',
  ),
  archivedAfter: fc.oneof(fc.constant(0), fc.nat(60_000)),
  fallsBack: fc.boolean(),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
});
