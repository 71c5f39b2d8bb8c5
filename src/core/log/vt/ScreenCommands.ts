import type { EscapeParam } from './EscapeParser.js';
import type { LineInterpreter } from './LineInterpreter.js';
import type { AlternateScreen, ScreenRows } from './ScreenRows.js';
import { plainStyle, type TextStyle } from './style.js';
import { TabStops } from './TabStops.js';

/** The most rows that a log can say its terminal has. */
const MAX_ROWS = 500;

/** Where ESC 7 has saved the cursor: the row is one of the screen, as on a terminal. */
interface SavedCursor {
  readonly y: number;
  readonly column: number;
  readonly style: TextStyle;
}

/** An open alternate screen. */
interface OpenProgram extends AlternateScreen {
  /** {@link LineInterpreter.position} where it was opened. */
  readonly start: number;
  /** The cursor to which the terminal returns. */
  readonly saved: SavedCursor | undefined;
}

/** What a terminal remembers, however far the log goes on without its screen. */
export class ScreenState {
  /** The tab stops. */
  readonly tabs: TabStops = new TabStops();
  /** Rows of the terminal, once the log has said it. */
  height: number | undefined;
  /** The scrolling rows, where they are not all. */
  margins: readonly [number, number] | undefined;
  /** The saved cursor. */
  saved: SavedCursor | undefined;
  /** Whether the cursor was saved and is not back: what is printed then stands elsewhere. */
  isAway = false;
}

/**
 * Applies the sequences that concern a screen to its rows. `docs/sequences.md` says which they are,
 * and where a log must differ from a terminal.
 */
export class ScreenCommands {
  /** What the screen of a full-screen program covers, while it is open. */
  alternate: OpenProgram | undefined;
  readonly #rows: ScreenRows;
  readonly #interpreter: LineInterpreter;
  readonly #state: ScreenState;
  /** Whether the cursor was last sent to the first row and column. */
  #isHome = false;

  constructor(rows: ScreenRows, interpreter: LineInterpreter, state: ScreenState) {
    this.#rows = rows;
    this.#interpreter = interpreter;
    this.#state = state;
  }

  /** A line feed, which in a log begins a line. */
  feedLine(): void {
    this.#isHome = false;
    this.#rows.index();
    this.#goTo(0);
  }

  /** Applies a sequence, see {@link EscapeParser.sequence}. */
  execute(sequence: string, params: readonly EscapeParam[]): void {
    const rows = this.#rows;
    const { value = 0 } = params[0] ?? {};
    const second = params[1]?.value ?? 0;
    const count = Math.max(1, value);
    let { column } = this.#interpreter.line;
    const wasHome = this.#isHome && column === 0;
    this.#isHome = false;
    switch (sequence) {
      case '[A': // CUU, cursor up
        rows.moveBy(-count);
        break;
      case '[B': // CUD, cursor down
        rows.moveBy(count);
        break;
      case '[E': // CNL, cursor to next line
        rows.moveBy(count);
        column = 0;
        break;
      case '[F': // CPL, cursor to preceding line
        rows.moveBy(-count);
        column = 0;
        break;
      case '[H': // CUP, cursor position
      case '[f': // HVP, character and line position
        this.#goToRow(count - 1);
        column = Math.max(1, second) - 1;
        this.#isHome = count === 1 && column === 0;
        break;
      case '[d': // VPA, line position absolute
        this.#goToRow(count - 1);
        break;
      case '[e': // VPR, line position relative
        rows.moveTo(rows.y + count);
        break;
      case 'VT':
        rows.index();
        column = 0;
        break;
      case 'D': // IND, index
        rows.index();
        break;
      case 'E': // NEL, next line
        rows.index();
        column = 0;
        break;
      case 'M': // RI, reverse index
        rows.reverseIndex();
        break;
      case '[S': // SU, scroll up
        rows.scrollUp(count);
        break;
      case '[T': // SD, scroll down; with more parameters it is something else
        if (params.length === 1) rows.scrollDown(count);
        break;
      case '[L': // IL, insert lines
        if (rows.insert(count)) column = 0;
        break;
      case '[M': // DL, delete lines
        if (rows.insert(-count)) column = 0;
        break;
      case '[J': // ED, erase in display
        this.#erase(value, wasHome);
        break;
      case '[r': // DECSTBM, set top and bottom margins
        if (this.#setMargins(count, second)) column = 0;
        break;
      case '7': // DECSC, save cursor
      case '[s': // SCOSC
        this.#save(column);
        break;
      case '8': // DECRC, restore cursor
      case '[u': // SCORC
        column = this.#restore() ?? column;
        break;
      case '[?h': // DECSET
        if (hasMode(params, 1048)) this.#save(column);
        if (hasMode(params, 47, 1047, 1049)) column = this.#openAlternate(column);
        break;
      case '[?l': // DECRST
        if (hasMode(params, 47, 1047, 1049)) column = this.#closeAlternate() ?? column;
        if (hasMode(params, 1048)) column = this.#restore() ?? column;
        break;
      case 'c': // RIS, reset to initial state
        this.#reset();
        column = 0;
        break;
    }
    this.#goTo(column);
  }

  #goTo(column: number): void {
    this.#interpreter.moveTo(this.#rows.current(), column);
  }

  /** Goes to a row that is counted from the top of the screen. */
  #goToRow(y: number): void {
    const rows = this.#rows;
    const state = this.#state;
    const isKnown = rows.isTopKnown || state.height !== undefined || this.alternate !== undefined;
    const isBelow = y > 1 && y < MAX_ROWS && (!isKnown || y >= rows.all.length - rows.top);
    if (state.isAway && isBelow && state.height === undefined && !this.alternate) {
      this.#assumeStatusRow(y);
    } else if (!isKnown) {
      // Where the first row of the screen is in the log, only the terminal knew.
      rows.startBelow({ kind: 'screen', hidden: 0 });
    }
    if (state.height !== undefined && y >= rows.height && y < MAX_ROWS) {
      const { margins } = rows;
      this.#setHeight(y + 1);
      rows.margins = margins;
    }
    rows.moveTo(y);
  }

  /**
   * The cursor was saved, and goes to a row below all others: to that of a status, below a scrolling
   * region that was set before the log begins, because its beginning was rotated away.
   */
  #assumeStatusRow(y: number): void {
    const rows = this.#rows;
    this.#setHeight(y + 1, 1);
    rows.margins = this.#state.margins = [0, y - 1];
  }

  #setHeight(height: number, rowsBelow = 0): void {
    const state = this.#state;
    const { top } = this.#rows;
    state.height = height;
    this.#rows.setHeight(height, rowsBelow);
    // The cursor was saved in a row of the log, whatever its number on the screen is now.
    const { saved } = state;
    if (saved) state.saved = { ...saved, y: saved.y + top - this.#rows.top };
  }

  #setMargins(first: number, last: number): boolean {
    const rows = this.#rows;
    const state = this.#state;
    if (last > first && last < MAX_ROWS) {
      // The rows below the region, of which there is one as a rule, hold a status.
      const needed = first === 1 && state.height === undefined ? last + 1 : last;
      if (needed > (state.height ?? 0)) this.#setHeight(needed);
    }
    const bottom = last === 0 || last > rows.height ? rows.height : last;
    if (bottom <= first) return false;
    rows.margins = [first - 1, bottom - 1];
    state.margins = rows.areMarginsFull ? undefined : rows.margins;
    if (!rows.isTopKnown && state.height === undefined) return false;
    rows.moveTo(0);
    return true;
  }

  #save(column: number): void {
    const { style } = this.#interpreter;
    this.#state.saved = { y: this.#rows.y, column, style };
    this.#state.isAway = true;
  }

  #restore(): number | undefined {
    const { saved } = this.#state;
    this.#state.isAway = false;
    if (!saved) return undefined;
    this.#rows.moveTo(saved.y);
    this.#interpreter.style = saved.style;
    return saved.column;
  }

  #erase(part: number, isHome: boolean): void {
    const rows = this.#rows;
    const { line } = this.#interpreter;
    if (part === 2 || (part === 0 && isHome)) this.#clear();
    else if (part === 0) {
      line.erase(line.column, Infinity);
      rows.eraseBelow();
    } else if (part === 1) {
      line.erase(0, line.column + 1);
      rows.eraseAbove();
    }
  }

  #clear(): void {
    if (this.alternate) this.#rows.restart();
    else this.#rows.startBelow({ kind: 'screen', hidden: 0 });
  }

  #reset(): void {
    this.#closeAlternate();
    const state = this.#state;
    this.#interpreter.style = plainStyle;
    state.saved = state.margins = undefined;
    state.isAway = false;
    state.tabs.reset();
    this.#rows.margins = [0, this.#rows.height - 1];
    this.#clear();
  }

  #openAlternate(column: number): number {
    if (this.alternate) return column;
    const state = this.#state;
    this.#save(column);
    const { saved } = state;
    state.saved = undefined;
    const start = this.#interpreter.position;
    this.alternate = Object.assign(this.#rows.openAlternate(), { start, saved });
    return 0;
  }

  #closeAlternate(): number | undefined {
    const { alternate } = this;
    if (!alternate) return undefined;
    this.alternate = undefined;
    this.#rows.closeAlternate(alternate, this.#interpreter.position - alternate.start);
    const { saved } = alternate;
    this.#state.saved = saved;
    this.#state.isAway = false;
    if (saved) this.#interpreter.style = saved.style;
    return saved?.column;
  }
}

function hasMode(params: readonly EscapeParam[], ...modes: readonly number[]): boolean {
  return params.some(({ value }) => modes.includes(value));
}
