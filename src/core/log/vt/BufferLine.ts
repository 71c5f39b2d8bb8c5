import { CellPages } from './CellPages.js';
import { plainStyle, type StyledRun, type TextStyle } from './style.js';
import { joinCodePoint } from './width.js';

/**
 * How far to the right a cursor movement or a tab can reach. A real terminal stops it at its own
 * width; a log has none, and `ESC[999999999C` must not cost gigabytes.
 */
export const LAST_COLUMN = 4095;

const ascii = new TextDecoder();

/** A cell is a code point and these; all bits 0 is an empty cell. */
const CODE = 0x1fffff;
const WIDE = 0x200000;
const TAIL = 0x400000;
const COMBINED = 0x800000;

/** A bound against a hostile line, not a feature: 16 Mi columns are 128 MiB of cells. */
const MAX_COLUMNS = 1 << 24;
/** Characters of a sequence that switches to a colour. */
const SGR_WEIGHT = 20;
const NO_BREAK_SPACE = '\u00a0';

/** The cells of one line: what a terminal of unlimited width would hold for it. */
export class BufferLine {
  readonly #pages = new CellPages();
  /** At most so much is to be written beside one code point for each column. */
  #extra = 0;
  readonly #palette: TextStyle[] = [plainStyle];
  /** Columns ever written to: everything after is empty. */
  #used = 0;
  #style = 0;
  #preceding = 0;
  /** Where the next character goes. */
  column = 0;

  /**
   * Begins a line with printable ASCII, without a look at it until somebody asks.
   *
   * @param columns how much of it
   * @param bytes gives some columns of it, for as long as the cells live
   */
  startPlain(columns: number, bytes: (from: number, to: number) => Uint8Array): void {
    this.#pages.startPlain(columns, this.#style, bytes);
    this.#used = columns;
    this.column = columns;
  }

  /** Cells held in memory. */
  get cost(): number {
    return this.#pages.cost;
  }

  /** About as many characters as it takes to write them: columns, marks and colours. */
  get weight(): number {
    return this.#used + this.#extra;
  }

  /** Brings {@link weight} down to what is there now. */
  weigh(): void {
    this.#extra = 0;
    let last = -1;
    const { columns } = this;
    for (let column = 0; column < columns; column++) {
      const cell = this.#pages.cell(column);
      if (cell & COMBINED) this.#extra += this.#pages.cluster(column).length;
      const style = this.#pages.look(column);
      if (cell !== 0 && style !== last) this.#extra += SGR_WEIGHT;
      last = style;
    }
  }

  set style(style: TextStyle) {
    if (this.#palette[this.#style] === style) return;
    this.#extra += SGR_WEIGHT;
    this.#style = this.#palette.indexOf(style, Math.max(0, this.#palette.length - 8));
    if (this.#style < 0) this.#style = this.#palette.push(style) - 1;
  }

  /** The next character starts afresh: marks do not reach back over a control. */
  breakCluster(): void {
    this.#preceding = 0;
  }

  print(codePoint: number): void {
    const properties = joinCodePoint(codePoint, this.#preceding);
    const before = (this.#preceding >> 1) & 3;
    this.#preceding = properties;
    if (properties & 1) this.#join(codePoint, before, (properties >> 1) & 3);
    else this.#put(codePoint, (properties >> 1) & 3);
  }

  /** Empties the columns from `start` up to `end`, and the other half of a character cut in two. */
  erase(start: number, end: number): void {
    const stop = Math.min(end, this.#used);
    if (start >= stop) return;
    this.#splitAt(start);
    this.#splitAt(stop);
    this.#pages.clear(start, stop);
    if (stop === this.#used) this.#used = start;
  }

  /** Width of what the line shows: up to its last character, spaces that were written included. */
  get columns(): number {
    // What is empty there now is not looked at again.
    while (this.#used > 0 && this.#pages.cell(this.#used - 1) === 0) this.#used -= 1;
    return this.#used;
  }

  /** The text from column `from` up to `to`, empty cells as spaces. */
  text(from = 0, to?: number): string {
    const end = Math.min(to ?? Infinity, this.columns);
    let text = '';
    const codes: number[] = [];
    for (let column = from; column < end; column++) {
      const plain = this.#pages.unread(column, end);
      if (plain) {
        text += String.fromCodePoint(...codes.splice(0)) + ascii.decode(plain);
        column += plain.byteLength - 1;
        continue;
      }
      const cell = this.#pages.cell(column);
      if (cell & TAIL) continue;
      if (cell & COMBINED || codes.length === 4096) {
        text += String.fromCodePoint(...codes.splice(0));
      }
      if (cell & COMBINED) text += this.#pages.cluster(column);
      else codes.push(cell & CODE || 0x20);
    }
    return text + String.fromCodePoint(...codes);
  }

  /** Calls back with each character, left to right: its style, its column and its width. */
  forEach(
    callback: (glyph: string, style: TextStyle, column: number, columns: number) => void,
  ): void {
    const { columns } = this;
    for (let column = 0; column < columns; column++) {
      const cell = this.#pages.cell(column);
      if (cell === 0 || cell & TAIL) continue;
      const cluster = cell & COMBINED ? this.#pages.cluster(column) : undefined;
      const style = this.#palette[this.#pages.look(column)] ?? plainStyle;
      callback(cluster ?? String.fromCodePoint(cell & CODE), style, column, cell & WIDE ? 2 : 1);
    }
  }

  /** Where rows of a width begin, the first at 0. */
  rowStarts(width: number): number[] {
    const starts = [0];
    const { columns } = this;
    for (let at = width; at < columns; at += width) {
      // Plain text that nobody has looked at yet has no wide characters.
      if (width > 1 && this.#pages.known(at) & TAIL) at -= 1;
      starts.push(at);
    }
    return starts;
  }

  /** Where characters of {@link BufferLine.text} begin: the columns of ascending places in it. */
  columnsAt(places: readonly number[]): number[] {
    const { columns } = this;
    let column = 0;
    let at = 0;
    return places.map((place) => {
      for (; at < place && column < columns; column++) {
        const cell = this.#pages.cell(column);
        if (cell & TAIL) continue;
        const cluster = cell & COMBINED ? this.#pages.cluster(column) : undefined;
        at += cluster?.length ?? ((cell & CODE) > 0xffff ? 2 : 1);
      }
      while (this.#pages.cell(column) & TAIL) column++;
      return column;
    });
  }

  /**
   * The same, as runs for painting. Two cells that would melt into one character if they stood in
   * the same run are kept apart, half of a wide character is a space, and a mark that has nothing
   * to sit on gets a no-break space, so that every run is exactly as wide as it says.
   */
  runs(from: number, to: number): StyledRun[] {
    const end = Math.min(to, this.columns);
    const runs: StyledRun[] = [];
    let start = from;
    let style = -1;
    let text = '';
    let preceding = 0;
    const close = (at: number): void => {
      if (at > start) {
        runs.push({
          text,
          style: this.#palette[style] ?? plainStyle,
          column: start,
          columns: at - start,
        });
      }
      start = at;
      text = '';
      preceding = 0;
    };
    for (let column = from; column < end; column++) {
      const cell = this.#pages.cell(column);
      if (cell & TAIL && column > from) continue;
      const wide = (cell & WIDE) !== 0;
      let glyph = ' ';
      if (!(cell & TAIL) && !(wide && column + 1 >= end)) {
        if (cell & COMBINED) glyph = this.#pages.cluster(column);
        else if (cell !== 0) glyph = String.fromCodePoint(cell & CODE);
      }
      let properties = 0;
      let joins = false;
      for (const character of glyph) {
        const code = character.codePointAt(0) ?? 0;
        const next = joinCodePoint(code, properties === 0 ? preceding : properties);
        if (properties === 0) joins = (next & 1) !== 0;
        properties = next;
      }
      const look = this.#pages.look(column);
      if (look !== style || joins || properties === 0) close(column);
      style = look;
      if (joinCodePoint(glyph.codePointAt(0) ?? 0, 0) === 0) glyph = NO_BREAK_SPACE + glyph;
      text += glyph;
      preceding = properties;
    }
    close(end);
    return runs;
  }

  #put(codePoint: number, width: number): void {
    const { column } = this;
    const next = column + (width === 2 ? 2 : 1);
    if (next > MAX_COLUMNS) return;
    if (column < this.#used) {
      this.#splitAt(column);
      this.#splitAt(next);
    }
    this.#pages.write(column, codePoint | (width === 2 ? WIDE : 0), this.#style);
    if (width === 2) this.#pages.write(column + 1, TAIL, this.#style);
    this.column = next;
    this.#used = Math.max(this.#used, next);
  }

  #join(codePoint: number, before: number, width: number): void {
    const lead = this.column - before;
    const cell = this.#pages.cell(lead);
    const cluster = cell & COMBINED ? this.#pages.cluster(lead) : String.fromCodePoint(cell & CODE);
    this.#pages.setCluster(lead, cluster + String.fromCodePoint(codePoint));
    this.#extra += 1;
    this.#pages.mark(lead, COMBINED);
    if (width <= before || this.column >= MAX_COLUMNS) return;
    this.#splitAt(this.column + 1);
    this.#pages.mark(lead, WIDE);
    this.#pages.write(this.column, TAIL, this.#style);
    this.column += 1;
    this.#used = Math.max(this.#used, this.column);
  }

  /** Both halves of a wide character go when a write or an erase begins or ends between them. */
  #splitAt(column: number): void {
    if (this.#pages.cell(column) & TAIL) this.#pages.clear(column - 1, column + 1);
  }
}
