import fc from 'fast-check';
import { expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { textOfLines } from './textOfLines.js';

const encode = (text: string) => [...new TextEncoder().encode(text)];

test('the texts of many lines are what the document says of each', () => {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('a', 'bc', ' ', '漢', 'é', '\n', '\n', '\r\n') },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ...['\r', '\t', '\b', '\x1b[31m', '\x1b[0m', '\x1b[K', '\x1b[2D', '\x1b[A', '\x1b]0;t\x07'],
        ...['\u0085', '\ufeff', '\u202e', 'e\u0301', '👍🏽', '\x07', '0%\r100%\r1'],
      ),
    },
  );
  const broken = fc.constantFrom([0xff], [0xe6], [0xc3], [0xa9], [0xe6, 0xbc], [0xf0, 0x9f]);
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 9, arbitrary: piece.map(encode) }, broken), { maxLength: 40 }),
      fc.nat(5),
      fc.nat(12),
      (parts, first, end) => {
        const document = LogDocument.from(Uint8Array.from(parts.flat()));
        const texts = textOfLines(document, first, end);
        if (!texts) {
          expect(first).toBeGreaterThanOrEqual(Math.min(end, document.endedLines));
          return;
        }
        expect(texts.next).toBe(Math.min(end, document.endedLines));
        const lines = Array.from({ length: texts.next - first }, (_, i) => first + i);
        expect(texts.text).toBe(lines.map((line) => `${document.lineText(line)}\n`).join(''));
      },
    ),
    { numRuns: 2000 },
  );
});

test('a line of many bytes is left to the document, over the borders of chunks', () => {
  const lines = ['a', 'b'.repeat(200_000), 'c', ...Array.from({ length: 9000 }, (_, i) => `d${i}`)];
  const document = LogDocument.from(lines);
  let text = '';
  for (let line = 0; line < lines.length;) {
    const texts = textOfLines(document, line, lines.length);
    text += texts?.text ?? `${document.lineText(line)}\n`;
    line = texts?.next ?? line + 1;
  }
  expect(text).toBe(`${lines.join('\n')}\n`);
  expect(textOfLines(document, 1, lines.length)).toBeUndefined();
});
