import { describe, expect, test } from 'vitest';

import { contentLengthOf } from './requests.js';

const lengthOf = (init: Record<string, string>, type: ResponseType = 'basic') =>
  contentLengthOf({ headers: new Headers(init), type });

describe(contentLengthOf.name, () => {
  test.each([
    ['0', 0],
    ['5', 5],
    ['007', 7],
    ['104857600', 104_857_600],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('reads %j', (text, length) => {
    expect(lengthOf({ 'content-length': text })).toBe(length);
  });

  test.each(['', '-1', '+5', '1.5', '1e3', '0x10', '5 bytes', '5, 5', '9007199254740993', 'NaN'])(
    'makes nothing of %j',
    (text) => {
      expect(lengthOf({ 'content-length': text })).toBeUndefined();
    },
  );

  test('is undefined where the head has none', () => {
    expect(lengthOf({})).toBeUndefined();
  });

  test('ignores the length of a compressed body, which is not that of what is read', () => {
    expect(lengthOf({ 'content-length': '5', 'content-encoding': 'gzip' })).toBeUndefined();
  });

  test('is ignored for another origin, which may hide that the body was compressed', () => {
    expect(lengthOf({ 'content-length': '5' }, 'cors')).toBeUndefined();
  });
});
