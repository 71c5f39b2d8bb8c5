import { classifyResponse, classifyFailure } from '../../src/core/diagnosis/classifyResponse.js';
import { classifyVerdict, judgeBody } from '../../src/core/diagnosis/judgeBody.js';
import { type Cause, KfpRequestError } from '../../src/core/index.js';
import { endpointOf } from '../support/endpointOf.js';
import type { KnownSymptom } from './KnownSymptom.js';

const LOGS = 'GET /k8s/pod/logs?podname=churn-1&podnamespace=team-a&createdat=2026-08-20';

/** What the package makes of a symptom. */
export function causeOf({ code, response, failure, cause }: KnownSymptom): Cause {
  if (failure)
    return classifyFailure(new KfpRequestError(failure, { request: LOGS }, 'so and so'), LOGS);
  if (!response) return cause ?? { code, params: {} };
  const { status, text, request = LOGS, contentType } = response;
  const head = {
    request,
    endpoint: endpointOf(request),
    status,
    redirected: false,
    contentType,
    contentDisposition: undefined,
    body: new ReadableStream<Uint8Array>(),
  };
  if (status !== 200) return classifyResponse(head, text);
  const verdict = judgeBody(text, contentType, true);
  if (verdict.kind === 'log' || verdict.kind === 'undecided') throw new Error(`A log: ${text}`);
  return classifyVerdict(verdict, head);
}
