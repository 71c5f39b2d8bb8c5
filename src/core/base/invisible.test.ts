import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isInvisible, markInvisible } from './invisible.js';

describe(markInvisible, () => {
  test.each([
    ['an override of direction', 'is\u202enimda', 'is<U+202E>nimda'],
    ['isolates', 'a\u2066b\u2069', 'a<U+2066>b<U+2069>'],
    ['the mark of a direction, beside Hebrew too', 'של\u200f.', 'של<U+200F>.'],
    ['a zero-width space in a name', 'ad\u200bmin', 'ad<U+200B>min'],
    ['a joiner between letters that nothing joins', 'ad\u200dmin', 'ad<U+200D>min'],
    ['a soft hyphen', 'pass\u00adword', 'pass<U+00AD>word'],
    ['a byte order mark inside', 'a\ufeffb', 'a<U+FEFF>b'],
    ['a filler that is a letter', 'x\u3164=1', 'x<U+3164>=1'],
    ['a separator of lines', 'ok\u2028ERROR', 'ok<U+2028>ERROR'],
    ['a variation selector on a letter', 'a\ufe0fdmin', 'a<U+FE0F>dmin'],
    ['a second variation selector', '😀\ufe0f\ufe01', '😀\ufe0f<U+FE01>'],
    ['a second joiner', '👩\u200d\u200d💻', '👩\u200d<U+200D>💻'],
    ['text in tags', '🏴\u{e0067}', '🏴<U+E0067>'],
    ['a mark at the start', '\u200cx', '<U+200C>x'],
    ['invisible operators', 'f\u2061x', 'f<U+2061>x'],
  ])('shows %s', (_, text, marked) => {
    expect(markInvisible(text)).toBe(marked);
  });

  test.each([
    ['Hebrew', 'שלום עולם'],
    ['Arabic', 'السلام عليكم'],
    ['a non-joiner in Persian', 'می\u200cخواهم'],
    ['a joiner in Devanagari', 'क्\u200dष'],
    ['a chillu in Malayalam', 'ന്\u200d'],
    ['a zero-width space in Khmer', 'ភាសា\u200bខ្មែរ'],
    ['a zero-width space in Thai', 'ภาษา\u200bไทย'],
    ['a vowel separator in Mongolian', 'ᠠᠷ\u180eᠠ'],
    ['a family of emoji', '👩‍👩‍👧'],
    ['a heart on fire', '❤\ufe0f\u200d🔥'],
    ['a technologist with a skin tone', '👩🏽‍💻'],
    ['a keycap', '1\ufe0f\u20e3'],
    ['a copyright sign as emoji', '©\ufe0f'],
    ['a variant of an ideograph', '葛\u{e0100}'],
    ['a variant of an operator', '∩\ufe00'],
    ['accents', 'e\u0301'],
    ['spaces', 'a\u00a0b\u3000c\t'],
    ['a flag', '🇩🇪'],
  ])('leaves %s alone', (_, text) => {
    expect(markInvisible(text)).toBe(text);
  });

  test('leaves nothing invisible but what is in its place, and marks nothing twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const marked = markInvisible(text);
        expect(markInvisible(marked)).toBe(marked);
        const seen = Array.from(text, (it) => it.codePointAt(0) ?? 0);
        if (!seen.some(isInvisible)) expect(marked).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });
});
