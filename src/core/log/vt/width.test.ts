import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { wideRangesSource } from '../../../../scripts/unicodeWidths.js';
import { codePointWidth, joinCodePoint } from './width.js';

test('the table of wide characters is what the script makes of the Unicode data', async () => {
  const path = fileURLToPath(new URL('wideRanges.ts', import.meta.url));
  expect(await wideRangesSource()).toBe(readFileSync(path, 'utf8'));
});

test.each([
  ['a letter', 'a', 1],
  ['a control', '\x07', 0],
  ['a combining mark', '\u0301', 0],
  ['a zero-width joiner', '\u200d', 0],
  ['a Hangul vowel that joins the initial before it', '\u1161', 0],
  ['a Han ideograph', '漢', 2],
  ['an unassigned code point of a CJK block', '\u3097', 2],
  ['a Hangul syllable', '한', 2],
  ['a fullwidth letter', 'Ａ', 2],
  ['a halfwidth katakana', 'ｱ', 1],
  ['a hexagram', '䷀', 2],
  ['a Tangut component of Unicode 17', '\u{18d80}', 2],
  ['an emoji', '😀', 2],
  ['a pictograph that is text by default', '❤', 1],
  ['a regional indicator', '🇩', 1],
  ['a letter of ambiguous width', '±', 1],
  ['a circled number of ambiguous width', '㉈', 1],
  ['the last code point', '\u{10ffff}', 1],
])('%s has its width', (_, character, width) => {
  expect(codePointWidth(character.codePointAt(0) ?? 0)).toBe(width);
});

test.each([
  ['a letter and a mark', 'e\u0301', 1],
  ['a family of joined pictographs', '👩‍👩‍👧', 2],
  ['a thumb with a skin tone', '👍🏽', 2],
  ['a flag', '🇩🇪', 2],
  ['a heart in emoji style', '❤\ufe0f', 2],
])('%s is one cell', (_, cluster, width) => {
  let properties = 0;
  let cells = 0;
  for (const character of cluster) {
    properties = joinCodePoint(character.codePointAt(0) ?? 0, properties);
    if ((properties & 1) === 0) cells += 1;
  }
  expect(cells).toBe(1);
  expect((properties >> 1) & 3).toBe(width);
});
