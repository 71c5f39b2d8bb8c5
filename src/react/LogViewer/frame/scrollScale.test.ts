import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { scrollScale } from './scrollScale.js';

const geometry = fc.record({
  rowCount: fc.oneof(fc.nat(1000), fc.nat(50_000_000)),
  rows: fc.integer({ min: 1, max: 200 }),
  rowHeight: fc.double({ min: 8, max: 60, noNaN: true }),
  clientHeight: fc.integer({ min: 10, max: 4000 }),
});

describe(scrollScale, () => {
  test('stays far below the heights at which browsers clamp', () => {
    fc.assert(
      fc.property(geometry, (given) => {
        expect(scrollScale(given).height).toBeLessThan(8_100_000);
      }),
    );
  });

  test('reaches the first line at the top and the last one at the bottom', () => {
    fc.assert(
      fc.property(geometry, (given) => {
        const { height, maxTop, rowAt } = scrollScale(given);
        expect(rowAt(0)).toBe(0);
        expect(rowAt(height - given.clientHeight)).toBe(maxTop);
        expect(maxTop).toBe(Math.max(0, given.rowCount - given.rows));
      }),
    );
  });

  test('finds a line again at the position it gives for it', () => {
    fc.assert(
      fc.property(geometry, fc.nat(), (given, seed) => {
        const { maxTop, rowAt, scrollTopOf } = scrollScale(given);
        const line = maxTop === 0 ? 0 : seed % maxTop;
        expect(rowAt(scrollTopOf(line))).toBe(line);
      }),
    );
  });

  test('scrolls by rows as long as there are pixels for them', () => {
    const small = scrollScale({ rowCount: 1000, rows: 20, rowHeight: 19, clientHeight: 390 });
    expect(small.exact).toBe(true);
    expect(small.scrollTopOf(10)).toBeCloseTo(190);
    const large = scrollScale({ rowCount: 5e6, rows: 20, rowHeight: 19, clientHeight: 390 });
    expect(large.exact).toBe(false);
  });

  test('does not scroll a log that fits', () => {
    const scale = scrollScale({ rowCount: 5, rows: 20, rowHeight: 19, clientHeight: 390 });
    expect(scale).toMatchObject({ height: 390, maxTop: 0 });
    expect(scale.rowAt(100)).toBe(0);
  });
});
