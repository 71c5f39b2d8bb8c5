import { LAST_COLUMN, type BufferLine } from './BufferLine.js';
import { sgrOf, type TextStyle } from './style.js';
import { joinCodePoint } from './width.js';

/**
 * Cells in a row of one character from which on REP is written for them: more than in a bar or a
 * rule, so that what people write stays text. What is short in a log stays short so.
 */
const REPEATED_FROM = 128;
/**
 * Characters that the addresses of a line's links may take. A link that was overwritten in many places
 * would be written as often, so that a few bytes could make megabytes; links beyond it are dropped.
 */
const MAX_ADDRESSES = 16 * 1024;

/**
 * Serializes lines as text and escape sequences that print the same cells in the same styles, as
 * `@xterm/addon-serialize` does: without what was overwritten on the way.
 */
export class LineSerializer {
  #sgr: string;
  #style: TextStyle;
  /** The link that is open; it ends with the line. */
  #link: string | undefined;
  #addresses = 0;

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
    this.#link = undefined;
    this.#addresses = 0;
    line.forEach((character, style, column, columns, count) => {
      if (column > end) {
        lastGap.end = column;
        text += `\x1b[${column - end}C`;
        preceding = 0;
      }
      end = column + columns * count;
      const sgr = this.setStyle(style);
      if (sgr !== '') preceding = 0;
      text += sgr;
      if (count >= REPEATED_FROM && end <= LAST_COLUMN + 1) {
        text += `${separator(character, preceding)}${character}\x1b[${count - 1}b`;
        preceding = 0;
        return;
      }
      const isAscii = character.length === 1 && character < '\x80';
      if (isAscii) text += count === 1 ? character : character.repeat(count);
      for (let left = isAscii ? 0 : count; left > 0; left--) {
        text += separator(character, preceding) + character;
        preceding = stateAfter(character);
      }
      if (isAscii) preceding = joinCodePoint(character.charCodeAt(0), 0);
    });
    return lastGap.end <= LAST_COLUMN ? text : undefined;
  }

  /** The SGR and OSC 8 that set a style; empty when it is set already. */
  setStyle(style: TextStyle): string {
    if (style === this.#style && style.link === this.#link) return '';
    this.#style = style;
    const link = this.#setLink(style.link);
    const sgr = sgrOf(style);
    if (sgr === this.#sgr) return link;
    this.#sgr = sgr;
    return link + sgr;
  }

  #setLink(address: string | undefined): string {
    if (address === this.#link) return '';
    const length = this.#addresses + (address?.length ?? 0);
    const link = length <= MAX_ADDRESSES ? address : undefined;
    if (link === this.#link) return '';
    this.#link = link;
    this.#addresses += link?.length ?? 0;
    return `\x1b]8;;${link ?? ''}\x1b\\`;
  }
}

/** A NUL has no width, and keeps a character from joining the cell before it. */
const separator = (character: string, preceding: number): string =>
  joinCodePoint(character.codePointAt(0) ?? 0, preceding) & 1 ? '\0' : '';

/** The state of {@link joinCodePoint} after a character. */
function stateAfter(character: string): number {
  let state = 0;
  for (const codePoint of character) state = joinCodePoint(codePoint.codePointAt(0) ?? 0, state);
  return state;
}
