import type { Cause } from '../diagnosis/Cause.js';
import type { RungName } from './Rung.js';

/** Evidence: one request of the ladder and what came of it. Holds no credentials. */
export interface RungAttempt {
  readonly rung: RungName;
  /** `GET` and the URL, decoded; absent when the rung had nothing to ask. */
  readonly request?: string | undefined;
  /** When it was sent, ISO 8601. */
  readonly startedAt: string;
  /** `skipped`: not asked; `log`: bytes of the log came; `miss`: an answer without the log. */
  readonly outcome: 'pending' | 'skipped' | 'log' | 'answer' | 'miss' | 'failed';
  readonly status?: number | undefined;
  readonly contentType?: string | undefined;
  /** Bytes of the body that were read. */
  readonly bytes?: number | undefined;
  /** From sending to the body's end, in milliseconds. */
  readonly ms?: number | undefined;
  readonly cause?: Cause | undefined;
  /** First 500 characters of an answer that is no log, redacted. */
  readonly excerpt?: string | undefined;
}
