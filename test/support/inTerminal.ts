import { Terminal } from '@xterm/headless';

import type { TextStyle } from '../../src/core/log/vt/style.js';
import { codePointWidth, joinCodePoint } from '../../src/core/log/vt/width.js';

/** Columns of the terminal: as wide as a cursor can go in a log. */
const COLUMNS = 4096;

/** A line of a terminal: its text, and how each of its characters looks. */
interface TerminalLine {
  readonly text: string;
  readonly looks: string[];
}

/**
 * What a terminal as wide as any line, with our widths of characters, holds for each line.
 *
 * @param rows of its screen
 * @param count of the lines that are read, from the first on
 */
export async function inTerminal(
  text: string | Uint8Array,
  rows: number,
  count: number,
): Promise<TerminalLine[]> {
  const terminal = new Terminal({
    cols: COLUMNS,
    rows,
    scrollback: 10_000,
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
  const lines = Array.from({ length: count }, (_, y) => {
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
        lookOf(x, {
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

/** How a character looks that stands in a column, to be compared. */
export const lookOf = (column: number, style: TextStyle): string =>
  [column, style.foreground, style.background]
    .concat(
      [style.bold, style.dim, style.italic, style.underline, style.inverse].map(Number),
      Number(style.strikethrough),
    )
    .join(',');
