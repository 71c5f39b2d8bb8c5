import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  LOG_ERROR,
  OBJECT_ERROR,
  REQUESTS,
  STATUS_ERROR,
} from '../../../test/diagnosis/KnownSymptom.js';
import { SYMPTOMS } from '../../../test/diagnosis/SYMPTOMS.js';
import {
  KEY_INVALID,
  KEY_UNSUPPORTED,
  WORKFLOW_FORBIDDEN,
  WORKFLOW_GONE,
} from '../../../test/diagnosis/symptoms/workflow.js';
import { endpointOf } from '../../../test/support/endpointOf.js';
import { CATALOGUE, type Cause } from './catalogue.js';
import { classifyResponse } from './classifyResponse.js';

function classify(status: number, text: string, request: string = REQUESTS.log): Cause {
  const response = {
    request,
    endpoint: endpointOf(request),
    status,
    redirected: false,
    contentType: undefined,
    contentDisposition: undefined,
    body: new ReadableStream<Uint8Array>(),
  };
  return classifyResponse(response, text);
}

describe.each(Object.entries(SYMPTOMS))('%s', (_, rows) => {
  // A 200 is judged by its body first: `judgeBody`.
  const responses = rows.flatMap(({ code, response }) =>
    response && response.status !== 200 ? [{ code, ...response }] : [],
  );

  test.each(responses)('$code: $status $text', ({ code, status, text, request }) => {
    expect(classify(status, text, request).code).toBe(code);
  });
});

describe('the words that make a cause concrete', () => {
  test('are the request, the status and the readable text', () => {
    expect(classify(500, `${LOG_ERROR}S3Error: Access Denied.`).params).toMatchObject({
      request: REQUESTS.log,
      status: 500,
      text: 'Access Denied.',
    });
  });

  test('are the status where nothing was said', () => {
    expect(classify(502, '').params['text']).toBe('502');
  });

  test.each([
    [KEY_UNSUPPORTED, 'logs/{{workflow.labels.team}}/churn/main.log'],
    [KEY_INVALID, 'artifacts/churn/team+1/main.log'],
  ])('have the key that the server worked out: %s', (text, key) => {
    expect(classify(500, LOG_ERROR + text).params['key']).toBe(key);
  });

  test.each([WORKFLOW_GONE, WORKFLOW_FORBIDDEN])('have the name of the workflow: %s', (text) => {
    const { params } = classify(500, `${STATUS_ERROR}${text}.`);
    expect(params['workflow']).toBe('churn');
  });

  test('hold no identity and no credentials', () => {
    const text = `{"message":"User bob@example.com with token=q9q9q9 is PermissionDenied"}`;
    expect(JSON.stringify(classify(403, text, REQUESTS.run))).not.toMatch(/bob|q9q9q9/);
  });
});

test('any answer has a cause of the catalogue', () => {
  const piece = fc.constantFrom(
    ...[
      LOG_ERROR,
      OBJECT_ERROR,
      KEY_UNSUPPORTED,
      KEY_INVALID,
      WORKFLOW_GONE,
      '<',
      '{',
      'log key, ',
      'secrets ',
      'HTTP-Code: 403',
    ],
    ...['Unable to retrieve workflow status: ', 'S3Error', 'Error: ', 'NotFound', '"', '\\', '\n'],
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 200, max: 599 }),
      fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 8 }),
      fc.constantFrom(...Object.values(REQUESTS)),
      (status, pieces, request) => {
        const { code, params } = classify(status, pieces.join(''), request);
        expect(Object.keys(CATALOGUE)).toContain(code);
        expect(params['text']).not.toBe('');
      },
    ),
  );
});

/** Backtracking that grows with the square of the length would take minutes here. */
test.each([
  ...['log key, ', 'The log key, ', 'HTTP-Code: 403', 'secrets ', ': S3Error ', ' ', '<log ', '{'],
  ...['Unable to retrieve workflow status: ', 'Cannot read propert', 'workflows.argoproj.io "a'],
])('100,000 characters of %j are classified at once', (unit) => {
  const text = unit.repeat(Math.ceil(100_000 / unit.length));
  for (const status of [403, 404, 500]) {
    expect(Object.keys(CATALOGUE)).toContain(classify(status, text).code);
    expect(Object.keys(CATALOGUE)).toContain(classify(status, `<${text}`).code);
  }
});
