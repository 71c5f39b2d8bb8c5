import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type Redacted, redactParams } from '../base/redacted.js';
import { KfpRequestError } from '../kfp/types.js';
import { CATALOGUE, type Cause, redactCause } from './catalogue.js';
import { classifyFailure, looksLikeLogin } from './classifyResponse.js';
import { toDiagnosis } from './rank.js';

const because = (code: Cause['code'], params: Cause['params'] = {}): Cause<Redacted> =>
  redactCause({ code, params });

describe('toDiagnosis', () => {
  test('is none without a cause', () => {
    expect(toDiagnosis([])).toBeUndefined();
  });

  test('leads with the cause that explains the others', () => {
    const causes = [because('connection-reset'), because('key-mismatch'), because('access-denied')];
    expect(toDiagnosis(causes)).toEqual({
      code: 'access-denied',
      params: {},
      ...CATALOGUE['access-denied'],
      others: [because('key-mismatch'), because('connection-reset')],
    });
  });

  test('names each cause once, in the words it was first met with', () => {
    const causes = [
      because('pod-gone', { pod: 'a' }),
      because('connection-reset'),
      because('pod-gone', { pod: 'b' }),
    ];
    const diagnosis = toDiagnosis(causes);
    expect(diagnosis).toMatchObject({ code: 'pod-gone', params: { pod: 'a' } });
    expect(diagnosis?.others).toEqual([because('connection-reset')]);
  });

  test('gives each cause the common values, over which go its own', () => {
    const common = redactParams({ namespace: 'a', pod: 'p' });
    const causes = [because('pod-gone'), because('connection-reset', { namespace: 'b' })];
    const diagnosis = toDiagnosis(causes, common);
    expect(diagnosis?.params).toEqual({ namespace: 'a', pod: 'p' });
    expect(diagnosis?.others[0]?.params).toEqual({ namespace: 'b', pod: 'p' });
  });

  test('leads with a given cause whatever the others are, and names it once', () => {
    const lead = because('outlived-pod');
    const diagnosis = toDiagnosis([because('access-denied'), because('outlived-pod')], {}, lead);
    expect(diagnosis).toMatchObject({ code: 'outlived-pod', others: [because('access-denied')] });
  });

  test('does not depend on the order in which causes were met', () => {
    const code = fc.constantFrom(...toCodes());
    fc.assert(
      fc.property(
        fc.uniqueArray(code, { minLength: 1 }),
        fc.infiniteStream(fc.nat()),
        (codes, at) => {
          const shuffled = [...codes];
          for (let index = shuffled.length - 1; index > 0; index--) {
            const other = Number(at.next().value) % (index + 1);
            const [moved] = shuffled.splice(other, 1);
            if (moved) shuffled.push(moved);
          }
          const diagnose = (all: readonly Cause['code'][]) =>
            toDiagnosis(all.map((it) => because(it)));
          expect(diagnose(shuffled)).toEqual(diagnose(codes));
        },
      ),
    );
  });
});

function toCodes(): Cause['code'][] {
  const isCode = (code: string): code is Cause['code'] => Object.hasOwn(CATALOGUE, code);
  return Object.keys(CATALOGUE).filter(isCode);
}

describe('classifyFailure', () => {
  test.each([
    ['network', 'offline'],
    ['timeout', 'timeout'],
    ['stalled', 'stalled'],
    ['redirected', 'login-required'],
    ['invalid', 'invalid-target'],
  ] as const)('a request that failed by %s is %s', (failure, code) => {
    const error = new KfpRequestError(failure, { request: 'GET /x' }, 'so and so');
    expect(classifyFailure(error, 'GET /y')).toMatchObject({
      code,
      params: { request: 'GET /x', text: 'so and so' },
    });
  });

  test.each([[new Error('incorrect header check')], ['incorrect header check']])(
    'whatever else fails has to do with the log: %s',
    (error) => {
      expect(classifyFailure(error, 'GET /x')).toMatchObject({
        code: 'log-unreadable',
        params: { text: 'incorrect header check' },
      });
    },
  );
});

describe('looksLikeLogin', () => {
  test.each([
    '<title>dex</title>',
    '<title>Sign In</title>',
    '<h1>Log in to your account</h1>',
    '<form action="/oauth2_proxy">',
    '<input name="p" type="password">',
    '<title>Keycloak</title>',
  ])('takes %s for one', (html) => {
    expect(looksLikeLogin(html)).toBe(true);
  });

  test.each([
    '',
    '<pre>Cannot GET /k8s/pod/logs</pre>',
    '<title>502 Bad Gateway</title>',
    '<p>index</p>',
  ])('does not take %j for one', (html) => {
    expect(looksLikeLogin(html)).toBe(false);
  });
});
