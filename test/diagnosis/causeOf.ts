import { classifyResponse, classifyFailure } from '../../src/core/diagnosis/classifyResponse.js';
import { classifyVerdict, judgeBody } from '../../src/core/diagnosis/judgeBody.js';
import type { Redacted } from '../../src/core/base/redacted.js';
import { CATALOGUE, redactCause } from '../../src/core/diagnosis/catalogue.js';
import { type Cause, type DiagnosisCode, KfpRequestError } from '../../src/core/index.js';
import { endpointOf } from '../support/endpointOf.js';
import { type KnownSymptom, REQUESTS } from './KnownSymptom.js';

/** The cause that the package gives for a symptom. */
export function causeOf({
  code,
  response,
  failure,
  cause,
  params = {},
}: KnownSymptom): Cause<Redacted> {
  if (failure)
    return classifyFailure(
      new KfpRequestError(
        failure,
        { request: REQUESTS.log },
        'so and so',
        undefined,
        'https://idp.example',
      ),
      REQUESTS.log,
    );
  if (!response) return redactCause(cause ?? { code, params });
  const { status, text, request = REQUESTS.log, contentType } = response;
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

/** Ids of the texts for what a diagnosis proposes, as many as the catalogue says. */
export function remedyIdsOf(code: DiagnosisCode): string[] {
  return CATALOGUE[code].remedies.map((_, index) => `${code}.remedy${index + 1}`);
}
