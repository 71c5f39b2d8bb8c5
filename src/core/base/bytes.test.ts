import fc from 'fast-check';
import { expect, test } from 'vitest';

import { concatBytes, piecesOf } from './bytes.js';

test('cuts bytes into as few pieces as there may be, none of them much smaller than the others', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.integer({ min: 1, max: 50 }),
      (bytes, most) => {
        const pieces = [...piecesOf(bytes, most)];
        expect(concatBytes(...pieces)).toEqual(bytes);
        expect(pieces).toHaveLength(Math.ceil(bytes.byteLength / most));
        const sizes = pieces.map(({ byteLength }) => byteLength);
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(most);
        expect(new Set(sizes.slice(0, -1)).size).toBeLessThanOrEqual(1);
      },
    ),
  );
});
