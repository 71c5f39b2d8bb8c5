import { LOG_LIMIT, MAX_LOG_BYTES } from '../base/limits.js';
import type { Redacted } from '../base/redacted.js';
import type { Cause, Diagnosis } from '../diagnosis/catalogue.js';
import { toDiagnosis } from '../diagnosis/rank.js';
import type { ResolvedTarget, RunLogsOptions, RunLogsSnapshot, RungOutcome } from './types.js';

const FOLLOW_INTERVAL = 3_000;
const WAIT_INTERVAL = 5_000;
const LONGEST_INTERVAL = 60_000;

/** What follows from a climb: the change of the snapshot, and the time until the next climb. */
export interface Rest {
  /** The fields of the snapshot that change. */
  readonly change: Pick<RunLogsSnapshot, 'status' | 'stopped' | 'source' | 'diagnosis'>;
  /** Whether the document is complete. */
  readonly ended: boolean;
  /** Milliseconds until the next climb; `undefined` when there is none. */
  readonly pause?: number | undefined;
}

/** A climb that has ended. */
export interface Climb {
  /** The step. */
  readonly target: ResolvedTarget;
  /** The intervals of the session, and how much it loads. */
  readonly options: Pick<RunLogsOptions, 'followInterval' | 'waitInterval' | 'maxBytes'>;
  /** How the climb ended. */
  readonly outcome: RungOutcome<Redacted>;
  /** Whether the document has text, from this climb or an earlier one. */
  readonly hasText: boolean;
  /** Milliseconds that the climb took. */
  readonly took: number;
  /** Values that the text of any cause may use. */
  readonly names: Cause<Redacted>['params'];
}

/** Decides what the snapshot says after a climb, and when to climb again. */
export function restAfter(climb: Climb): Rest {
  const { outcome, hasText, names } = climb;
  const { waitInterval = WAIT_INTERVAL } = climb.options;
  const diagnose = (
    causes: readonly Cause<Redacted>[],
    lead?: Cause<Redacted>,
  ): Diagnosis<Redacted> | undefined => toDiagnosis(causes, names, lead);

  switch (outcome.kind) {
    case 'log': {
      const { source, following = false, caveat, notes = [] } = outcome;
      const found = { source, diagnosis: diagnose(notes, caveat) };
      if (caveat?.code === 'log-too-large') {
        // Not followed either: each response is the whole log. Only the reader can ask for more.
        return canHoldMore(climb)
          ? { change: { status: 'streaming', stopped: true, ...found }, ended: false }
          : { change: { status: 'complete', ...found }, ended: true };
      }
      return following
        ? { change: { status: 'following', ...found }, ended: false, pause: followPause(climb) }
        : { change: { status: 'complete', ...found }, ended: true };
    }
    case 'waiting':
      return {
        change: hasText
          ? { status: 'following', diagnosis: undefined }
          : { status: 'waiting', diagnosis: diagnose([outcome.cause]) },
        ended: false,
        pause: waitInterval,
      };
    case 'none':
    case 'miss': {
      const causes = outcome.kind === 'none' ? [outcome.cause] : outcome.causes;
      if (hasText) {
        // The pod is gone and no archive has the log: keep what was read, with a warning.
        const diagnosis = diagnose(causes, { code: 'outlived-pod', params: {} });
        return { change: { status: 'complete', diagnosis }, ended: true };
      }
      const diagnosis = diagnose(causes.length > 0 ? causes : [{ code: 'pod-gone', params: {} }]);
      const status = statusOf(diagnosis);
      // Without pod or node, only another target from the host can lead to a log.
      const canWait = status === 'waiting' && (climb.target.podName ?? climb.target.nodeId);
      return {
        change: { status, diagnosis },
        ended: true,
        pause: canWait ? waitInterval : undefined,
      };
    }
  }
}

function canHoldMore({ options: { maxBytes = LOG_LIMIT } }: Climb): boolean {
  return maxBytes < MAX_LOG_BYTES;
}

/** `k8s/pod/logs` sends the whole log each time: read a log that takes long to load less often. */
function followPause({ options, took }: Climb): number {
  const { followInterval = FOLLOW_INTERVAL } = options;
  return Math.min(Math.max(followInterval, 10 * took), LONGEST_INTERVAL);
}

/** `no-output` is a complete, empty log; causes of severity `waiting` end by themselves. */
function statusOf(diagnosis: Diagnosis | undefined): RunLogsSnapshot['status'] {
  if (diagnosis?.code === 'no-output') return 'complete';
  return diagnosis?.severity === 'waiting' ? 'waiting' : 'unavailable';
}
