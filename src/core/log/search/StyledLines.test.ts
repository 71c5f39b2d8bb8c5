import fc from 'fast-check';
import { expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import type { TextStyle } from '../vt/style.js';
import { StyledLines } from './StyledLines.js';

const encode = (text: string) => [...new TextEncoder().encode(text)];
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

interface Run {
  text: string;
  style: TextStyle;
}

/** The runs of the lines that are written, and those that the document is to be asked for. */
function write(document: LogDocument, first: number, end: number) {
  const lines = new Map<number, Run[]>();
  const asked: number[] = [];
  let runs: Run[] = [];
  const styled = new StyledLines(document, {
    begin: (line) => {
      expect(lines.has(line)).toBe(false);
      lines.set(line, (runs = []));
    },
    text: (bytes, from, to, style) => {
      expect(to).toBeGreaterThan(from);
      runs.push({ text: utf8.decode(bytes.subarray(from, to)), style: { ...style } });
    },
    end: () => undefined,
    ask: (line) => asked.push(line),
  });
  const next: number[] = [];
  for (let line = first; line < Math.min(end, document.lineCount);) {
    const after = styled.write(line, end);
    next.push(after);
    if (after === line) asked.push(line);
    line = Math.max(after, line + 1);
  }
  return { lines, asked };
}

/** The runs of a line as the document knows them, with the text that it has instead of marks. */
const runsOf = (document: LogDocument, line: number): Run[] =>
  document.styledLine(line).runs.map(({ style, column, columns }) => ({
    text: document.lineText(line, column, column + columns),
    style: { ...style },
  }));

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a', 'bc', ' ', '<', '1', '\n', '\n', '\r\n') },
  { weight: 3, arbitrary: fc.constantFrom('漢', 'é', '█', '▌▌', '✅', 'я', '▶', 'ｱ') },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      ...['\x1b[31m', '\x1b[0m', '\x1b[m', '\x1b[1;42m', '\x1b[38;5;208m', '\x1b[7m', '\x1b[22m'],
      ...['\x1b[39m', '\x1b[38;2;1;2;3m', '\x1b[4:3m', '\x1b[K', '\r', '\t'],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['\b', '\x1b[2D', '\x1b[A', '\x1b]0;t\x07', '\x1b]8;;x\x07', '\x1b[3b', '\x1b[3', '\x07'],
      ...['\u0085', '\ufeff', '\u202e', '\u200b', '\u0301', 'e\u0301', '\ufe0f', '⚠\ufe0f', '\x7f'],
      ...['👍🏽', '🏽', '👩\u200d', '👩', '🇩', '🇩🇪', '\u200d', '0%\r100%\r1', '\u009b31m'],
    ),
  },
);
const broken = fc.constantFrom(
  ...[[0xff], [0xe6], [0xc3], [0xa9], [0xe6, 0xbc], [0xf0, 0x9f], [0xc0, 0x80], [0xed, 0xa0, 0x80]],
);
const log = fc
  .array(fc.oneof({ weight: 15, arbitrary: piece.map(encode) }, broken), {
    maxLength: 60,
    size: 'max',
  })
  .map((parts) => Uint8Array.from(parts.flat()));

test('texts and styles of many lines are what the document says of each', () => {
  let written = 0;
  fc.assert(
    fc.property(log, fc.nat(5), fc.nat(12), (bytes, first, end) => {
      const document = LogDocument.from(bytes);
      const { lines, asked } = write(document, first, end);
      for (const [line, runs] of lines) expect(runs).toEqual(runsOf(document, line));
      const all = [...lines.keys(), ...asked].sort((a, b) => a - b);
      const count = Math.max(0, Math.min(end, document.lineCount) - first);
      expect(all).toEqual(Array.from({ length: count }, (_, i) => first + i));
      written += lines.size;
    }),
    { numRuns: 2000 },
  );
  expect(written).toBeGreaterThan(2000);
});

test.each([
  ['a flag cut in two', '\x1b[31m🇩\x1b[31m🇪'],
  ['a skin tone behind a sequence', '\x1b[31m👍\x1b[31m🏽'],
  ['a joiner before a sequence', '\x1b[31m👩\u200d\x1b[31m👩'],
  ['a mark behind a sequence', '\x1b[31me\x1b[31m\u0301'],
  ['a mark behind a tab', '\x1b[31me\t\u0301'],
  ['an emoji with a selector', '\x1b[31m⚠\ufe0f 1\ufe0f\u20e3'],
  ['a selector behind a sequence', '\x1b[31m⚠\x1b[31m\ufe0f'],
  ['an empty state of a bar', 'a\r\x1b[K'],
  ['a character written too long', [0x1b, 0x5b, 0x33, 0x6d, 0xe0, 0x80, 0x80]],
])('%s is what the document says, and so is the line behind it', (_, line) => {
  const bytes = typeof line === 'string' ? encode(line) : line;
  const document = LogDocument.from(
    Uint8Array.from([...bytes, 0x0a, 0x61, 0x1b, 0x5b, 0x6d, 0x0a]),
  );
  const { lines } = write(document, 0, 2);
  expect(lines.has(1)).toBe(true);
  for (const [line, runs] of lines) expect(runs).toEqual(runsOf(document, line));
});

test('bars, colours, tabs and wide characters are written without asking the document', () => {
  const bar =
    '\r\x1b[32m  1%|▏         | 1/99 [00:01<01:38]\r\x1b[31m 99%|█████████▉| 98/99\x1b[0m';
  const lines = [
    ...['plain', '\x1b[1;31mERROR\x1b[0m loss is \x1b[33mnan', 'still yellow', '', 'a\tb\t漢字 ⚠️'],
    ...[bar, '\x1b[0m\r100%\r7', 'naïve café ✅'],
  ];
  const document = LogDocument.from(lines);
  const { lines: written, asked } = write(document, 0, lines.length - 1);
  expect(asked).toEqual([]);
  expect([...written.values()]).toEqual(
    Array.from({ length: lines.length - 1 }, (_, line) => runsOf(document, line)),
  );
});

test('a line of many bytes is left to the document, over the borders of chunks', () => {
  const lines = ['a', 'b'.repeat(200_000), 'c', ...Array.from({ length: 9000 }, (_, i) => `d${i}`)];
  const document = LogDocument.from(lines);
  const { lines: written, asked } = write(document, 0, lines.length);
  expect(asked).toContain(1);
  expect(asked.length).toBeLessThan(10);
  for (const [line, [run]] of written) expect(run?.text).toBe(lines[line]);
});
