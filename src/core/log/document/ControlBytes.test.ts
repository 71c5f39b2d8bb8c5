import fc from 'fast-check';
import { expect, test } from 'vitest';

import { ControlBytes } from './ControlBytes.js';

const bytes = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(0x20, 0x21, 0x7f, 0x80, 0x9f, 0xa0, 0xff) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 255 }) },
    { weight: 1, arbitrary: fc.constantFrom(0x00, 0x0a, 0x1b, 0x1f, 0xc2, 0xc1) },
  ),
  { maxLength: 40 },
);

test('finds what a look at each byte finds, wherever the bytes lie in memory', () => {
  fc.assert(
    fc.property(bytes, fc.nat(7), fc.nat(45), (values, offset, from) => {
      const memory = new Uint8Array(offset + values.length + 5).fill(0x0a);
      memory.set(values, offset);
      const view = memory.subarray(offset, offset + values.length);
      const expected = values.findIndex(
        (value, at) =>
          at >= from && (value < 0x20 || (value === 0xc2 && (values[at + 1] ?? 0) < 0xa0)),
      );
      expect(new ControlBytes(view).next(from)).toBe(expected);
    }),
    { numRuns: 5_000 },
  );
});

test('finds none in no bytes, nor behind the last', () => {
  expect(new ControlBytes(new Uint8Array(0)).next(0)).toBe(-1);
  expect(new ControlBytes(new Uint8Array([0x0a])).next(1)).toBe(-1);
});
