import { EscapeParser, type LineMove } from './EscapeParser.js';
import { LAST_COLUMN, BufferLine } from './BufferLine.js';
import { applySgr, type TextStyle } from './style.js';

/** Not text, and xterm.js drops it wherever it stands. */
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Turns the text of one line into the cells that a very wide terminal leaves for it. What moves the
 * cursor off the line has no effect unless somebody follows it; what clears the screen or talks to
 * the terminal has none.
 */
export class LineInterpreter {
  #cells = new BufferLine();
  readonly #onMove: ((move: LineMove) => void) | undefined;
  readonly #escape = new EscapeParser();
  #style: TextStyle;

  /**
   * @param style what the lines before left switched on
   * @param onMove called when the cursor leaves the line: to go on in other cells, {@link use} them
   */
  constructor(style: TextStyle, onMove?: (move: LineMove) => void) {
    this.#style = style;
    this.#onMove = onMove;
    this.#cells.style = style;
  }

  get cells(): BufferLine {
    return this.#cells;
  }

  /** What is switched on now. */
  get style(): TextStyle {
    return this.#style;
  }

  /** Whether no escape sequence is open. */
  get isIdle(): boolean {
    return !this.#escape.active;
  }

  /** Goes on in the cells of another line. */
  use(cells: BufferLine, column: number): void {
    this.#cells = cells;
    cells.column = column;
    cells.style = this.#style;
    cells.breakCluster();
  }

  /** The line has ended, and with it an escape sequence that it left open. */
  endLine(): void {
    this.#escape.reset();
  }

  /** More of the line; a call may end anywhere but between two surrogates. */
  feed(text: string): void {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0x20 && unit < 0x7f && !this.#escape.active) {
        this.cells.print(unit);
        continue;
      }
      const code = unit >= 0xd800 && unit < 0xdc00 ? (text.codePointAt(i) ?? unit) : unit;
      if (code > 0xffff) i++;
      if (code !== BYTE_ORDER_MARK) this.#take(code);
    }
  }

  #take(code: number): void {
    if (code === 0x1b) {
      this.#escape.open();
      this.cells.breakCluster();
    } else if (this.#escape.active) {
      const step = this.#escape.push(code);
      if (step === 'control') this.#control(code);
      if (step === 'csi') this.#command(this.#escape.final);
    } else if (code < 0x20 || (code >= 0x7f && code < 0xa0)) {
      this.#control(code);
    } else {
      this.cells.print(code);
    }
  }

  #control(code: number): void {
    const { cells } = this;
    cells.breakCluster();
    if (code === 0x0d) cells.column = 0;
    if (code === 0x08) cells.column = Math.max(0, cells.column - 1);
    if (code === 0x09) this.#goTo(cells.column + 8 - (cells.column % 8));
  }

  #command(final: number): void {
    const { cells } = this;
    const { value = 0 } = this.#escape.params[0] ?? {};
    const count = Math.max(1, value);
    switch (String.fromCharCode(final)) {
      case 'm':
        this.#style = applySgr(this.#style, this.#escape.params);
        cells.style = this.#style;
        break;
      case 'C':
      case 'a':
        this.#goTo(cells.column + count);
        break;
      case 'D':
        cells.column = Math.max(0, cells.column - count);
        break;
      case 'G':
      case '`':
        this.#goTo(count - 1);
        break;
      case 'X':
        cells.erase(cells.column, cells.column + count);
        break;
      case 'K':
        if (value === 0) cells.erase(cells.column, Infinity);
        if (value === 1) cells.erase(0, cells.column + 1);
        if (value === 2) cells.erase(0, Infinity);
        break;
      case 'J':
        // Of "erase below", the part that is on this line; the rest concerns whoever has the others.
        if (value === 0) {
          cells.erase(cells.column, Infinity);
          this.#onMove?.('erase below');
        }
        break;
      case 'A':
      case 'F':
        this.#onMove?.({ lines: -count, toStart: final === 0x46 });
        break;
      case 'B':
      case 'E':
        if (this.#onMove) this.#onMove({ lines: count, toStart: final === 0x45 });
        // A last line is at the bottom of the screen.
        else if (final === 0x45) cells.column = 0;
        break;
    }
  }

  #goTo(column: number): void {
    const limit = Math.max(LAST_COLUMN, this.cells.column);
    this.cells.column = Math.min(column, limit);
  }
}
