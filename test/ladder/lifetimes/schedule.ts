import fc from 'fast-check';

import type { KubernetesPlace, Recording } from '../../support/StepKubernetes.js';
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
  | { kind: 'disturb'; place: Place | KubernetesPlace; times: number; fault: Fault };

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
  /** How the log streams from the Kubernetes API, where the page's server passes requests on to it. */
  kubernetes?: StreamedLog | undefined;
}

/** A log that is read from the Kubernetes API first, and from KFP's server where that does not have it. */
export interface StreamedLog extends Recording {
  /** Milliseconds from the end of the container to the status of its pod which says so. */
  seenAfter: number;
  /** Whether the reader may see the pod, beside its log. */
  maySeePod: boolean;
  /** Milliseconds in which other logs have the connections that may stay open. */
  crowdedFor: number;
}

type ArchiveKind = 'none' | 'whole' | 'gzip' | 'withExecutorLines' | 'truncated' | 'thinned';

const fault = anyFault(401, 403, 429, 502, 503, 504);

const disturb = fc.record({
  kind: fc.constant('disturb' as const),
  place: fc.constantFrom<Place>('log', 'log', 'pod', 'events', 'run', 'artifact', 'health'),
  times: fc.integer({ min: 1, max: 4 }),
  fault,
});
const disturbKubernetes = fc.record({
  kind: fc.constant('disturb' as const),
  place: fc.constantFrom<KubernetesPlace>('podLog', 'podLog', 'podObject'),
  times: fc.integer({ min: 1, max: 4 }),
  fault: anyFault(401, 403, 429, 500, 503, 504),
});
const pass = fc.record({
  kind: fc.constant('pass' as const),
  ms: fc.integer({ min: 10, max: 20_000 }),
});
const bytes = fc.oneof(fc.nat(60), fc.nat(3_000), fc.nat(30_000));

const rotate = fc.record({ kind: fc.constant('rotate' as const), kept: fc.nat(4_000) });

const whileRunning: readonly fc.WeightedArbitrary<Moment>[] = [
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('write' as const), bytes }) },
  { weight: 5, arbitrary: pass },
  { weight: 2, arbitrary: disturb },
  { weight: 2, arbitrary: rotate },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
];

/** Any life of a step, whose log is read from KFP's server. */
export const anySchedule: fc.Arbitrary<Schedule> = fc.record(
  fieldsOf(fc.oneof(...whileRunning), fc.oneof(pass, disturb)),
);

/** Any life of a step, whose log streams from the Kubernetes API. */
export const anyStreamedSchedule: fc.Arbitrary<Schedule> = fc.record({
  ...fieldsOf(
    fc.oneof(...whileRunning, { weight: 3, arbitrary: disturbKubernetes }),
    fc.oneof(pass, disturb, disturbKubernetes),
  ),
  kubernetes: fc.record<StreamedLog>({
    records: fc.constantFrom('lines', 'writes'),
    stamps: fc.constantFrom('same', 'apart', 'mixed'),
    seenAfter: fc.oneof(fc.constant(0), fc.nat(4_000)),
    maySeePod: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
    crowdedFor: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(60_000)),
  }),
});

function anyFault(...statuses: number[]): fc.Arbitrary<Fault> {
  return fc.oneof(
    fc.constant<Fault>({ kind: 'reset' }),
    fc.constantFrom(...statuses).map((status): Fault => ({ kind: 'status', status })),
    fc.record({
      kind: fc.constantFrom('cut' as const, 'stall' as const, 'short' as const),
      afterBytes: fc.nat(6_000),
    }),
  );
}

/** What a schedule is made of, but for how its log streams. */
function fieldsOf(running: fc.Arbitrary<Moment>, after: fc.Arbitrary<Moment>) {
  return {
    pending: fc.nat(20_000),
    running: fc.array(running, { minLength: 1, maxLength: 14 }),
    after: fc.array(after, { maxLength: 3 }),
    end: fc.constantFrom<Schedule['end'][]>('deleted', 'endsAndIsDeleted', 'stays'),
    // Within the minute after which a run that is not reported is given up.
    reportedAfter: fc.nat(10_000),
    archive: fc.constantFrom<ArchiveKind[]>(
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
  };
}
