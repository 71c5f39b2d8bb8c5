import { invisibleMark } from '../../base/invisible.js';
import { MARK, TAIL, VALUE, WIDE } from './cell.js';
import { isSameStyle, plainStyle, type StyledRun, type TextStyle } from './style.js';
import { joinCodePoint } from './width.js';

const NO_BREAK_SPACE = '\u00a0';

/** Called with a character, its place, and how many there are of it in a row. */
export type OnCharacter = (
  character: string,
  style: TextStyle,
  column: number,
  columns: number,
  count: number,
) => void;

/** The cells of a line, for reading. */
interface Cells {
  /** Character and flags of a cell. */
  cellAt(column: number): number;
  /** Its style. */
  styleAt(column: number): TextStyle;
  /** The first column of the character that has a cell in a column. */
  leadOf(column: number): number;
  /** The code points of a character's first cell. */
  characterOf(cell: number): string;
}

/**
 * The cells from column `from` up to `end` as runs of one style. Each run is exactly as wide as it
 * says when a terminal prints it: two cells that would become one character side by side are in
 * different runs, half a wide character is a space, and a combining mark that begins a cell follows
 * a no-break space. An invisible character out of its place is a run of its own, in inverse colours.
 */
export function styledRuns(cells: Cells, from: number, end: number): StyledRun[] {
  const runs: StyledRun[] = [];
  let start = from;
  let style = plainStyle;
  let text = '';
  let preceding = 0;
  const close = (at: number): void => {
    if (at > start) {
      runs.push({
        text,
        style,
        column: start,
        columns: at - start,
      });
    }
    start = at;
    text = '';
    preceding = 0;
  };
  for (let column = from; column < end; column++) {
    const cell = cells.cellAt(column);
    if (cell & TAIL && column > from) continue;
    const lead = cell & TAIL ? cells.leadOf(column) : column;
    const mark = cells.cellAt(lead);
    if (mark & MARK) {
      close(column);
      const text = invisibleMark(mark & VALUE).slice(column - lead, end - lead);
      const style = cells.styleAt(lead);
      const inverse = !style.inverse;
      runs.push({ text, style: { ...style, inverse }, column, columns: text.length });
      column += text.length - 1;
      start = column + 1;
      continue;
    }
    let glyph = ' ';
    const isHalf = (cell & TAIL) !== 0 || (cell & WIDE && column + 1 >= end);
    if (cell !== 0 && !isHalf) glyph = cells.characterOf(cell);
    let properties = 0;
    let joins = false;
    for (const character of glyph) {
      const code = character.codePointAt(0) ?? 0;
      const next = joinCodePoint(code, properties === 0 ? preceding : properties);
      if (properties === 0) joins = (next & 1) !== 0;
      properties = next;
    }
    const cellStyle = cells.styleAt(column);
    if (!isSameStyle(cellStyle, style) || joins || properties === 0) close(column);
    style = cellStyle;
    if (joinCodePoint(glyph.codePointAt(0) ?? 0, 0) === 0) glyph = NO_BREAK_SPACE + glyph;
    text += glyph;
    preceding = properties;
  }
  close(end);
  return runs;
}
