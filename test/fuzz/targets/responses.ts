import { judgeBody } from '../../../src/core/diagnosis/judgeBody.js';
import { toDiagnosis } from '../../../src/core/diagnosis/rank.js';
import { createReport } from '../../../src/core/index.js';
import { causeOf } from '../../diagnosis/causeOf.js';
import { REQUESTS } from '../../diagnosis/KnownSymptom.js';
import { SYMPTOMS } from '../../diagnosis/SYMPTOMS.js';
import { check, type FuzzTarget, toInput, toText } from '../FuzzTarget.js';
import { hostileText } from '../mutate.js';

const BODIES = Object.values(SYMPTOMS)
  .flat()
  .flatMap(({ response }) => (response ? [response.text] : []));
const STATUSES = [200, 200, 301, 302, 401, 403, 404, 413, 429, 500, 502, 503, 504, 999];
const TYPES = [undefined, 'text/html', 'text/plain; charset=utf-8', 'application/json', '\u202e'];

/** Most characters of a value in a diagnosis, which a reader must be able to take in. */
const LONGEST_VALUE = 1_200;

export const bodies: FuzzTarget = {
  name: 'bodies',
  weight: 20,
  seeds: BODIES.map(toInput),
  make: (random) => toInput(random.pick(BODIES) + hostileText(random, BODIES)),
  run: (input, random) => {
    const text = toText(input);
    const status = random.pick(STATUSES);
    const contentType = random.pick(TYPES);
    const request = random.pick(Object.values(REQUESTS));
    const verdict = judgeBody(text, contentType, true);
    check(verdict.kind !== 'undecided', 'An ended body is undecided');
    judgeBody(text.slice(0, random.below(text.length)), contentType, false);
    if (status === 200 && verdict.kind === 'log') return;
    const response = { status, text, request, ...(contentType !== undefined && { contentType }) };
    const diagnosis = toDiagnosis([causeOf({ code: 'unknown', response })]);
    check(diagnosis !== undefined, 'A response has no diagnosis');
    for (const value of Object.values(diagnosis.params)) {
      check(typeof value !== 'string' || value.length <= LONGEST_VALUE, 'A value is too long');
    }
  },
};

export const reports: FuzzTarget = {
  name: 'report',
  weight: 2,
  seeds: [],
  make: (random) => toInput(hostileText(random)),
  run: (input, random) => {
    const text = toText(input);
    const response = { status: random.pick(STATUSES.slice(2)), text, request: REQUESTS.log };
    const diagnosis = toDiagnosis([causeOf({ code: 'unknown', response })]);
    const attempt = { rung: text, request: text, outcome: 'miss' as const, excerpt: text, ms: 1 };
    const report = createReport(
      { status: 'unavailable', diagnosis, attempts: [{ ...attempt, startedAt: text }] },
      { runId: text, podName: text, namespace: text, createdAt: text, taskName: text },
      { now: new Date(0) },
    );
    check(report.length <= 40 * (text.length + 500), 'A report grows without bound');
  },
};
