import fc from 'fast-check';
import { expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { ByteMatcher } from './ByteMatcher.js';
import { seamsOf } from './seams.js';
import { foldAscii } from './LogSearch.js';

const encode = (text: string) => new TextEncoder().encode(text);

/** As a search asks: for the text in the bytes, and then over the seams. */
const mayContain = (bytes: Uint8Array, text: string, matchCase = false) => {
  const matcher = new ByteMatcher(encode(text), matchCase);
  const seams = seamsOf(bytes, 0, bytes.length);
  const crossesSeam = seams?.some((seam) => matcher.containsPair(seam >> 8, seam & 0xff)) ?? true;
  return crossesSeam || matcher.indexIn(bytes, 0, bytes.length) >= 0;
};

test('no line that says the text is passed over', () => {
  const letter = fc.constantFrom('a', 'b', 'A', 'ab', 'ba', ' ', 'é', '█', '漢', 'e\u0301');
  const control = fc.constantFrom(
    ...['\r', '\r', '\x1b[31m', '\x1b[0m', '\x1b[K', '\x1b[2K', '\x1b[2D', '\x1b[3C'],
    ...['\b', '\t', '\x07', '\x7f', '\u0085', '\ufeff', '\x1b[', '\x1b]0;ab\x07'],
  );
  const line = fc.array(
    fc.oneof({ weight: 2, arbitrary: letter }, { weight: 1, arbitrary: control }),
    { maxLength: 30 },
  );
  const text = fc.constantFrom(
    'ab',
    'aab',
    'b a',
    'ba',
    ' ',
    '  ',
    ' a',
    'b  a',
    'a',
    'aba',
    '█a',
    'é',
    '漢b',
    'a ',
  );
  let passedOver = 0;
  fc.assert(
    fc.property(line, text, fc.boolean(), (parts, asked, matchCase) => {
      const bytes = encode(parts.join(''));
      if (mayContain(bytes, asked, matchCase)) return;
      passedOver += 1;
      const said = LogDocument.from(bytes).lineText(0);
      expect(matchCase ? said : foldAscii(said)).not.toContain(
        matchCase ? asked : foldAscii(asked),
      );
    }),
    { numRuns: 10_000 },
  );
  expect(passedOver).toBeGreaterThan(1000);
});

test.each([
  ['\x1b[32mINFO\x1b[0m all is well', 'divergence', false],
  ['\r 10%|█▏     | 1/9\r 20%|██▎    | 2/9 [00:01]', 'divergence', false],
  ['\x1b[31mdiver\x1b[0mgence', 'divergence', true],
  ['diver\x1b[0m\x1b[1mgence', 'DIVERGENCE', true],
  ['xxxxxgence\rdiver', 'divergence', true],
  ['diver\bgence', 'divergence', true],
  ['a\tb', ' b', true],
  ['a\tb', 'a ', true],
  ['\t', '  ', true],
  ['INFO\tall is\twell', 'divergence', false],
])('%j, asked for %j: %j', (line, text, expected) => {
  expect(mayContain(encode(line), text)).toBe(expected);
});
