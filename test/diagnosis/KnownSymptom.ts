import type { Cause, DiagnosisCode, KfpRequestFailure } from '../../src/core/index.js';

/** Something that is known to stand in a log's place, and what it is to be told as. */
export interface KnownSymptom {
  code: DiagnosisCode;
  /** An HTTP answer; `GET k8s/pod/logs` is what was asked for unless it says otherwise. */
  response?: { status: number; text: string; request?: string; contentType?: string };
  /** A request without an answer, or without a whole one. */
  failure?: KfpRequestFailure;
  /** What a pod, its events or a node of the workflow say. */
  cause?: Cause;
  /** What the page that shows the log knows by itself, in words. */
  known?: string;
}
