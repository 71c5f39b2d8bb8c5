import fc from 'fast-check';
import { expect, test } from 'vitest';

import { codePointAt, utf8Length } from './utf8.js';

/** By the platform: the first character, where the bytes begin with one beyond ASCII. */
function expected(bytes: Uint8Array): number {
  const [first = ''] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const isWritten = new TextEncoder().encode(first).every((byte, i) => byte === bytes[i]);
  return isWritten && first > '\x7f' ? (first.codePointAt(0) ?? -1) : -1;
}

test('a character is what the platform decodes', () => {
  const byte = fc.oneof(
    fc.integer({ min: 0x7f, max: 0xff }),
    fc.constantFrom(0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xe0, 0xed, 0xf0, 0xf4),
  );
  fc.assert(
    fc.property(fc.array(byte, { minLength: 1, maxLength: 4 }), (values) => {
      const bytes = Uint8Array.from(values);
      expect(codePointAt(bytes, 0)).toBe(expected(bytes));
    }),
    { numRuns: 5000 },
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (character) => {
      const bytes = new TextEncoder().encode(character);
      if (character > '\x7f') expect(codePointAt(bytes, 0)).toBe(character.codePointAt(0));
      expect(utf8Length(character.codePointAt(0) ?? 0)).toBe(bytes.length);
    }),
  );
});
