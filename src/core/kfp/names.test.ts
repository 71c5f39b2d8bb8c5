import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { normalizeBaseUrl } from './client.js';
import { isResourceName, toUtcDate } from './names.js';
import { showRequest } from './requests.js';

describe('isResourceName', () => {
  test.each([
    'a',
    '1',
    'team-a',
    'churn-7xk2p-system-container-impl-1234567890',
    'a.b-c.d',
    'x'.repeat(253),
  ])('takes %s', (name) => {
    expect(isResourceName(name)).toBe(true);
  });

  test.each([
    ...[
      '',
      '-a',
      'a-',
      '.a',
      'a.',
      'A',
      'a_b',
      'a b',
      'a/b',
      '../a',
      '%',
      'a%25',
      'é',
      'a\n',
      '\na',
    ],
    ...['a?b', 'a#b', 'a&b', 'a:b', 'x'.repeat(254)],
  ])('refuses %j', (name) => {
    expect(isResourceName(name)).toBe(false);
  });

  test('accepts nothing that a URL would change', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-a-z0-9.%]{1,30}$/)), (name) => {
        if (isResourceName(name)) expect(encodeURIComponent(name)).toBe(name);
      }),
    );
  });

  test('decides on 100,000 characters at once', () => {
    expect(isResourceName(`${'a-'.repeat(50_000)}!`)).toBe(false);
  });
});

describe('toUtcDate', () => {
  test.each<[string | Date, string]>([
    ['2026-08-21T23:58:40Z', '2026-08-21'],
    ['2026-08-21T23:58:40.123456Z', '2026-08-21'],
    ['2026-08-21T23:58:40-03:00', '2026-08-22'],
    ['2026-08-21T00:30:00+02:00', '2026-08-20'],
    ['2026-08-21', '2026-08-21'],
    [new Date(Date.UTC(2026, 11, 31, 23, 59, 59)), '2026-12-31'],
    [new Date(Date.UTC(2027, 0, 1)), '2027-01-01'],
  ])('%s is on %s', (moment, date) => {
    expect(toUtcDate(moment)).toBe(date);
  });

  test.each(['', 'yesterday', '2026-13-01', 'undefined', new Date('x')])(
    '%s is no date',
    (moment) => {
      expect(toUtcDate(moment)).toBeUndefined();
    },
  );

  test('never throws, and reads back its own dates', () => {
    const between = {
      min: new Date('0000-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.date(between), (date) => {
        const day = toUtcDate(date);
        expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
        expect(toUtcDate(day ?? '')).toBe(day);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(toUtcDate(text) ?? 'none').toBeTypeOf('string');
      }),
    );
  });
});

describe('normalizeBaseUrl', () => {
  test.each([
    ['', ''],
    ['  ', ''],
    ['/', '/'],
    ['pipeline', 'pipeline/'],
    ['/pipeline', '/pipeline/'],
    ['/pipeline/', '/pipeline/'],
    ['/pipeline///', '/pipeline/'],
    [' /pipeline ', '/pipeline/'],
    ['https://kfp.example', 'https://kfp.example/'],
    ['https://kfp.example:8443/pipeline', 'https://kfp.example:8443/pipeline/'],
    ['http://127.0.0.1:3001/', 'http://127.0.0.1:3001/'],
  ])('%j → %j', (baseUrl, normalized) => {
    expect(normalizeBaseUrl(baseUrl)).toBe(normalized);
  });

  test.each([
    'ftp://kfp.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://bob:hunter2@kfp.example',
    'https://bob@kfp.example',
    '//bob:hunter2@kfp.example',
    'https://kfp.example/?ns=a',
    '/pipeline?x',
    '/pipeline#/runs',
    'https://',
    'http://kfp.example:port',
  ])('refuses %j', (baseUrl) => {
    expect(() => normalizeBaseUrl(baseUrl)).toThrow(TypeError);
  });

  test.each(['https://bob:hunter2@kfp.example', '//bob:hunter2@kfp.example'])(
    'does not repeat the credentials of %j',
    (baseUrl) => {
      expect(() => normalizeBaseUrl(baseUrl)).toThrow(/^(?!.*hunter2)/);
    },
  );
});

describe('showRequest', () => {
  test.each([
    ['k8s/pod?podname=a-1&podnamespace=team-a', 'GET k8s/pod?podname=a-1&podnamespace=team-a'],
    ['/artifacts/get?source=s3&key=a%2Fb%20c', 'GET /artifacts/get?source=s3&key=a/b c'],
    ['/x?key=%E0%A4%A', 'GET /x?key=%E0%A4%A'],
    [
      'artifacts/get?providerInfo=%7B%22SecretName%22%3A%22s%22%7D&namespace=a',
      'GET artifacts/get?providerInfo=…&namespace=a',
    ],
  ])('%s → %s', (url, shown) => {
    expect(showRequest(url)).toBe(shown);
  });
});
