import { Terminal } from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { codePointWidth, joinCodePoint, LogDocument } from '../../../core/index.js';
import type { PageRow } from './renderer.js';
import { rowSequence } from './rowSequence.js';
import type { ViewerTheme } from './renderer.js';

const theme: ViewerTheme = {
  colors: {
    ...{ background: '#000', foreground: '#fff', black: '#000', red: '#f00', green: '#0f0' },
    ...{ yellow: '#ff0', blue: '#00f', magenta: '#f0f', cyan: '#0ff', white: '#fff' },
    ...{ brightBlack: '#000', brightRed: '#f00', brightGreen: '#0f0', brightYellow: '#ff0' },
    ...{ brightBlue: '#00f', brightMagenta: '#f0f', brightCyan: '#0ff', brightWhite: '#fff' },
  },
  background: [1, 1, 1],
  foreground: [2, 2, 2],
  gutter: [3, 3, 3],
  decorations: { match: [5, 5, 5], currentMatch: [6, 6, 6], selected: [4, 4, 4] },
  fontFamily: 'monospace',
  fontSize: 13,
  lineHeight: 1,
};

async function rendered(log: string, left: number, columns: number): Promise<Terminal> {
  const terminal = new Terminal({
    cols: columns + 6,
    rows: 2,
    scrollback: 0,
    allowProposedApi: true,
  });
  terminal.unicode.register({
    version: 'klv',
    wcwidth: codePointWidth,
    charProperties: joinCodePoint,
  });
  terminal.unicode.activeVersion = 'klv';
  const document = LogDocument.from(log);
  const row: PageRow = {
    key: '',
    number: '12',
    read: () => [{ runs: document.styledLine(0, left, left + columns).runs, decoration: 'none' }],
  };
  await new Promise<void>((resolve) => {
    terminal.write(`\x1b[?7l${'#'.repeat(columns)}${rowSequence(row, 0, 6, theme)}`, resolve);
  });
  return terminal;
}

describe(rowSequence, () => {
  test('writes every character in the column that the document has it in', async () => {
    const piece = fc.constantFrom(
      ...['a', 'bc', ' ', '漢', '😀', '👍🏽', '👩‍💻', '🇩', '🇪', 'e\u0301', '\u0301', '⚠\ufe0f', '✔'],
      ...[
        '\x1b[31m',
        '\x1b[7m',
        '\x1b[0m',
        '\r',
        '\b',
        '\x1b[3C',
        '\t',
        '\u200d',
        '\u{1f3fb}',
        '\u202e',
      ],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 24 }),
        fc.nat(20),
        fc.integer({ min: 2, max: 40 }),
        async (pieces, left, columns) => {
          const log = pieces.join('');
          const terminal = await rendered(log, left, columns);
          const line = terminal.buffer.active.getLine(0);
          expect(line?.translateToString(false, 0, 6)).toBe(' '.repeat(6));
          for (const { text, column, columns: width } of LogDocument.from(log).styledLine(
            0,
            left,
            left + columns,
          ).runs) {
            const at = column - left + 6;
            const onScreen = line?.translateToString(false, at, at + width);
            expect(onScreen).toBe(text);
          }
          expect(terminal.buffer.active.getLine(1)?.translateToString(true)).toBe('');
          terminal.dispose();
        },
      ),
      { numRuns: 500 },
    );
  });

  test('spells out inverse colours, and dims plain text like line numbers', async () => {
    const terminal = await rendered('\x1b[7ma\x1b[31mb\x1b[0;2mc', 0, 10);
    const line = terminal.buffer.active.getLine(0);
    const colorsAt = (column: number) => {
      const cell = line?.getCell(column);
      return [cell?.getFgColor(), cell?.getBgColor()];
    };
    expect(colorsAt(6)).toEqual([0x010101, 0x020202]);
    expect(colorsAt(7)).toEqual([0x010101, 1]);
    expect(colorsAt(8)[0]).toBe(0x030303);
    terminal.dispose();
  });

  test('writes nothing of the log but its text', () => {
    const hostile = LogDocument.from('\x1b]52;c;YQ==\x07a\x1b[c\x1b[6n\x9b31mb\x1bP$q\x1b\\');
    const { runs } = hostile.styledLine(0);
    const text = rowSequence(
      { key: '', number: '', read: () => [{ runs, decoration: 'none' }] },
      0,
      2,
      theme,
    );
    const codes = new RegExp(`${String.fromCharCode(0x1b)}\\[[\\d;]*[mHK]`, 'g');
    expect(text.replaceAll(codes, '')).toBe('a31mb');
  });
});
