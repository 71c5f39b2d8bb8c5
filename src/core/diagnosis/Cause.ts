import type { DiagnosisCode } from './DiagnosisCode.js';

/** Something that stood between the reader and the log, with the words that make it concrete. */
export interface Cause {
  readonly code: DiagnosisCode;
  /** Values for the message's places: names, keys, the text of an event. Already redacted. */
  readonly params: Readonly<Record<string, string | number>>;
}
