import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  concatBytes,
  encodeText,
  endsWithBytes,
  lastIndexOfBytes,
  piecesOf,
  startsWithBytes,
} from './bytes.js';

test('cuts bytes into as few pieces as there may be, none of them much smaller than the others', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.integer({ min: 1, max: 50 }),
      (bytes, most) => {
        const pieces = [...piecesOf(bytes, most)];
        expect(concatBytes(pieces)).toEqual(bytes);
        expect(pieces).toHaveLength(Math.ceil(bytes.byteLength / most));
        const sizes = pieces.map(({ byteLength }) => byteLength);
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(most);
        expect(new Set(sizes.slice(0, -1)).size).toBeLessThanOrEqual(1);
      },
    ),
  );
});

const fewBytes = fc.uint8Array({ max: 2, maxLength: 30 });

test('searches bytes as text is searched', () => {
  fc.assert(
    fc.property(
      fewBytes,
      fc.uint8Array({ max: 2, minLength: 1, maxLength: 4 }),
      (bytes, needle) => {
        const [text, part] = [bytes.join(''), needle.join('')];
        expect(lastIndexOfBytes(bytes, needle)).toBe(text.lastIndexOf(part));
        expect(startsWithBytes(bytes, needle)).toBe(text.startsWith(part));
        expect(endsWithBytes(bytes, needle)).toBe(text.endsWith(part));
      },
    ),
  );
  expect(lastIndexOfBytes(new Uint8Array([1]), new Uint8Array(0))).toBe(-1);
});

test('encodes a large text in pieces, and cuts no character in two', () => {
  const text = `a${'😀'.repeat(300_000)}é`;
  const pieces = [...encodeText(text)];
  expect(pieces.length).toBeGreaterThan(1);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  expect(pieces.map((piece) => decoder.decode(piece)).join('')).toBe(text);
});
