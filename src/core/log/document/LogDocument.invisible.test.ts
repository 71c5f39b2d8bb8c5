import fc from 'fast-check';
import { expect, test } from 'vitest';

import { markInvisible } from '../../base/invisible.js';
import { LogDocument } from './LogDocument.js';

const piece = fc.constantFrom(
  ...['a', '1', ' ', 'é', 'e\u0301', '漢', '葛', '한', '😀', '❤', '👩', '🏽', '🇩', '🇪', '∩', '©'],
  ...['ש', 'م', 'क', '\u094d', 'ក', 'ไ', 'ᠠ', '\u0301', '\u20e3', '\u200b', '\u200c', '\u200d'],
  ...['\u202e', '\u2066', '\u200e', '\u061c', '\u00ad', '\ufe0f', '\ufe00', '\u{e0100}'],
  ...['\u180b', '\u180e', '\u3164', '\u2028', '\u{e0067}', '\u034f', '\u115f', '\u1160'],
);

test('shows of any text what the rows of a log show of it, which keeps the text itself', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 20 }), (pieces) => {
      const text = pieces.join('');
      const document = LogDocument.from(text);
      const { runs, columns } = document.styledLine(0);
      const shown = runs.map((run) => run.text).join('');
      // A combining mark that begins a cell is carried by a no-break space.
      expect(shown.replaceAll('\u00a0', '')).toBe(markInvisible(text));
      expect(document.lineText(0)).toBe(text);
      expect(runs.reduce((sum, run) => sum + run.columns, 0)).toBe(columns);
      expect(document.columnsAt(0, [text.length])).toEqual([columns]);
    }),
    { numRuns: 3000 },
  );
});

test('a mark that is overwritten or erased in part goes as a whole', () => {
  const shown = (text: string) =>
    LogDocument.from(text)
      .styledLine(0)
      .runs.map((run) => run.text)
      .join('');
  expect(shown('a\u202eb')).toBe('a<U+202E>b');
  expect(shown('a\u202eb\x1b[5GX')).toBe('a   X    b');
  expect(shown('a\u202eb\x1b[5G\x1b[K')).toBe('a');
  expect(shown('a\u202eb\x1b[5G\x1b[1K')).toBe(' '.repeat(9) + 'b');
  expect(shown('a\u202eb\r\u202e')).toBe('<U+202E> b');
});
