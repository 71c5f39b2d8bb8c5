import type { DiagnosisCode } from './DiagnosisCode.js';

/** A form of answer that is known, and the cause it tells. What is left out may be anything. */
export interface KnownAnswer {
  code: DiagnosisCode;
  /** What was asked for, as `GET` and the URL. */
  request?: RegExp;
  status?: readonly number[];
  text?: RegExp;
  /** Words for the message's places that the text does not have. */
  params?: Readonly<Record<string, string>>;
}
