import type { Diagnosis } from '../diagnosis/Diagnosis.js';
import type { LogDocument } from '../log/LogDocument.js';
import type { LogProgress } from './LogProgress.js';
import type { LogSource } from './LogSource.js';
import type { RungAttempt } from './RungAttempt.js';

/**
 * `searching`: no byte of the log yet; `streaming`: it is arriving; `following`: all there is so
 * far, and the step goes on; `complete`: nothing more will come; `waiting`: the log is still to
 * come, see the diagnosis; `unavailable`: there is none to be had, see the diagnosis.
 */
export type RunLogsStatus =
  'searching' | 'streaming' | 'following' | 'complete' | 'waiting' | 'unavailable';

/** What is known of a log at one moment. The same object until something changes. */
export interface RunLogsSnapshot {
  readonly status: RunLogsStatus;
  /** The text so far. It never shrinks, and is the same document for the life of the session. */
  readonly document: LogDocument;
  /** Whether the reader has stopped the loading. */
  readonly stopped?: boolean | undefined;
  /**
   * How much of the log's answer has come, in bytes: while it streams and only where the server, or
   * a proxy in front of it, has announced a length.
   */
  readonly progress?: LogProgress | undefined;
  readonly source?: LogSource | undefined;
  /** What was asked, in order. */
  readonly attempts: readonly RungAttempt[];
  /** Present when waiting or unavailable, and as a warning beside a log that has a caveat. */
  readonly diagnosis?: Diagnosis | undefined;
}
