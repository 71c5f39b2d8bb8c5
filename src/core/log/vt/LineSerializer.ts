import { LAST_COLUMN, type BufferLine } from './BufferLine.js';
import { sgrOf, type TextStyle } from './style.js';
import { joinCodePoint } from './width.js';

/**
 * Serializes lines as text and escape sequences that print the same cells in the same styles, as
 * `@xterm/addon-serialize` does: without what was overwritten on the way.
 */
export class LineSerializer {
  #sgr: string;
  #style: TextStyle;

  /** @param style the style that is set before the text */
  constructor(style: TextStyle) {
    this.#sgr = sgrOf(style);
    this.#style = style;
  }

  /**
   * The text that prints the line on an empty one, from column 0.
   *
   * @returns `undefined` when the line has a gap that no cursor movement can cross, see
   *   {@link LAST_COLUMN}
   */
  serialize(line: BufferLine): string | undefined {
    let text = '';
    let end = 0;
    let preceding = 0;
    const lastGap = { end: 0 };
    line.forEach((character, style, column, columns) => {
      if (column > end) {
        lastGap.end = column;
        text += `\x1b[${column - end}C`;
        preceding = 0;
      }
      end = column + columns;
      const sgr = this.setStyle(style);
      if (sgr !== '') preceding = 0;
      text += sgr;
      const first = character.codePointAt(0) ?? 0;
      // A NUL has no width, and keeps a character from joining the cell before it.
      if (first >= 0x80 && joinCodePoint(first, preceding) & 1) text += '\0';
      text += character;
      if (first < 0x80 && character.length === 1) {
        preceding = joinCodePoint(first, 0);
        return;
      }
      preceding = 0;
      for (const codePoint of character) {
        preceding = joinCodePoint(codePoint.codePointAt(0) ?? 0, preceding);
      }
    });
    return lastGap.end <= LAST_COLUMN ? text : undefined;
  }

  /** The SGR sequence that sets a style; empty when it is set already. */
  setStyle(style: TextStyle): string {
    if (style === this.#style) return '';
    this.#style = style;
    const sgr = sgrOf(style);
    if (sgr === this.#sgr) return '';
    this.#sgr = sgr;
    return sgr;
  }
}
