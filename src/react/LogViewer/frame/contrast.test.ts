import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readableOn } from './contrast.js';
import type { Rgb } from './renderer.js';

/** As WCAG has it, written once more. */
function ratio(one: Rgb, other: Rgb): number {
  const light = (rgb: Rgb): number => {
    const [r = 0, g = 0, b = 0] = rgb.map((value) =>
      value <= 10 ? value / 255 / 12.92 : Math.pow((value / 255 + 0.055) / 1.055, 2.4),
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  return Math.max(light(one), light(other)) / Math.min(light(one), light(other));
}

const rgb = fc.tuple(
  fc.integer({ min: 0, max: 255 }),
  fc.integer({ min: 0, max: 255 }),
  fc.integer({ min: 0, max: 255 }),
);

describe(readableOn, () => {
  test('leaves a foreground that can be read', () => {
    expect(readableOn([0, 0, 0], [220, 120, 120])).toEqual([220, 120, 120]);
  });

  test('keeps the side of the background on which a foreground is', () => {
    expect(readableOn([128, 128, 128], [150, 20, 20])[0]).toBeLessThan(128);
    expect(readableOn([90, 90, 90], [120, 120, 120])[0]).toBeGreaterThan(120);
  });

  test('of any two colours makes two that can be read', () => {
    fc.assert(
      fc.property(rgb, rgb, (background, foreground) => {
        expect(ratio(background, readableOn(background, foreground))).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});
