import fc from 'fast-check';
import { expect, test } from 'vitest';

import { LineInterpreter } from '../vt/LineInterpreter.js';
import { plainStyle, type StyledLine } from '../vt/style.js';
import { condenseLine } from './LineView.js';
import { LogDocument } from './LogDocument.js';

const encode = (text: string) => new TextEncoder().encode(text);

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[ -~]{1,9}$/) },
  {
    weight: 4,
    arbitrary: fc.constantFrom('\r', '\b', '\b\b\b', '\x1b[K', '\x1b[2K', '\x1b[1K', '\t'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '漢字',
      'e\u0301',
      '\u0301',
      '👩‍💻',
      '\u200d',
      '\u202e',
      '🇩',
      '🇩🇪',
      '⚠️',
      '\ufe0f',
      '█▌',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('\x1b[31m', '\x1b[0;1m', '\x1b[48;2;1;2;3m', '\x1b[38;5;9m'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '\x1b[3C',
      '\x1b[7D',
      '\x1b[9G',
      '\x1b[2X',
      '\x1b]0;t\x07',
      '\x1b[?3',
    ),
  },
);
const line = fc.array(piece, { maxLength: 25 }).map((pieces) => encode(pieces.join('')));

/** The style of each cell: runs of one style may be cut in different places. */
const looksOf = ({ runs }: StyledLine) =>
  runs.flatMap(({ style, columns }) => Array.from({ length: columns }, () => style));

/** All that shows is written, and how it goes on. */
function condense(bytes: Uint8Array, limit: number): Uint8Array | undefined {
  const interpreter = new LineInterpreter(plainStyle);
  interpreter.print(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  return condenseLine(interpreter, plainStyle, limit);
}

test('a condensed line says and looks the same, and goes on the same', () => {
  fc.assert(
    fc.property(line, line, fc.integer({ min: 1, max: 6 }), (start, rest, times) => {
      const states = Uint8Array.from(Array.from({ length: times }, () => [...start, 0x0d]).flat());
      const condensed = condense(states, 2 * states.length);
      if (!condensed) return;
      const as = (bytes: Uint8Array) => {
        const log = LogDocument.from(Uint8Array.from([...bytes, ...rest, 0x0a, 0x78]));
        return [0, 1].map((at) => ({ said: log.lineText(at), looks: looksOf(log.styledLine(at)) }));
      };
      expect(as(condensed)).toEqual(as(states));
    }),
    { numRuns: 3000 },
  );
});

test('a line is not condensed into more than its limit', () => {
  const bytes = encode('漢字\r');
  expect(condense(bytes, bytes.length)).toEqual(bytes);
  expect(condense(bytes, bytes.length - 1)).toBeUndefined();
});

test('a line that overwrites itself for ever costs what it shows', () => {
  const document = new LogDocument();
  document.appendText('\x1b[32mbefore\n');
  for (let i = 0; i < 40_000; i++) {
    const done = '█'.repeat(Math.floor(i / 1000));
    document.appendText(`\r${i}|${done.padEnd(40)}| \x1b[1m${i}\x1b[22m it/s`);
  }
  expect(document.byteLength).toBeGreaterThan(2_500_000);
  expect(document.keptByteLength).toBeLessThan(140_000);
  expect(document.lineText(1)).toBe(`39999|${'█'.repeat(39).padEnd(40)}| 39999 it/s`);
  expect(document.styledLine(1).runs[0]?.style).toMatchObject({ foreground: 2 });
  document.appendText('\nafter\n');
  expect(document.lineText(2)).toBe('after');
  expect(document.lineCount).toBe(3);
});

test('a line of hundreds of kilobytes says the same in pieces as at once, read or not', () => {
  const large = fc
    .tuple(line, fc.constantFrom(1, 1, 30, 900))
    .map(([bytes, times]) => Array.from({ length: times }, () => [...bytes]).flat());
  const cuts = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(large, { maxLength: 40 }), cuts, (parts, sizes) => {
      const bytes = Uint8Array.from([...encode('x'.repeat(66_000)), ...parts.flat()]);
      const interpreter = new LineInterpreter(plainStyle);
      interpreter.print(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
      const document = new LogDocument();
      for (let at = 0, i = 0; at < bytes.length; i++) {
        const size = sizes[i % sizes.length] ?? 1;
        document.append(bytes.slice(at, at + size));
        if (i % 3 === 0) document.lineText(0, 0, 10);
        at += size;
      }
      const { line: expected } = interpreter;
      expect(document.lineText(0)).toBe(expected.text());
      expect(document.styledLine(0, 60_000).runs).toEqual(expected.runs(60_000, Infinity));
      // What is kept, read anew, is the same line.
      const kept = LogDocument.from(document.lineBytes(0));
      expect(kept.lineText(0)).toBe(expected.text());
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('plain text of which a part is overwritten is plain where nobody has written', () => {
  const plain = Array.from({ length: 100_000 }, (_, i) => String.fromCharCode(0x20 + (i % 95)));
  const document = new LogDocument();
  document.appendText(plain.join(''));
  document.appendText('\u0301\r\x1b[2000C\x1b[1m漢\x1b[3000X');
  const text = document.lineText(0);
  expect(text.slice(0, 2000)).toBe(plain.slice(0, 2000).join(''));
  expect(text.slice(2000, 2001)).toBe('漢');
  expect(text.slice(2001, 5001)).toBe(' '.repeat(3000));
  expect(text.slice(5001)).toBe(`${plain.slice(5002).join('')}\u0301`);
  expect(document.lineText(0, 70_000, 70_010)).toBe(plain.slice(70_000, 70_010).join(''));
  expect(document.columnsAt(0, [2001, 70_000])).toEqual([2002, 70_001]);
  expect(document.lineRows(0, 2001).startOf(1)).toBe(2000);
});

test('backspaces are dropped as well, and text that stays is kept', () => {
  const document = new LogDocument();
  for (let i = 0; i < 30_000; i++) document.appendText(`${'\b'.repeat(8)}${String(i).padStart(8)}`);
  expect(document.keptByteLength).toBeLessThan(140_000);
  expect(document.lineText(0)).toBe('   29999');
  const kept = new LogDocument();
  kept.appendText(`a\r${'0123456789'.repeat(50_000)}`);
  expect(kept.lineText(0)).toHaveLength(500_000);
  expect(kept.keptByteLength).toBe(kept.byteLength);
});
