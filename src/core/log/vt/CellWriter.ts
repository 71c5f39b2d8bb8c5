import { LAST_COLUMN, type BufferLine } from './BufferLine.js';
import { sgrOf, type TextStyle } from './style.js';
import { joinCodePoint } from './width.js';

/**
 * Writes cells back as the shortest text that leaves them: what the line says and how it looks,
 * without how it came to that.
 */
export class CellWriter {
  #style: string;
  #last: TextStyle;

  /** @param style what is switched on where the text will stand */
  constructor(style: TextStyle) {
    this.#style = sgrOf(style);
    this.#last = style;
  }

  /** Nothing for a line whose gaps no cursor movement can cross. */
  write(cells: BufferLine): string | undefined {
    let text = '';
    let end = 0;
    let preceding = 0;
    const reach = { column: 0 };
    cells.forEach((glyph, style, column, columns) => {
      if (column > end) {
        reach.column = column;
        text += `\x1b[${column - end}C`;
        preceding = 0;
      }
      end = column + columns;
      const switched = this.switchTo(style);
      if (switched !== '') preceding = 0;
      text += switched;
      const first = glyph.codePointAt(0) ?? 0;
      // A control keeps apart what was written apart.
      if (first >= 0x80 && joinCodePoint(first, preceding) & 1) text += '\0';
      text += glyph;
      if (first < 0x80 && glyph.length === 1) {
        preceding = joinCodePoint(first, 0);
        return;
      }
      preceding = 0;
      for (const character of glyph) {
        preceding = joinCodePoint(character.codePointAt(0) ?? 0, preceding);
      }
    });
    return reach.column <= LAST_COLUMN ? text : undefined;
  }

  /** The sequence that switches to a style; empty when it is on. */
  switchTo(style: TextStyle): string {
    if (style === this.#last) return '';
    this.#last = style;
    const sequence = sgrOf(style);
    if (sequence === this.#style) return '';
    this.#style = sequence;
    return sequence;
  }
}
