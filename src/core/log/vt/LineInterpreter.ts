import { LAST_COLUMN, BufferLine } from './BufferLine.js';
import { type EscapeParam, EscapeParser } from './EscapeParser.js';
import { escapeOfC1 } from './screenSequences.js';
import { applySgr, type TextStyle, withLink } from './style.js';
import { TabStops } from './TabStops.js';

const BS = 0x08;
const HT = 0x09;
const VT = 0x0b;
const FF = 0x0c;
const CR = 0x0d;
const ESC = 0x1b;
/** Not text; xterm.js drops it anywhere in its input. */
const BYTE_ORDER_MARK = 0xfeff;

/**
 * What is told of each sequence that may concern other lines: {@link EscapeParser.sequence}, or VT
 * for a line feed by VT or FF.
 */
type ScreenCommand = (sequence: string, params: readonly EscapeParam[]) => void;

/**
 * Prints the text of one line, with its control characters and escape sequences, into the cells of
 * a {@link BufferLine}, as a terminal of unlimited width does. Sequences that concern other lines
 * are passed on; those that concern the terminal (titles, clipboard, queries) are ignored.
 *
 * @see https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
 */
export class LineInterpreter {
  #line = new BufferLine();
  readonly #onCommand: ScreenCommand | undefined;
  readonly #escape = new EscapeParser();
  readonly #tabs: TabStops;
  #style: TextStyle;
  /** Whether the character before the cursor was printed last, so that REP repeats it. */
  #canRepeat = false;
  #isPlain = true;
  /** UTF-16 units printed before those that are being printed, and of them. */
  #printed = 0;
  #index = 0;

  /**
   * @param style the style that the lines before have left set
   * @param onCommand called with each sequence that is not applied in its line alone; to go on in
   *   another line, {@link moveTo} it
   * @param tabs the tab stops
   */
  constructor(style: TextStyle, onCommand?: ScreenCommand, tabs: TabStops = new TabStops()) {
    this.#style = style;
    this.#onCommand = onCommand;
    this.#tabs = tabs;
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

  set style(style: TextStyle) {
    this.#style = style;
    this.#line.style = style;
  }

  /** Whether nothing but characters was printed. */
  get isPlain(): boolean {
    return this.#isPlain;
  }

  /** Whether no escape sequence is open. */
  get isIdle(): boolean {
    return !this.#escape.active;
  }

  /** How many UTF-16 units were printed, those of sequences included. */
  get position(): number {
    return this.#printed + this.#index;
  }

  /** Moves the cursor to a column of another line. */
  moveTo(line: BufferLine, column: number): void {
    this.#line = line;
    line.column = Math.min(column, Math.max(LAST_COLUMN, line.column));
    line.style = this.#style;
    line.breakCluster();
  }

  /** Ends the line: an escape sequence that it left open is cancelled, and a link ends with it. */
  endLine(): void {
    this.#escape.reset();
    this.style = withLink(this.#style, undefined);
    this.#canRepeat = false;
  }

  /** Prints more of the line's text, which may be cut anywhere but between two surrogates. */
  print(text: string): void {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0x20 && unit < 0x7f && !this.#escape.active) {
        this.#line.print(unit);
        this.#canRepeat = true;
        continue;
      }
      const code = unit >= 0xd800 && unit < 0xdc00 ? (text.codePointAt(i) ?? unit) : unit;
      if (code > 0xffff) i++;
      this.#index = i + 1;
      if (code === BYTE_ORDER_MARK) this.#isPlain = false;
      else this.#interpret(code);
    }
    this.#printed += text.length;
    this.#index = 0;
  }

  #interpret(code: number): void {
    const escaped = escapeOfC1(code);
    if (code === ESC || escaped > 0) {
      this.#isPlain = false;
      this.#escape.start();
      this.#setLink();
      this.#line.breakCluster();
      if (escaped > 0) this.#parse(escaped);
    } else if (this.#escape.active) {
      this.#parse(code);
    } else if (code < 0x20 || (code >= 0x7f && code < 0xa0)) {
      this.#executeControl(code);
    } else {
      this.#line.print(code);
      this.#canRepeat = true;
    }
  }

  #parse(code: number): void {
    const result = this.#escape.parse(code);
    if (result === 'execute') this.#executeControl(code);
    if (result === 'end') this.#setLink();
    if (result !== 'dispatch') return;
    const { sequence, params } = this.#escape;
    this.#execute(sequence, params);
    this.#canRepeat = false;
  }

  #setLink(): void {
    const link = this.#escape.takeHyperlink();
    if (link !== undefined) this.style = withLink(this.#style, link === '' ? undefined : link);
  }

  #executeControl(code: number): void {
    const line = this.#line;
    line.breakCluster();
    this.#canRepeat = this.#isPlain = false;
    if (code === CR) line.column = 0;
    if (code === BS) line.column = Math.max(0, line.column - 1);
    if (code === HT) this.#goForward(this.#tabs.after(line.column, 1));
    if (code === VT || code === FF) this.#onCommand?.('VT', []);
  }

  #execute(sequence: string, params: readonly EscapeParam[]): void {
    const line = this.#line;
    const { column } = line;
    const { value = 0 } = params[0] ?? {};
    const count = Math.max(1, value);
    switch (sequence) {
      case '[m': // SGR, select graphic rendition
        this.style = applySgr(this.#style, params);
        break;
      case '[C': // CUF, cursor forward
      case '[a': // HPR, character position relative
        this.#goForward(column + count);
        break;
      case '[D': // CUB, cursor backward
        line.column = Math.max(0, column - count);
        break;
      case '[G': // CHA, cursor character absolute
      case '[`': // HPA, character position absolute
        this.#goToColumn(count - 1);
        break;
      case '[I': // CHT, cursor forward tabulation
        this.#goForward(this.#tabs.after(column, count));
        break;
      case '[Z': // CBT, cursor backward tabulation
        line.column = this.#tabs.before(column, count);
        break;
      case 'H': // HTS, horizontal tab set
        this.#tabs.set(Math.min(column, LAST_COLUMN));
        break;
      case '[g': // TBC, tab clear
        if (value === 0) this.#tabs.clear(column);
        if (value === 3) this.#tabs.clearAll();
        break;
      case '[X': // ECH, erase characters
        line.erase(column, column + count);
        break;
      case '[@': // ICH, insert characters
        line.insert(count);
        break;
      case '[P': // DCH, delete characters
        line.remove(count);
        break;
      case '[b': // REP, repeat the preceding character
        if (this.#canRepeat) line.repeat(count);
        break;
      case '[K': // EL, erase in line
        if (value === 0) line.erase(column, Infinity);
        if (value === 1) line.erase(0, column + 1);
        if (value === 2) line.erase(0, Infinity);
        break;
      case '[J': // ED, erase in display: below a last line is nothing but its end
        if (this.#onCommand) this.#onCommand(sequence, params);
        else if (value === 0) line.erase(column, Infinity);
        break;
      default:
        this.#onCommand?.(sequence, params);
    }
  }

  #goForward(column: number): void {
    // Where nothing moves, nothing was done to the line either: see PrintedParts.
    if (this.#line.column < LAST_COLUMN) this.#goToColumn(column);
  }

  #goToColumn(column: number): void {
    const limit = Math.max(LAST_COLUMN, this.#line.column);
    this.#line.column = Math.min(column, limit);
  }
}
