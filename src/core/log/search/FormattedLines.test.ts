import fc from 'fast-check';
import { expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { FormattedLines } from './FormattedLines.js';

const listOf = (lines: FormattedLines): number[] => {
  const found: number[] = [];
  for (let i = 0; lines.at(i) < Infinity; i++) found.push(lines.at(i));
  return found;
};

test('all other lines say what their bytes are, while the log grows and is written anew', async () => {
  const piece = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom('a', 'plain text', 'é', '漢字', '👍🏽', '\n', '\n', '\r\n'),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '\r',
        '\t',
        '\b',
        '\x1b[31m',
        '\x1b[A',
        '\x7f',
        '\u0085',
        '\ufeff',
      ),
    },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(piece, { maxLength: 20 }), { maxLength: 6 }),
      async (chunks) => {
        const document = new LogDocument();
        const lines = new FormattedLines(document);
        for (const chunk of chunks) {
          document.appendText(chunk.join(''));
          await lines.run();
          expect(lines.scanned).toBe(document.endedLines);
          const formatted = listOf(lines);
          for (let line = 0; line < document.endedLines; line++) {
            if (formatted.includes(line)) continue;
            const bytes = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
              document.lineBytes(line),
            );
            expect(document.lineText(line)).toBe(bytes);
          }
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test.each([
  ['colours', '\x1b[1mx', true],
  ['a tab', 'a\tb', true],
  ['a carriage return inside', 'a\rb', true],
  ['a carriage return before the newline', 'ab\r', false],
  ['letters of any language', 'é漢字', false],
  ['nothing', '', false],
])('a line with %s', async (_, line, expected) => {
  for (const before of ['', 'x', 'xy', 'xyz', 'wxyz', 'x'.repeat(300_000)]) {
    const lines = new FormattedLines(LogDocument.from(`${before}\n${before}${line}\n${before}\n`));
    await lines.run();
    expect(listOf(lines)).toEqual(expected ? [1] : []);
  }
});
