import { Terminal } from '@xterm/headless';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { TextStyle } from '../vt/style.js';
import { codePointWidth, joinCodePoint } from '../vt/width.js';
import { LogDocument } from './LogDocument.js';

const COLUMNS = 4096;

/** What a terminal as wide as any line, with our widths of characters, holds for each line. */
async function inTerminal(text: string, rows = 4): Promise<{ text: string; looks: string[] }[]> {
  const terminal = new Terminal({
    cols: COLUMNS,
    rows,
    scrollback: 4000,
    convertEol: true,
    allowProposedApi: true,
  });
  terminal.unicode.register({
    version: 'ours',
    wcwidth: codePointWidth,
    charProperties: joinCodePoint,
  });
  terminal.unicode.activeVersion = 'ours';
  await new Promise<void>((resolve) => {
    terminal.write(text, resolve);
  });
  const buffer = terminal.buffer.active;
  const lines = Array.from({ length: text.split('\n').length }, (_, y) => {
    const line = buffer.getLine(y);
    let end = 0;
    const looks: string[] = [];
    for (let x = 0; x < COLUMNS; x++) {
      const cell = line?.getCell(x);
      if (!cell?.getChars()) continue;
      // Not `translateToString(true)`: that loses a mark which stands alone at the end.
      end = x + Math.max(1, cell.getWidth());
      const color = (mode: string, value: number) => (mode === 'default' ? -1 : value);
      looks.push(
        look(x, {
          foreground: cell.isFgRGB()
            ? 0x1000000 + cell.getFgColor()
            : color(cell.isFgDefault() ? 'default' : '', cell.getFgColor()),
          background: cell.isBgRGB()
            ? 0x1000000 + cell.getBgColor()
            : color(cell.isBgDefault() ? 'default' : '', cell.getBgColor()),
          bold: cell.isBold() !== 0,
          dim: cell.isDim() !== 0,
          italic: cell.isItalic() !== 0,
          underline: cell.isUnderline() !== 0,
          inverse: cell.isInverse() !== 0,
          strikethrough: cell.isStrikethrough() !== 0,
        }),
      );
    }
    return { text: line?.translateToString(false, 0, end) ?? '', looks };
  });
  terminal.dispose();
  return lines;
}

const look = (column: number, style: TextStyle) =>
  [column, style.foreground, style.background]
    .concat(
      [style.bold, style.dim, style.italic, style.underline, style.inverse].map(Number),
      Number(style.strikethrough),
    )
    .join(',');

/** The same of a document; a cell asked for alone says where characters are. */
function inDocument(document: LogDocument, line: number): { text: string; looks: string[] } {
  const looks: string[] = [];
  for (const { text, style, column, columns } of document.styledLine(line).runs) {
    if (columns === 0) throw new Error(`empty run ${text}`);
    for (let x = column; x < column + columns; x++) looks.push(look(x, style));
  }
  return { text: document.lineText(line), looks };
}

const params = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, 4, 7, 9, 21, 22, 23, 24, 27, 29, 39, 49).map(String),
  fc.oneof(fc.integer({ min: 30, max: 37 }), fc.integer({ min: 90, max: 107 })).map(String),
  fc.integer({ min: 0, max: 300 }).map((index) => `38;5;${index}`),
  fc.integer({ min: 0, max: 255 }).map((index) => `48:5:${index}`),
  fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map(([r, g, b]) => `38;2;${r};${g};${b}`),
  fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map(([r, g, b]) => `48:2::${r}:${g}:${b}`),
  fc.constantFrom('', '4:0', '4:3', '58;5;3'),
);

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[ -~]{1,12}$/) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        '漢字',
        '한',
        'e\u0301',
        '\u0301',
        'é',
        '–',
        '█▌',
        '😀',
        '👩‍💻',
        '👍🏽',
        '🇩🇪',
        '🇩',
        '⚠️',
        '✔',
        '❤\ufe0f\u0301',
      ],
      ...['\ufeff', 'שלום', 'ﷺ', '\u{1f3fb}', 'می\u200cخواهم', 'क्\u200dष'],
    ),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom('\r', '\b', '\t', '\b\b\b', '\r\r', '\x00', '\x07', '\x0e\x0f'),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('C', 'D', 'G', 'a', '`', 'X'), fc.option(fc.nat(60), { nil: '' }))
      .map(([final, count]) => `\x1b[${count}${final}`),
  },
  { weight: 4, arbitrary: fc.constantFrom('\x1b[K', '\x1b[0K', '\x1b[1K', '\x1b[2K', '\x1b[7K') },
  {
    weight: 4,
    arbitrary: fc.array(params, { maxLength: 4 }).map((list) => `\x1b[${list.join(';')}m`),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...['\x1b]0;title\x07', '\x1b]8;;\x1b\\'],
      ...[
        '\x1b]52;c;YQ==\x07',
        '\x1bP1$r0m\x1b\\',
        '\x1b[c',
        '\x1b[>c',
        '\x1b[6n',
        '\x1b_apc\x1b\\',
      ],
      ...[
        '\x1b[38;5m',
        '\x1b[38;2;1;2m',
        '\x1b[?25l',
        '\x1b[ q',
        '\x1b[1;2;3;4x',
        '\x1b7',
        '\x1b(B',
        '\x1b[3\r1m',
      ],
      ...['\x1b\x1b[1m', '\x1b[3\x181m', '\x1b]0;t\x1b[31m'],
    ),
  },
);

const log = fc
  .array(fc.array(piece, { maxLength: 14 }), { minLength: 1, maxLength: 6 })
  .map((lines) => lines.map((pieces) => pieces.join('')).join('\n'));

test('a line says and looks what a very wide terminal leaves of it', async () => {
  await fc.assert(
    fc.asyncProperty(log, async (text) => {
      const document = LogDocument.from(text);
      const expected = await inTerminal(text);
      for (let line = 0; line < document.lineCount; line++) {
        const { text: said, looks } = inDocument(document, line);
        expect(said).toBe(expected[line]?.text);
        expect(looks).toEqual(expect.arrayContaining(expected[line]?.looks ?? []));
      }
    }),
    { numRuns: 1000 },
  );
}, 120_000);

const climb = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[ -~]{1,12}$/) },
  { weight: 3, arbitrary: fc.constantFrom('\n', '\r\n', '\n\r') },
  { weight: 3, arbitrary: fc.constantFrom('\x1b[A', '\x1b[2A', '\x1b[1A\r', '\x1b[F', '\x1b[3F') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('\r', '\b\b', '\t', '\x1b[K', '\x1b[2K', '\x1b[J', '\x1b[5C'),
  },
  {
    weight: 2,
    arbitrary: fc.array(params, { maxLength: 2 }).map((list) => `\x1b[${list.join(';')}m`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('漢字', 'e\u0301', '\u0301', '👩‍💻', '🇩', '█▌', '\x1b]0;t\x07'),
  },
);

test('lines into which the cursor goes back up say and look what a terminal leaves of them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(climb, { maxLength: 60 }).map((pieces) => pieces.join('')),
      fc.array(fc.nat(), { maxLength: 8 }),
      async (text, places) => {
        const bytes = new TextEncoder().encode(text);
        const document = new LogDocument();
        let from = 0;
        for (const to of [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort(
          (a, b) => a - b,
        )) {
          document.append(bytes.slice(from, to));
          from = to;
        }
        document.end();
        const expected = await inTerminal(text, 90);
        expect(document.byteLength).toBe(bytes.length);
        expected.forEach(({ text: shown, looks }, line) => {
          const { text: said, looks: seen } = inDocument(document, line);
          expect(said).toBe(shown);
          expect(seen).toEqual(expect.arrayContaining(looks));
        });
      },
    ),
    { numRuns: 1000 },
  );
}, 120_000);

const farClimb = fc.oneof(
  { weight: 6, arbitrary: climb },
  { weight: 2, arbitrary: fc.nat(40).map((count) => '\n'.repeat(count)) },
  { weight: 2, arbitrary: fc.constantFrom('\x1b[7A', '\x1b[40A', '\x1b[500A', '\x1b[J') },
  { weight: 1, arbitrary: fc.constantFrom('\x1b[B', '\x1b[3B', '\x1b[E') },
);
/** A last line is at the bottom of the screen, as it is in any log that is longer than one. */
const SCREEN = '\n'.repeat(110);

test('the cursor climbs over a screen, and the log says the same whoever reads it meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(farClimb, { maxLength: 150 }).map((pieces) => SCREEN + pieces.join('')),
      fc.array(fc.nat(), { maxLength: 12 }),
      fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }),
      async (text, places, isRead) => {
        const bytes = new TextEncoder().encode(text);
        const document = new LogDocument();
        const linesOf = (count: number) =>
          Array.from({ length: count }, (_, line) => document.lineText(line));
        let from = 0;
        let seen: { lines: string[]; version: number } = { lines: [], version: 0 };
        const cuts = places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b);
        [...cuts, bytes.length].forEach((to, i) => {
          document.append(bytes.slice(from, to));
          from = to;
          if (!isRead[i]) return;
          const unchanged = Math.min(document.changedSince(seen.version), seen.lines.length);
          expect(linesOf(unchanged)).toEqual(seen.lines.slice(0, unchanged));
          seen = { lines: linesOf(document.endedLines), version: document.version };
        });
        document.end();
        const expected = await inTerminal(text, 101);
        expect(linesOf(document.lineCount)).toEqual(
          expected.slice(0, document.lineCount).map((line) => line.text),
        );
      },
    ),
    { numRuns: 100 },
  );
}, 120_000);

test('nested progress bars are as many lines as there are bars', async () => {
  let text = 'start\n';
  const bar = (name: string, done: number) => `\r${name}: ${done}%|${'█'.repeat(done / 10)}|`;
  for (let epoch = 0; epoch <= 4; epoch++) {
    text += bar('epochs', epoch * 25);
    for (let step = 0; step <= 10; step++) text += `\n${bar('steps', step * 10)}\x1b[A`;
  }
  text += '\n\nend\n';
  const document = LogDocument.from(text);
  const lines = Array.from({ length: document.lineCount }, (_, line) => document.lineText(line));
  expect(lines).toEqual(['start', 'epochs: 100%|██████████|', 'steps: 100%|██████████|', 'end']);
  const expected = await inTerminal(text, 40);
  expect(lines).toEqual(expected.slice(0, 4).map((line) => line.text));
  expect(document.keptByteLength).toBeLessThan(200);
});

test('more than fits on a screen goes on below the lines among which the cursor was', () => {
  const long = 'x'.repeat(300_000);
  const above = LogDocument.from(`one\ntwo\x1b[A\r\x1b[31m${long}\nlast`);
  const lines = Array.from({ length: above.lineCount }, (_, line) => above.lineText(line));
  expect(lines.slice(1, 2)).toEqual(['two']);
  expect(lines.slice(3)).toEqual(['last']);
  expect((lines[0] ?? '') + (lines[2] ?? '')).toBe(long);
  expect(above.styledLine(2, 0, 1).runs[0]?.style.foreground).toBe(1);
  const onLast = LogDocument.from(`one\ntwo\x1b[A\n\x1b[31m${long}漢\nlast`);
  expect(onLast.lineText(1)).toBe(`${long}漢`);
  expect(onLast.lineText(2)).toBe('last');
});

test('a line too long for a screen is not entered, nor are those above it', () => {
  const long = 'y'.repeat(70_000);
  const document = LogDocument.from(`one\n${long}\x1b[A\rz\n\x1b[9A\rtwo`);
  expect(document.lineText(0)).toBe('one');
  expect(document.lineText(1)).toBe(`z${long.slice(1)}`);
  expect(document.lineText(2)).toBe('two');
});
