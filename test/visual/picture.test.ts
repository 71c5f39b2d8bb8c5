import { describe, expect, test } from 'vitest';

import { decode, difference, encode, halve, type Picture } from './picture.js';

/** A picture of rows of text, as it were: runs of a colour on a background. */
function drawn(
  width: number,
  height: number,
  rows: readonly [y: number, color: number][],
): Picture {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (const [y, color] of rows) {
    for (let x = 4; x < width - 4; x += 1) {
      for (let line = y; line < y + 4; line += 1) {
        data.set([color >> 16, (color >> 8) & 255, color & 255], (line * width + x) * 4);
      }
    }
  }
  return { width, height, data };
}

const TEXT: [number, number][] = [
  [4, 0x1d242d],
  [12, 0x1d242d],
  [20, 0xbd2431],
];

describe('a kept picture', () => {
  const kept = decode(encode(halve(drawn(81, 40, TEXT))));

  test('is half as large, and the same as what it was taken of', () => {
    expect([kept.width, kept.height]).toEqual([40, 20]);
    expect(difference(kept, halve(drawn(81, 40, TEXT)))).toBe(0);
  });

  test.each<[string, Picture]>([
    ['a row has moved by a pixel', drawn(81, 40, [...TEXT.slice(0, 2), [21, 0xbd2431]])],
    ['a row is missing', drawn(81, 40, TEXT.slice(0, 2))],
    ['a row has another colour', drawn(81, 40, [...TEXT.slice(0, 2), [20, 0x1d242d]])],
    ['the size is another', drawn(83, 40, TEXT)],
  ])('differs where %s', (_, other) => {
    expect(difference(kept, halve(other))).toBeGreaterThan(0.02);
  });

  test('is the same where letters are smoothed a little otherwise', () => {
    const other = drawn(
      81,
      40,
      TEXT.map(([y, color]) => [y, color + 0x040404]),
    );
    expect(difference(kept, halve(other))).toBe(0);
  });

  test('is the same whatever its colours are', () => {
    const rows = Array.from({ length: 80 }, (_, i): [number, number] => [
      i * 4,
      (i * 0x9e3779b1) & 0xffffff,
    ]);
    const picture = halve(drawn(81, 340, rows));
    expect(difference(decode(encode(picture)), picture)).toBe(0);
  });

  test('has the rare colours, among many greys', () => {
    const greys = Array.from({ length: 60 }, (_, i): [number, number] => [i * 4, 0x010101 * i * 4]);
    const before = drawn(81, 260, [...greys, [250, 0xff0000]]);
    const after = drawn(81, 260, [...greys, [250, 0x00ff00]]);
    expect(difference(decode(encode(halve(before))), halve(after))).toBeGreaterThan(0.005);
  });
});
