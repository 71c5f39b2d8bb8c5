import { joinCodePoint } from './joinCodePoint.js';
import { plainStyle } from './plainStyle.js';
import type { StyledRun } from './StyledRun.js';
import type { TextStyle } from './TextStyle.js';

/** A cell is a code point and these; all bits 0 is an empty cell. */
const CODE = 0x1fffff;
const WIDE = 0x200000;
const TAIL = 0x400000;
const COMBINED = 0x800000;

/** A bound against a hostile line, not a feature: 16 Mi columns are 128 MiB of cells. */
const MAX_COLUMNS = 1 << 24;
const NO_BREAK_SPACE = '\u00a0';

/** The cells of one line: what a terminal of unlimited width would hold for it. */
export class LineCells {
  #cells = new Uint32Array(128);
  #styles = new Uint32Array(128);
  readonly #palette: TextStyle[] = [plainStyle];
  /** Cells with more than one code point, by column. */
  readonly #clusters = new Map<number, string>();
  /** Columns ever written to: everything after is empty. */
  #used = 0;
  #style = 0;
  #preceding = 0;
  /** Where the next character goes. */
  column = 0;

  set style(style: TextStyle) {
    if (this.#palette[this.#style] === style) return;
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
    this.#cells.fill(0, start, stop);
    this.#styles.fill(0, start, stop);
  }

  /** Width of what the line shows: up to its last character, spaces that were written included. */
  get columns(): number {
    let end = this.#used;
    while (end > 0 && this.#cells[end - 1] === 0) end--;
    return end;
  }

  /** The text from column `from` up to `to`, empty cells as spaces. */
  text(from = 0, to?: number): string {
    const end = Math.min(to ?? Infinity, this.columns);
    let text = '';
    const codes: number[] = [];
    for (let column = from; column < end; column++) {
      const cell = this.#cells[column] ?? 0;
      if (cell & TAIL) continue;
      if (cell & COMBINED || codes.length === 4096) {
        text += String.fromCodePoint(...codes.splice(0));
      }
      if (cell & COMBINED) text += this.#clusters.get(column) ?? '';
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
      const cell = this.#cells[column] ?? 0;
      if (cell === 0 || cell & TAIL) continue;
      const cluster = cell & COMBINED ? this.#clusters.get(column) : undefined;
      const style = this.#palette[this.#styles[column] ?? 0] ?? plainStyle;
      callback(cluster ?? String.fromCodePoint(cell & CODE), style, column, cell & WIDE ? 2 : 1);
    }
  }

  /** Where rows of a width begin, the first at 0. */
  rowStarts(width: number): number[] {
    const starts = [0];
    const { columns } = this;
    for (let at = width; at < columns; at += width) {
      if (width > 1 && (this.#cells[at] ?? 0) & TAIL) at -= 1;
      starts.push(at);
    }
    return starts;
  }

  /** Where characters of {@link LineCells.text} begin: the columns of ascending places in it. */
  columnsAt(places: readonly number[]): number[] {
    const { columns } = this;
    let column = 0;
    let at = 0;
    return places.map((place) => {
      for (; at < place && column < columns; column++) {
        const cell = this.#cells[column] ?? 0;
        if (cell & TAIL) continue;
        const cluster = cell & COMBINED ? this.#clusters.get(column) : undefined;
        at += cluster?.length ?? ((cell & CODE) > 0xffff ? 2 : 1);
      }
      while ((this.#cells[column] ?? 0) & TAIL) column++;
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
      const cell = this.#cells[column] ?? 0;
      if (cell & TAIL && column > from) continue;
      const wide = (cell & WIDE) !== 0;
      let glyph = ' ';
      if (!(cell & TAIL) && !(wide && column + 1 >= end)) {
        if (cell & COMBINED) glyph = this.#clusters.get(column) ?? ' ';
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
      const look = this.#styles[column] ?? 0;
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
    const column = this.column;
    const next = column + (width === 2 ? 2 : 1);
    if (next > MAX_COLUMNS) return;
    this.#reserve(next);
    this.#splitAt(column);
    this.#splitAt(next);
    this.#cells[column] = codePoint | (width === 2 ? WIDE : 0);
    this.#styles[column] = this.#style;
    if (width === 2) this.#tail(column + 1);
    this.column = next;
    this.#used = Math.max(this.#used, next);
  }

  #join(codePoint: number, before: number, width: number): void {
    const lead = this.column - before;
    const cell = this.#cells[lead] ?? 0;
    const cluster =
      cell & COMBINED ? (this.#clusters.get(lead) ?? '') : String.fromCodePoint(cell & CODE);
    this.#clusters.set(lead, cluster + String.fromCodePoint(codePoint));
    this.#cells[lead] = cell | COMBINED;
    if (width <= before || this.column >= MAX_COLUMNS) return;
    this.#reserve(this.column + 1);
    this.#splitAt(this.column + 1);
    this.#cells[lead] = (this.#cells[lead] ?? 0) | WIDE;
    this.#tail(this.column);
    this.column += 1;
    this.#used = Math.max(this.#used, this.column);
  }

  #tail(column: number): void {
    this.#cells[column] = TAIL;
    this.#styles[column] = this.#style;
  }

  /** Both halves of a wide character go when a write or an erase begins or ends between them. */
  #splitAt(column: number): void {
    if (((this.#cells[column] ?? 0) & TAIL) === 0) return;
    this.#cells.fill(0, column - 1, column + 1);
    this.#styles.fill(0, column - 1, column + 1);
  }

  #reserve(columns: number): void {
    if (columns <= this.#cells.length) return;
    const size = Math.max(columns, this.#cells.length * 2);
    this.#cells = grown(this.#cells, size);
    this.#styles = grown(this.#styles, size);
  }
}

function grown(old: Uint32Array<ArrayBuffer>, size: number): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(size);
  next.set(old);
  return next;
}
