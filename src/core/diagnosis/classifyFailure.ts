import { KfpRequestError } from '../kfp/KfpRequestError.js';
import type { Cause } from './Cause.js';
import type { DiagnosisCode } from './DiagnosisCode.js';
import { readableText } from './readableText.js';

const CODES: Readonly<Record<KfpRequestError['failure'], DiagnosisCode>> = {
  network: 'offline',
  timeout: 'timeout',
  stalled: 'stalled',
  redirected: 'login-required',
  invalid: 'invalid-target',
};

/** What it says that a request got no answer, or not a whole one. */
export function classifyFailure(error: unknown, request: string): Cause {
  const text = readableText(error instanceof Error ? error.message : String(error));
  if (!(error instanceof KfpRequestError)) {
    return { code: 'log-unreadable', params: { text, key: request } };
  }
  return {
    code: CODES[error.failure],
    params: { request: error.request, text, title: text, problem: text },
  };
}
