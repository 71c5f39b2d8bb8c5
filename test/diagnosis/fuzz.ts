import fc from 'fast-check';

import type { Redacted } from '../../src/core/base/redacted.js';
import { judgeBody } from '../../src/core/diagnosis/judgeBody.js';
import { CATALOGUE } from '../../src/core/diagnosis/catalogue.js';
import { toDiagnosis } from '../../src/core/diagnosis/rank.js';
import { createRemedies } from '../../src/core/diagnosis/remedies/remedies.js';
import { type Cause, createReport } from '../../src/core/index.js';
import { causeOf, remedyIdsOf } from './causeOf.js';
import { type KnownSymptom, REQUESTS } from './KnownSymptom.js';
import { SYMPTOMS } from './SYMPTOMS.js';

const RESPONSES = Object.values(SYMPTOMS)
  .flat()
  .filter((row) => row.response && row.code !== 'unknown');
const PIECES = RESPONSES.map(({ response }) => response?.text ?? '');

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

/** Any response: bodies of what servers say and of anything else, in any order and of any status. */
const anyResponse = fc.record({
  status: fc.oneof(fc.integer({ min: 100, max: 599 }), fc.constantFrom(200, 401, 403, 404, 500)),
  text: fc.oneof(
    fc.array(part, { maxLength: 6 }).map((parts) => parts.join('')),
    // A known body, cut somewhere.
    fc.tuple(fc.constantFrom(...PIECES), fc.nat()).map(([text, at]) => text.slice(0, at % 400)),
  ),
  request: fc.constantFrom(...Object.values(REQUESTS)),
  contentType: fc.option(
    fc.oneof(fc.constantFrom('text/html', 'text/plain', 'application/json'), fc.string()),
    { nil: undefined },
  ),
});

/** A known response, with blanks around its body and what the UI server may put before it. */
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
 * @throws {Error} for the first that made it throw, gave no cause, or a wrong one for a known body
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
    fc.property(anyResponse, (response) => {
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

function check(cause: Cause<Redacted>): void {
  const diagnosis = toDiagnosis([cause]);
  if (!diagnosis || !Object.hasOwn(CATALOGUE, diagnosis.code)) throw new Error('No diagnosis');
  const { code, params } = diagnosis;
  if (createRemedies(diagnosis).length !== remedyIdsOf(code).length) {
    throw new Error('Remedies are missing');
  }
  for (const value of Object.values(params)) {
    if (typeof value === 'string' && value.length > 1_200) throw new Error('Too long to be read');
  }
  createReport({ status: 'unavailable', attempts: [], diagnosis }, { runId: 'b5f0' });
}
