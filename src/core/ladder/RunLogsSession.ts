import type { RunLogsSnapshot } from './RunLogsSnapshot.js';

/** The search for one step's log: a store that tells its listeners when the snapshot changes. */
export interface RunLogsSession {
  /** The latest snapshot; the same object until it changes. */
  readonly getSnapshot: () => RunLogsSnapshot;
  /** Calls back after each change of the snapshot. Returns the function that ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Resolves with the first snapshot that is complete, waiting with a reason, or unavailable, and
   * with the last one when the session is closed before. Never rejects.
   */
  readonly settled: Promise<RunLogsSnapshot>;
  /** Walks the ladder again, keeping what is already shown. */
  readonly refresh: () => void;
  /** Ends its requests and timers for now, keeping what was read. */
  readonly pause: () => void;
  /** Goes on after a pause, unless the log is complete or known to be unavailable. */
  readonly resume: () => void;
  /**
   * Ends loading because the reader has enough of it, keeping what was read; a pause and its end do
   * not change that.
   */
  readonly stop: () => void;
  /** Goes on after {@link stop}: what is there already is recognised when it comes again. */
  readonly proceed: () => void;
  /** Ends it for good. */
  readonly close: () => void;
}
