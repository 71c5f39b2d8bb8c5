import { LOG_LIMIT, MAX_LOG_BYTES } from '../base/limits.js';
import type { Redacted } from '../base/redacted.js';
import {
  CATALOGUE,
  type Cause,
  type Diagnosis,
  type DiagnosisCode,
  isWayBlocked,
} from '../diagnosis/catalogue.js';
import { toDiagnosis } from '../diagnosis/rank.js';
import { waitOf } from './access.js';
import { lifeOf } from './stepLife.js';
import type { LadderFacts } from './facts.js';
import type { RunLogsSnapshot } from './session.js';
import type { RunLogsOptions } from './rung.js';
import type { ResolvedTarget, RungOutcome } from './types.js';

/** How often a small log is read again, in milliseconds. */
const FOLLOW_INTERVAL = 3_000;
const WAIT_INTERVAL = 5_000;
const LONGEST_INTERVAL = 60_000;
/** How long a workflow may be behind its pods before its word that a step runs is doubted. */
const LATE_LIMIT = 60_000;
/** How often what must end some time is asked for again: an ended log that broke off, a wait. */
const LAST_ATTEMPTS = 8;
/** How often a server is asked again that asked for a login a moment ago: some do so while they start. */
const LOGIN_ATTEMPTS = 3;
/** Beside what blocks the way: causes that may have passed a moment later. */
const PASSING: ReadonlySet<DiagnosisCode> = new Set([
  'identity-missing',
  'access-denied',
  'api-server-down',
  'server-error',
  'store-unreachable',
  'store-busy',
  'unknown',
]);
/** Bytes that a follow may receive in a millisecond, on average: 1 MB/s. */
const BYTES_PER_MS = 1_000;
/** Bytes up to which a log that grows is read each second. */
const TINY = 64 * 1024;
/** Bytes up to which a log is read each {@link FOLLOW_INTERVAL}. */
const SMALL = 512 * 1024;
/** Milliseconds for each byte above {@link SMALL} after which a log is read again: 90 s for 1 MiB. */
const MS_PER_BYTE = 90_000 / 1024 ** 2;
/** The part of its size by which a log is to have grown, as far as can be told, when it is read again. */
const GROWTH = 0.5;
/** The longest rest before a log is read again: so old may be what the reader sees of a large one. */
const LONGEST_REST = 6 * 60_000;
/** The longest time, in milliseconds, in which it is not looked whether the pod of a log has ended. */
const LOOK_INTERVAL = 15_000;
/** The rest after the first reading, while it is not known how fast a log grows. */
const FIRST_REST = 30_000;

/** What follows from a climb: the change of the snapshot, and the time until the next climb. */
export interface Rest {
  /** The fields of the snapshot that change. */
  readonly change: Pick<
    RunLogsSnapshot,
    'status' | 'stopped' | 'step' | 'stepAttempts' | 'source' | 'diagnosis'
  >;
  /** Whether the document is complete. */
  readonly ended: boolean;
  /**
   * Milliseconds until the next climb; `undefined` when there is none, `Infinity` when the reader must
   * sign in before.
   */
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
  /** What the rungs have learned. Its history is brought up to date here. */
  readonly facts: LadderFacts;
  /** Bytes of the document, from this climb or an earlier one. */
  readonly bytes: number;
  /** Whether this climb has brought some of them. */
  readonly grew: boolean;
  /** When the climb began, in scheduler time. */
  readonly started: number;
  /** When it ended, in scheduler time. */
  readonly now: number;
  /** A number from 0 to 1, which spreads the requests of many pages. */
  readonly random: number;
  /** Values that the text of any cause may use. */
  readonly names: Cause<Redacted>['params'];
}

/**
 * Decides what the snapshot says after a climb, and when to climb again. A log that is followed or
 * waited for ends only by evidence that its step has ended; whatever else is in the way is a pause.
 */
export function restAfter(climb: Climb): Rest {
  const { target, outcome, facts, names, bytes } = climb;
  const { history } = facts;
  const hasText = bytes > 0;
  const life = lifeOf(target, facts);
  const isExpected = hasText || history.expected === true;
  // What was in the way while the step ran says nothing of where its log is kept.
  if (life === 'ended' && !history.ended) history.failures = 0;
  const canRetry = history.failures < LAST_ATTEMPTS;
  const rest = decide();
  const wasEnded = history.ended;
  if (life === 'ended') history.ended = true;
  else if (life === 'running') delete history.ended;
  if (rest.pause !== Infinity) history.expected = rest.pause !== undefined;
  if (!facts.rests) {
    history.quiet = climb.grew || history.ended !== wasEnded ? 0 : history.quiet + 1;
  }
  return rest;

  function decide(): Rest {
    switch (outcome.kind) {
      case 'log': {
        const { source, following = false, caveat, notes = [] } = outcome;
        if (caveat?.code === 'cut-off' && history.expected && (following || canRetry)) {
          return pauseFor([caveat], source);
        }
        history.failures = 0;
        delete history.logins;
        const found = { source, diagnosis: diagnose(notes, caveat) };
        if (caveat?.code === 'log-too-large') {
          // Not followed either: each response is the whole log. Only the reader can ask for more.
          return canHoldMore(climb)
            ? { change: { status: 'streaming', stopped: true, ...found }, ended: false }
            : { change: { status: 'complete', ...found }, ended: true };
        }
        if (!following) return { change: { status: 'complete', ...found }, ended: true };
        const pause = facts.streams ? 0 : followPause(climb, life === 'ended');
        return { change: { status: 'following', ...found }, ended: false, pause };
      }
      case 'waiting':
        history.failures = 0;
        delete history.logins;
        if (facts.reportedLate && isTooLate(climb)) return giveUp([silence()]);
        return {
          change: hasText
            ? { status: 'following', diagnosis: undefined }
            : { status: 'waiting', diagnosis: diagnose([outcome.cause]) },
          ended: false,
          pause: climb.options.waitInterval ?? WAIT_INTERVAL,
        };
      case 'none':
        return giveUp([outcome.cause]);
      case 'miss': {
        const { causes } = outcome;
        if (diagnose(causes)?.code === 'login-required') {
          history.logins = (history.logins ?? 0) + 1;
          if (!isExpected || history.logins > LOGIN_ATTEMPTS) return waitForSignIn(causes);
        } else {
          delete history.logins;
        }
        const mayPass = causes.some(({ code }) => isWayBlocked(code) || PASSING.has(code));
        if (life === 'ended' ? mayPass && isExpected && canRetry : goesOn(causes)) {
          return pauseFor(causes);
        }
        return giveUp(causes);
      }
    }
  }

  function diagnose(
    causes: readonly Cause<Redacted>[],
    lead?: Cause<Redacted>,
  ): Diagnosis<Redacted> | undefined {
    return toDiagnosis(causes, names, lead);
  }

  /** Keeps what there is, and says what is in the way. */
  function pauseFor(causes: readonly Cause<Redacted>[], source?: RunLogsSnapshot['source']): Rest {
    const pause = retryPause(climb, causes);
    history.failures += 1;
    const diagnosis = diagnose(causes);
    return {
      change: {
        status: hasText ? 'following' : 'waiting',
        ...(source && { source }),
        diagnosis: diagnosis && { ...diagnosis, severity: 'waiting', retrying: true },
      },
      ended: false,
      pause,
    };
  }

  /** Asking again would only lead to the login page again. */
  function waitForSignIn(causes: readonly Cause<Redacted>[]): Rest {
    const status = hasText ? 'following' : 'unavailable';
    return { change: { status, diagnosis: diagnose(causes) }, ended: false, pause: Infinity };
  }

  function giveUp(causes: readonly Cause<Redacted>[]): Rest {
    if (hasText) {
      // The pod is gone and no archive has the log: keep what was read, with a warning.
      const diagnosis = diagnose(causes, { code: 'outlived-pod', params: {} });
      return { change: { status: 'complete', diagnosis }, ended: true };
    }
    const diagnosis = diagnose(causes.length > 0 ? causes : [{ code: 'pod-gone', params: {} }]);
    // A place that could not be asked may have the log, whatever the others say.
    const isUnsure = causes.some(({ code }) => CATALOGUE[code].retryable);
    const status = statusOf(diagnosis);
    // Without pod or node, only another target from the host can lead to a log.
    const canWait = status === 'waiting' && (target.podName ?? target.nodeId);
    const pause = canWait ? (climb.options.waitInterval ?? WAIT_INTERVAL) : undefined;
    const change = {
      status,
      diagnosis: diagnosis && isUnsure ? { ...diagnosis, retryable: true } : diagnosis,
    };
    return { change, ended: true, pause };
  }

  /** Whether a log that may still grow, or come, is asked for again. */
  function goesOn(causes: readonly Cause<Redacted>[]): boolean {
    if (hasText) return true;
    if (canRetry && causes.some((cause) => waitOf(cause) > 0)) return true;
    return canRetry && history.expected === true && diagnose(causes)?.severity !== 'waiting';
  }

  function silence(): Cause<Redacted> {
    return { code: 'run-silent', params: { seconds: LATE_LIMIT / 1_000 } };
  }
}

function canHoldMore({ options: { maxBytes = LOG_LIMIT } }: Climb): boolean {
  return maxBytes < MAX_LOG_BYTES;
}

/** Whether a workflow has said for long that a step runs whose pod is gone. */
function isTooLate({ facts: { history }, now }: Climb): boolean {
  history.lateSince ??= now;
  return now - history.lateSince >= LATE_LIMIT;
}

/**
 * How long a follow rests. `k8s/pod/logs` sends the whole log each time: a log of 12 MB that is read every
 * three seconds is 4 MB/s, for each reader. So one that takes long to load, and one that says nothing are read
 * less often; and a log that is no longer small rests the longer the larger it is, or until it has grown by
 * half, whichever comes first. So an hour at 50 lines a second downloads less than ten times the log,
 * and a log that pours in never more than seven times. See docs/where-logs-come-from.md.
 */
function followPause(climb: Climb, ended: boolean): number {
  const { options, facts, started, now } = climb;
  const bytes = facts.sendsRest ? 0 : climb.bytes;
  const { followInterval = FOLLOW_INTERVAL } = options;
  const { history } = facts;
  const { lastRead } = history;
  if (ended) return followInterval / 3;
  if (facts.rests) return Math.min(Math.max(0, (facts.restsUntil ?? now) - now), LOOK_INTERVAL);
  const quiet = climb.grew ? 0 : history.quiet;
  history.lastRead = { bytes, at: now };
  const grows = bytes < TINY ? 1 / 3 : 1;
  const often = quiet === 0 ? grows : Math.min(1.5 ** (quiet - 1), 3);
  const least = Math.max(10 * (now - started), bytes / BYTES_PER_MS);
  const byRate =
    lastRead && bytes > lastRead.bytes
      ? (GROWTH * bytes * (now - lastRead.at)) / (bytes - lastRead.bytes)
      : Infinity;
  const bySize = Math.max(0, bytes - SMALL) * MS_PER_BYTE;
  const longest = lastRead ? LONGEST_REST : FIRST_REST;
  // A host that wants it more often, or less, wants so of large logs too.
  const economy = Math.min(bySize, byRate, longest) * (followInterval / FOLLOW_INTERVAL);
  const rest = Math.min(Math.max(often * followInterval, least, economy), LONGEST_REST);
  history.nextRead = rest > LOOK_INTERVAL ? now + rest : undefined;
  return Math.min(rest, LOOK_INTERVAL);
}

/** Doubles from failure to failure, and is spread at random, so that pages do not ask all at once. */
function retryPause({ options, facts, random }: Climb, causes: readonly Cause[]): number {
  const { followInterval = FOLLOW_INTERVAL } = options;
  const backOff = Math.min((followInterval / 3) * 2 ** facts.history.failures, LONGEST_INTERVAL);
  return Math.max(backOff * (0.5 + 0.5 * random), ...causes.map(waitOf));
}

/** `no-output` is a complete, empty log; causes of severity `waiting` end by themselves. */
function statusOf(diagnosis: Diagnosis | undefined): RunLogsSnapshot['status'] {
  if (diagnosis?.code === 'no-output') return 'complete';
  return diagnosis?.severity === 'waiting' ? 'waiting' : 'unavailable';
}
