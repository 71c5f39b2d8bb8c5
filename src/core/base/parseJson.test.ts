import fc from 'fast-check';
import { expect, test } from 'vitest';

import { JsonLimitError, parseJson } from './parseJson.js';

test('what is JSON is read as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test.each(['', '{', '"', String.raw`"\"`, '[1,', 'no'])('what is none is refused: %j', (text) => {
  expect(() => parseJson(text)).toThrow(SyntaxError);
});

test.each([
  ['levels', '['.repeat(30_000_000)],
  ['levels, in objects', '{"a":'.repeat(201)],
  ['values', `[${'{},'.repeat(10_000_000)}{}]`],
  ['members', `{${'"a":1,'.repeat(1_000_001)}"b":2}`],
])('too many %s are refused before they are parsed', (_, text) => {
  expect(() => parseJson(text)).toThrow(JsonLimitError);
});

test('brackets and commas in strings do not count', () => {
  const text = JSON.stringify(['[{,'.repeat(1_000_000), `"\\"${'['.repeat(300)}`]);
  expect(parseJson(text)).toEqual(JSON.parse(text));
});
