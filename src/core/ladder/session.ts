import type { Redacted } from '../base/redacted.js';
import type { Diagnosis } from '../diagnosis/catalogue.js';
import type { LogDocument } from '../log/document/LogDocument.js';
import type { RunLogsOptions } from './rung.js';
import type { LogProgress, LogSource, RequestRecord, RunLogsTarget } from './types.js';
import type { StepAttempt } from './attempts/StepAttempt.js';
import type { StepState } from './stepState.js';

/** The search for one step's log: a store that tells its listeners when the snapshot changes. */
export interface RunLogsSession {
  /** The latest snapshot; the same object until it changes. */
  readonly getSnapshot: () => RunLogsSnapshot;
  /** Calls back after each change of the snapshot. Returns the function that unsubscribes. */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Resolves with the first snapshot that is complete, waiting with a reason, or unavailable, and
   * with the last one when the session is closed before. Never rejects.
   */
  readonly settled: Promise<RunLogsSnapshot>;
  /**
   * Tells the session more about the same log: a task state that ends a wait, a date that an archive's
   * key needs, other settings. What was read stays, and fields of the target that are left out keep
   * their values. A session that waits or has found nothing looks again at once when it is told
   * something new. Another client, other functions and rungs are used from the next search on, so that
   * a host may write them inline.
   */
  readonly update: (target: RunLogsTarget, options?: RunLogsOptions) => void;
  /** Walks the ladder again, keeping what is already shown. */
  readonly refresh: () => void;
  /** Aborts its requests and timers until `resume()`, keeping what was read. */
  readonly pause: () => void;
  /** Goes on after a pause, unless the log is complete or known to be unavailable. */
  readonly resume: () => void;
  /**
   * Stops loading because the reader asked for it, keeping what was read. `pause()` and `resume()` do
   * not change that.
   */
  readonly stop: () => void;
  /**
   * Goes on after {@link RunLogsSession.stop}, or after loading has stopped by itself at
   * {@link RunLogsOptions.maxBytes}, which does not count any more then. The server sends the log from
   * its start again; bytes that were read before are skipped.
   */
  readonly proceed: () => void;
  /**
   * Learns the attempts of the step, and the logs that each has, from the run's workflow, and puts them
   * into the snapshot. It asks once: a call after that does nothing, unless the request has failed.
   */
  readonly loadStepAttempts: () => void;
  /** Ends the session for good: its requests and timers are aborted, and it cannot be resumed. */
  readonly close: () => void;
}

/**
 * `searching`: no byte of the log yet; `streaming`: the log is arriving; `following`: all of it so far
 * is here, and the step is still running; `complete`: nothing more will come; `waiting`: the log is
 * still to come, the diagnosis says why; `unavailable`: there is no log, the diagnosis says why.
 */
export type RunLogsStatus =
  'searching' | 'streaming' | 'following' | 'complete' | 'waiting' | 'unavailable';

/** The state of a session at one moment; immutable, but for its document. */
export interface RunLogsSnapshot {
  /** How the search for the log stands. */
  readonly status: RunLogsStatus;
  /** The text so far. It never shrinks, and is the same document for the life of the session. */
  readonly document: LogDocument;
  /**
   * `true` after {@link RunLogsSession.stop}, and when loading has stopped by itself because the log is
   * too large, until `proceed()` or `refresh()`.
   */
  readonly stopped?: boolean | undefined;
  /**
   * How much of the log's response has come, in bytes: while it streams, and only where the server or
   * a proxy in front of it has sent a `Content-Length`.
   */
  readonly progress?: LogProgress | undefined;
  /** What became of the step, as far as the search has learned it. */
  readonly step?: StepState | undefined;
  /**
   * The attempts of the step, each with the logs that it has, as far as the search has learned them by the
   * way; {@link RunLogsSession.loadStepAttempts} asks for all. Absent where nothing is known.
   */
  readonly stepAttempts?: readonly StepAttempt[] | undefined;
  /** Which rung gave the log; absent before there is one. */
  readonly source?: LogSource<Redacted> | undefined;
  /** The requests of the last search, in order. */
  readonly attempts: readonly RequestRecord<Redacted>[];
  /** Why the log is waited for or unavailable; a warning beside a log that has a caveat. */
  readonly diagnosis?: Diagnosis<Redacted> | undefined;
}
