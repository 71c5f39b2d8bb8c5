import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LogDocument } from '../../../core/index.js';
import { glyphsOf } from './glyphs.js';

describe(glyphsOf, () => {
  test.each([
    ['plain text', [['plain text', 10]]],
    ['a漢b', [['a', 1], ['漢', 2], ['b', 1]]], // prettier-ignore
    ['cafe\u0301!', [['caf', 3], ['e\u0301', 1], ['!', 1]]], // prettier-ignore
    ['👩‍👩‍👧🇫🇷', [['👩‍👩‍👧', 2], ['🇫🇷', 2]]], // prettier-ignore
    ['██', [['█', 1], ['█', 1]]], // prettier-ignore
    ['', []],
  ])('%s', (text, glyphs) => {
    expect(glyphsOf(text).map(({ text, columns }) => [text, columns])).toEqual(glyphs);
  });

  test('keeps every character, and the columns that the document counts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const log = new LogDocument();
        log.appendText(text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ''));
        const { runs } = log.styledLine(0, 0, Infinity);
        for (const { text, columns } of runs) {
          const glyphs = glyphsOf(text);
          expect(glyphs.map((glyph) => glyph.text).join('')).toBe(text);
          expect(glyphs.reduce((sum, glyph) => sum + glyph.columns, 0)).toBe(columns);
        }
      }),
    );
  });
});
