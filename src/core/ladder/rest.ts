import type { Cause, Diagnosis } from '../diagnosis/catalogue.js';
import { toDiagnosis } from '../diagnosis/rank.js';
import type { ResolvedTarget, RunLogsOptions, RunLogsSnapshot, RungOutcome } from './types.js';

const FOLLOW_INTERVAL = 3_000;
const WAIT_INTERVAL = 5_000;
const LONGEST_INTERVAL = 60_000;

/** What a climb came to, and when to climb again. */
export interface Rest {
  /** What changes in the snapshot. */
  readonly change: Pick<RunLogsSnapshot, 'status' | 'source' | 'diagnosis'>;
  /** Whether nothing more will come of the text. */
  readonly ended: boolean;
  /** Milliseconds after which to climb again; `undefined` when all is known. */
  readonly pause?: number | undefined;
}

/** A climb that has ended. */
export interface Climb {
  readonly target: ResolvedTarget;
  readonly options: Pick<RunLogsOptions, 'followInterval' | 'waitInterval'>;
  readonly outcome: RungOutcome;
  /** Whether the document has text, of this climb or of an earlier one. */
  readonly hasText: boolean;
  /** Milliseconds that the climb took. */
  readonly took: number;
  /** Names that any message may use. */
  readonly names: Cause['params'];
}

/** Decides what a climb means for the reader, and for the next one. */
export function restAfter(climb: Climb): Rest {
  const { outcome, hasText, names } = climb;
  const { waitInterval = WAIT_INTERVAL } = climb.options;
  const diagnose = (causes: readonly Cause[], lead?: Cause): Diagnosis | undefined =>
    toDiagnosis(causes, names, lead);

  switch (outcome.kind) {
    case 'log': {
      const { source, following = false, caveat, notes = [] } = outcome;
      const found = { source, diagnosis: diagnose(notes, caveat) };
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
        // A log outlives its pod: what is on screen stays there, with a word of caution.
        const diagnosis = diagnose(causes, { code: 'outlived-pod', params: {} });
        return { change: { status: 'complete', diagnosis }, ended: true };
      }
      const diagnosis = diagnose(causes.length > 0 ? causes : [{ code: 'pod-gone', params: {} }]);
      const status = statusOf(diagnosis);
      // Without a pod's name the host has to come back with another target.
      const canWait = status === 'waiting' && (climb.target.podName ?? climb.target.nodeId);
      return {
        change: { status, diagnosis },
        ended: true,
        pause: canWait ? waitInterval : undefined,
      };
    }
  }
}

/** Each response is the whole log, so that asking again costs as much as the first time. */
function followPause({ options, took }: Climb): number {
  const { followInterval = FOLLOW_INTERVAL } = options;
  return Math.min(Math.max(followInterval, 10 * took), LONGEST_INTERVAL);
}

/** An empty log is whole; what waits for the host to name a pod is still to come. */
function statusOf(diagnosis: Diagnosis | undefined): RunLogsSnapshot['status'] {
  if (diagnosis?.code === 'no-output') return 'complete';
  return diagnosis?.severity === 'waiting' ? 'waiting' : 'unavailable';
}
