import { EscapeParser, type ScreenCommand } from './EscapeParser.js';
import { LAST_COLUMN, BufferLine } from './BufferLine.js';
import { applySgr, type TextStyle } from './style.js';

const BS = 0x08;
const HT = 0x09;
const CR = 0x0d;
/** Not text; xterm.js drops it anywhere in its input. */
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Prints the text of one line, with its control characters and escape sequences, into the cells of
 * a {@link BufferLine}, as a terminal of unlimited width does. Sequences that address the whole
 * screen or the terminal (titles, clipboard, queries, scrolling) are ignored; those that concern
 * other lines are passed on.
 *
 * @see https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
 */
export class LineInterpreter {
  #line = new BufferLine();
  readonly #onCommand: ((command: ScreenCommand) => void) | undefined;
  readonly #escape = new EscapeParser();
  #style: TextStyle;

  /**
   * @param style the style that the lines before have left set
   * @param onCommand called with each sequence that concerns other lines, which is ignored
   *   otherwise; to print into another line, {@link moveTo} it
   */
  constructor(style: TextStyle, onCommand?: (command: ScreenCommand) => void) {
    this.#style = style;
    this.#onCommand = onCommand;
    this.#line.style = style;
  }

  /** The line that the cursor is in. */
  get line(): BufferLine {
    return this.#line;
  }

  /** The style that is set now. */
  get style(): TextStyle {
    return this.#style;
  }

  /** Whether no escape sequence is open. */
  get isIdle(): boolean {
    return !this.#escape.active;
  }

  /** Moves the cursor to a column of another line. */
  moveTo(line: BufferLine, column: number): void {
    this.#line = line;
    line.column = column;
    line.style = this.#style;
    line.breakCluster();
  }

  /** Ends the line: an escape sequence that it left open is cancelled. */
  endLine(): void {
    this.#escape.reset();
  }

  /** Prints more of the line's text, which may be cut anywhere but between two surrogates. */
  print(text: string): void {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0x20 && unit < 0x7f && !this.#escape.active) {
        this.line.print(unit);
        continue;
      }
      const code = unit >= 0xd800 && unit < 0xdc00 ? (text.codePointAt(i) ?? unit) : unit;
      if (code > 0xffff) i++;
      if (code !== BYTE_ORDER_MARK) this.#interpret(code);
    }
  }

  #interpret(code: number): void {
    if (code === 0x1b) {
      this.#escape.start();
      this.line.breakCluster();
    } else if (this.#escape.active) {
      const result = this.#escape.parse(code);
      if (result === 'execute') this.#executeControl(code);
      if (result === 'csi') this.#executeCsi(this.#escape.final);
    } else if (code < 0x20 || (code >= 0x7f && code < 0xa0)) {
      this.#executeControl(code);
    } else {
      this.line.print(code);
    }
  }

  #executeControl(code: number): void {
    const { line } = this;
    line.breakCluster();
    if (code === CR) line.column = 0;
    if (code === BS) line.column = Math.max(0, line.column - 1);
    if (code === HT) this.#goToColumn(line.column + 8 - (line.column % 8));
  }

  #executeCsi(final: number): void {
    const { line } = this;
    const { value = 0 } = this.#escape.params[0] ?? {};
    const count = Math.max(1, value);
    switch (String.fromCharCode(final)) {
      case 'm': // SGR, select graphic rendition
        this.#style = applySgr(this.#style, this.#escape.params);
        line.style = this.#style;
        break;
      case 'C': // CUF, cursor forward
      case 'a': // HPR, character position relative
        this.#goToColumn(line.column + count);
        break;
      case 'D': // CUB, cursor backward
        line.column = Math.max(0, line.column - count);
        break;
      case 'G': // CHA, cursor character absolute
      case '`': // HPA, character position absolute
        this.#goToColumn(count - 1);
        break;
      case 'X': // ECH, erase characters
        line.erase(line.column, line.column + count);
        break;
      case 'K': // EL, erase in line
        if (value === 0) line.erase(line.column, Infinity);
        if (value === 1) line.erase(0, line.column + 1);
        if (value === 2) line.erase(0, Infinity);
        break;
      case 'J': // ED, erase in display: of "below", the part in this line and that in the others
        if (value === 0) {
          line.erase(line.column, Infinity);
          this.#onCommand?.('erase below');
        }
        break;
      case 'A': // CUU, cursor up
      case 'F': // CPL, cursor to preceding line
        this.#onCommand?.({ lines: -count, toStart: final === 0x46 });
        break;
      case 'B': // CUD, cursor down
      case 'E': // CNL, cursor to next line
        if (this.#onCommand) this.#onCommand({ lines: count, toStart: final === 0x45 });
        // Without other lines, this one is at the bottom of the screen: CNL goes to its start only.
        else if (final === 0x45) line.column = 0;
        break;
    }
  }

  #goToColumn(column: number): void {
    const limit = Math.max(LAST_COLUMN, this.line.column);
    this.line.column = Math.min(column, limit);
  }
}
