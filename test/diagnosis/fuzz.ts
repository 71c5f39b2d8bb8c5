import fc from 'fast-check';

import { judgeBody } from '../../src/core/diagnosis/judgeBody.js';
import {
  CATALOGUE,
  type Cause,
  createReport,
  createRemedies,
  toDiagnosis,
} from '../../src/core/index.js';
import { causeOf } from './causeOf.js';
import type { KnownSymptom } from './KnownSymptom.js';
import { SYMPTOMS } from './SYMPTOMS.js';

const RESPONSES = Object.values(SYMPTOMS)
  .flat()
  .filter((row) => row.response && row.code !== 'unknown');
const PIECES = RESPONSES.map(({ response }) => response?.text ?? '');
const REQUESTS = [
  'GET /k8s/pod/logs?podname=churn-1&podnamespace=team-a',
  'GET /k8s/pod?podname=churn-1',
  'GET /artifacts/get?source=minio&bucket=mlpipeline&key=a',
  'GET /apis/v2beta1/runs/b5f0/nodes/churn-1/artifacts/main-logs:read',
  'GET /apis/v1beta1/runs/b5f0',
];

const part = fc.oneof(
  fc.constantFrom(...PIECES),
  fc.constantFrom(
    'Error: ',
    'S3Error: ',
    '<',
    '{',
    '"',
    '\\',
    '\n',
    '\u0000',
    '<script>',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** Any answer: bodies of what servers say and of anything else, in any order and of any status. */
const anyAnswer = fc.record({
  status: fc.oneof(fc.integer({ min: 100, max: 599 }), fc.constantFrom(200, 401, 403, 404, 500)),
  text: fc.oneof(
    fc.array(part, { maxLength: 6 }).map((parts) => parts.join('')),
    // A known answer, cut somewhere.
    fc.tuple(fc.constantFrom(...PIECES), fc.nat()).map(([text, at]) => text.slice(0, at % 400)),
  ),
  request: fc.constantFrom(...REQUESTS),
  contentType: fc.option(
    fc.oneof(fc.constantFrom('text/html', 'text/plain', 'application/json'), fc.string()),
    { nil: undefined },
  ),
});

/** A known answer, with blanks around it and the wrappers that the UI server puts before others. */
const knownResponse = fc.record({
  row: fc.constantFrom(...RESPONSES),
  before: fc.constantFrom('', 'Error: '),
  after: fc.constantFrom('', '\n', ' ', '\r\n'),
});

/** Runs for a time, or for a number of bodies if they take less. */
export interface FuzzOptions {
  milliseconds: number;
  bodies: number;
}

/**
 * Hands bodies with statuses and headers to the diagnosis.
 *
 * @returns How many there were
 * @throws {Error} for the first that made it throw, say nothing, or not know what is known
 */
export function fuzz({ milliseconds, bodies }: FuzzOptions): number {
  let count = 0;
  const run = {
    numRuns: bodies,
    interruptAfterTimeLimit: milliseconds / 2,
    markInterruptAsFailure: false,
    endOnFailure: true,
  };
  fc.assert(
    fc.property(anyAnswer, (response) => {
      count += 1;
      const { status, text, contentType, request } = response;
      if (status === 200 && /log|undecided/.test(judgeBody(text, contentType, true).kind)) return;
      check(
        causeOf({
          code: 'unknown',
          response: { status, text, request, ...(contentType !== undefined && { contentType }) },
        }),
      );
    }),
    run,
  );
  fc.assert(
    fc.property(knownResponse, ({ row, before, after }) => {
      count += 1;
      const cause = causeOf(wrapped(row, before, after));
      check(cause);
      if (cause.code === 'unknown') throw new Error(`Unknown, though known as ${row.code}`);
    }),
    { ...run, numRuns: Math.ceil(bodies / 4) },
  );
  return count;
}

/** A page or JSON stays what it is; words may stand behind the words of a wrapper. */
function wrapped(row: KnownSymptom, before: string, after: string): KnownSymptom {
  const { response } = row;
  if (!response) return row;
  const isWords = response.status === 500 && !/^\s*[<{]/.test(response.text);
  return {
    ...row,
    response: { ...response, text: (isWords ? before : '') + response.text + after },
  };
}

function check(cause: Cause): void {
  const diagnosis = toDiagnosis([cause]);
  if (!diagnosis || !Object.hasOwn(CATALOGUE, diagnosis.code)) throw new Error('No diagnosis');
  const { code, params } = diagnosis;
  if (createRemedies(diagnosis).length !== CATALOGUE[code].remedies.length)
    throw new Error('Remedies are missing');
  for (const value of Object.values(params)) {
    if (typeof value === 'string' && value.length > 1_200) throw new Error('Too long to be read');
  }
  createReport({ status: 'unavailable', attempts: [], diagnosis }, { runId: 'b5f0' });
}
