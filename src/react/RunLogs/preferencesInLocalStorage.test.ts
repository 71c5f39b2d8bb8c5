import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';

import { parsePreferences, preferencesInLocalStorage } from './preferencesInLocalStorage.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each<[text: string | null, expected: object]>([
  [null, {}],
  ['', {}],
  [
    '{"wrap":true,"fontSize":16,"lineNumbers":false}',
    { wrap: true, fontSize: 16, lineNumbers: false },
  ],
  ['{"wrap":"yes","fontSize":"16"}', {}],
  ['{"fontSize":1e9}', {}],
  ['{"fontSize":-1}', {}],
  ['{"fontSize":12.5}', {}],
  ['{"wrap":true', {}],
  ['{"timestamps":"utc"}', { timestamps: 'utc' }],
  ['{"timestamps":"<img>"}', {}],
  ['null', {}],
  ['[true]', {}],
  ['"wrap"', {}],
  ['{"__proto__":{"wrap":true},"other":1}', {}],
  [`{"wrap":true,"x":"${'x'.repeat(1000)}"}`, {}],
])('of %s is kept what is a preference', (text, expected) => {
  expect(parsePreferences(text)).toEqual(expected);
});

test('whatever is stored, it is read', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { fontSize = 13 } = parsePreferences(text);
      expect(fontSize).toBeGreaterThan(5);
      expect(fontSize).toBeLessThan(41);
    }),
  );
});

test('without a storage, as on a server, there are none', () => {
  expect(preferencesInLocalStorage().read()).toEqual({});
});

test.each<[string, Pick<Storage, 'getItem' | 'setItem'>]>([
  ['blocked', { getItem: refuse, setItem: refuse }],
  ['full', { getItem: () => '{"wrap":false}', setItem: refuse }],
])('where the storage is %s, they are kept meanwhile', (_, storage) => {
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('window', new EventTarget());
  const preferences = preferencesInLocalStorage();
  let told = 0;
  const stop = preferences.subscribe?.(() => {
    told += 1;
  });
  preferences.write({ wrap: true });
  expect(preferences.read()).toEqual({ wrap: true });
  expect(told).toBe(1);
  stop?.();
});

function refuse(): never {
  throw new DOMException('The operation is insecure.', 'SecurityError');
}
