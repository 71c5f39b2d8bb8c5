import { invisibleMark, isInvisible } from '../../base/invisible.js';
import type { LogSeam } from '../LogSeam.js';
import { COMBINED, MARK, MAX_COLUMNS, SGR_LENGTH, TAIL, VALUE, WIDE, widthOf } from './cell.js';
import { PAGE, type Page } from './CellPage.js';
import { CellPages } from './CellPages.js';
import { Clusters } from './Clusters.js';
import { Palette } from './Palette.js';
import { plainStyle, type StyledRun, type TextStyle } from './style.js';
import { type OnCharacter, styledRuns } from './styledRuns.js';
import { joinCodePoint } from './width.js';

/**
 * The last column that a cursor movement or a tab can reach. A terminal stops the cursor at its own
 * width; a log has none, and `ESC[999999999C` must not cost gigabytes.
 */
export const LAST_COLUMN = 4095;

/** Columns of a terminal that ends there. */
const WIDTH = LAST_COLUMN + 1;

const ascii = new TextDecoder();

/** The cells of one line: what the buffer of a terminal of unlimited width holds for it. */
export class BufferLine {
  readonly #pages = new CellPages();
  #clusters: Clusters | undefined;
  /** Characters that serializing the line takes at most, beside one for each column. */
  #extraLength = 0;
  #palette: Palette | undefined;
  readonly #isCopy: boolean;
  /** Columns ever written to: all further columns are empty. */
  #used = 0;
  /** Index of the current style in the palette. */
  #style = 0;
  /** State of {@link joinCodePoint} after the character printed last. */
  #preceding = 0;
  /** What the line stands for, if it is no line of the log: it is empty then. */
  seam: LogSeam | undefined;
  #column = 0;
  #edits = 0;

  /** @param original the line of which this one is to print a part again; by default none */
  constructor(original?: BufferLine) {
    this.#isCopy = original !== undefined;
    if (!original) return;
    this.#clusters = original.#clusters ??= new Clusters();
    this.#palette = original.#palette ??= new Palette();
  }

  /** The column of the cursor, where the next character is printed. */
  get column(): number {
    return this.#column;
  }

  set column(column: number) {
    this.#edits += 1;
    this.#column = column;
  }

  /** A number that changes with all that is done to the line but printing at its end. */
  get edits(): number {
    return this.#edits;
  }

  /** Whether nothing is at the cursor or behind it. */
  get isAtEnd(): boolean {
    return this.#column >= this.#used;
  }

  /** What the character printed last was, as far as it concerns the next one. */
  get preceding(): number {
    return this.#preceding;
  }

  /** Makes what is printed into a copy go on from a column, as it did in its original. */
  goOn(column: number, preceding: number): void {
    this.#column = this.#used = column;
    this.#preceding = preceding;
  }

  /**
   * Lets go of cells between two columns, through which the cursor went printing, and no other way.
   *
   * @param print prints a column and those near it into a copy of the line; it returns where the
   *   first column of the copy is in the line, a multiple of {@link PAGE}
   * @returns the column after the last cell that was let go
   */
  release(from: number, to: number, print: (column: number, copy: BufferLine) => number): number {
    return this.#pages.release(from, to, (column) => {
      const copy = new BufferLine(this);
      const base = print(column, copy);
      const pages: Page[] = [];
      // The last characters may be wide, or have marks that were not printed.
      for (let end = column + PAGE; end + 1 < base + copy.#column; end += PAGE) {
        pages.push(copy.#pages.pageOf(end - PAGE - base));
      }
      return pages;
    });
  }

  /** Keeps all cells from a column on: what has printed them is no longer there. */
  keepFrom(column: number): void {
    this.#pages.keepFrom(column);
  }

  /** Begins the line with printable ASCII, see {@link CellPages.startPlain}. */
  startPlain(columns: number, bytes: (from: number, to: number) => Uint8Array): void {
    this.#pages.startPlain(columns, this.#style, bytes);
    this.#used = columns;
    this.#column = columns;
  }

  /** About the number of cells held in memory. */
  get cellCount(): number {
    return this.#pages.cellCount;
  }

  /**
   * About the characters that serializing the line takes at most: columns, marks and SGR sequences.
   * It grows with what is printed, and is exact again after {@link measure}.
   */
  get textSize(): number {
    return this.#used + this.#extraLength;
  }

  /** Counts {@link textSize} anew, without what was overwritten or erased. */
  measure(): void {
    this.#extraLength = 0;
    let last = -1;
    this.#forEachCell((cell, style) => {
      if (cell & COMBINED) this.#extraLength += this.#characterOf(cell).length;
      if (style !== last) this.#extraLength += SGR_LENGTH;
      last = style;
    });
  }

  /** The style of the characters printed from now on. */
  set style(style: TextStyle) {
    if (this.#styleAt(this.#style) === style) return;
    this.#extraLength += SGR_LENGTH;
    const palette = (this.#palette ??= new Palette());
    this.#style = palette.indexOf(style);
    if (!this.#isCopy && palette.isLarge(this.#pages.cellCount)) {
      this.#style = palette.reduce(this.#style, (renumber) => {
        this.#pages.forEachPage(renumber);
      });
    }
  }

  /**
   * The next character begins a cell of its own: no mark joins a cell before a control character.
   */
  breakCluster(): void {
    this.#preceding = 0;
  }

  /** Prints a code point at the cursor, and moves the cursor behind it. */
  print(codePoint: number): void {
    const properties = joinCodePoint(codePoint, this.#preceding);
    const before = (this.#preceding >> 1) & 3;
    this.#preceding = properties;
    if (properties & 1) this.#joinCell(codePoint, before, (properties >> 1) & 3);
    else if (properties === 0 && isInvisible(codePoint)) {
      this.#writeCell(codePoint | MARK, invisibleMark(codePoint).length);
    } else this.#writeCell(codePoint, (properties >> 1) & 3);
  }

  /**
   * Empties the columns from `start` up to `end`, and the rest of each character cut.
   */
  erase(start: number, end: number): void {
    const stop = Math.min(end, this.#used);
    if (start >= stop) return;
    this.#edits += 1;
    this.#clearWideAcross(start);
    this.#clearWideAcross(stop);
    this.#pages.clear(start, stop);
    if (stop === this.#used) this.#used = start;
  }

  /**
   * Inserts empty cells at the cursor, up to the column at which a terminal would end. A line that
   * goes on behind it stays as it is.
   */
  insert(count: number): void {
    const { column, columns } = this;
    if (column >= columns || columns > WIDTH) return;
    const cells = Math.min(count, WIDTH - column);
    this.#edits += 1;
    const stop = Math.min(columns, WIDTH - cells);
    this.#clearWideAcross(column);
    this.#clearWideAcross(stop);
    this.#pages.move(column, column + cells, stop - column);
    this.#pages.clear(column, column + cells);
    this.#used = stop + cells;
  }

  /** Deletes cells from the cursor on, in lines as for {@link insert}. */
  remove(count: number): void {
    const { column, columns } = this;
    if (column >= columns || columns > WIDTH) return;
    const cells = Math.min(count, columns - column);
    this.#edits += 1;
    this.#clearWideAcross(column);
    this.#clearWideAcross(column + cells);
    this.#pages.move(column + cells, column, columns - column - cells);
    this.#pages.clear(columns - cells, columns);
    this.#used = columns - cells;
  }

  /** Prints the character before the cursor again, up to the column at which a terminal ends. */
  repeat(count: number): void {
    const lead = this.column > 0 ? this.#leadOf(this.column - 1) : -1;
    const cell = lead < 0 ? 0 : this.#pages.cellAt(lead);
    if (cell === 0) return;
    const width = this.column - lead;
    const end = this.column + width * Math.min(count, Math.floor((WIDTH - this.column) / width));
    if (end <= this.column) return;
    this.breakCluster();
    this.#clearWideAcross(this.column);
    this.#clearWideAcross(end);
    this.#pages.fill(this.column, end, cell, width, this.#style);
    this.column = end;
    this.#used = Math.max(this.#used, end);
  }

  /** Width of the line's text in columns: up to its last character, printed spaces included. */
  get columns(): number {
    while (this.#used > 0 && this.#pages.cellAt(this.#used - 1) === 0) this.#used -= 1;
    return this.#used;
  }

  /** The text from column `from` up to `to`, empty cells as spaces. */
  text(from = 0, to?: number): string {
    const end = Math.min(to ?? Infinity, this.columns);
    let text = '';
    const codes: number[] = [];
    for (let column = from; column < end; column++) {
      const bytes = this.#pages.unread(column, end);
      if (bytes) {
        text += String.fromCodePoint(...codes.splice(0)) + ascii.decode(bytes);
        column += bytes.byteLength - 1;
        continue;
      }
      const cell = this.#pages.cellAt(column);
      if (cell & TAIL) continue;
      if (cell & COMBINED || codes.length === 4096) {
        text += String.fromCodePoint(...codes.splice(0));
      }
      if (cell & COMBINED) text += this.#characterOf(cell);
      else codes.push(cell & VALUE || 0x20);
    }
    return text + String.fromCodePoint(...codes);
  }

  /**
   * Calls back with each character, left to right: its style, its first column and its width, and
   * how many there are of it in a row.
   */
  forEach(callback: OnCharacter): void {
    const { columns } = this;
    for (let column = this.#pages.skipEmpty(0); column < columns;) {
      const cell = this.#pages.cellAt(column);
      const width = widthOf(cell);
      const end = this.#pages.skipEqual(column, width, columns);
      if ((cell & TAIL) === 0) {
        const style = this.#styleAt(this.#pages.styleAt(column));
        callback(this.#characterOf(cell), style, column, width, (end - column) / width);
      }
      column = this.#pages.skipEmpty(end);
    }
  }

  /** Whether a character may have several columns. */
  get hasWide(): boolean {
    return this.#pages.hasTails;
  }

  /** Whether a character goes on in a column that began before it. */
  isTail(column: number): boolean {
    return this.#pages.isTail(column);
  }

  /** The columns of ascending UTF-16 indices in {@link BufferLine.text} from a column on. */
  columnsAt(indices: readonly number[], from = 0): number[] {
    const { columns } = this;
    let column = from;
    let at = 0;
    return indices.map((index) => {
      for (; at < index && column < columns; column++) {
        const cell = this.#pages.cellAt(column);
        if (cell & TAIL) continue;
        if (cell & COMBINED) at += this.#characterOf(cell).length;
        else at += (cell & VALUE) > 0xffff ? 2 : 1;
      }
      while (this.#pages.cellAt(column) & TAIL) column++;
      return column;
    });
  }

  /** The cells from column `from` up to `to` as runs of one style, see {@link styledRuns}. */
  runs(from: number, to: number): StyledRun[] {
    return styledRuns(
      {
        cellAt: (column) => this.#pages.cellAt(column),
        styleAt: (column) => this.#styleAt(this.#pages.styleAt(column)),
        leadOf: (column) => this.#leadOf(column),
        characterOf: (cell) => this.#characterOf(cell),
      },
      from,
      Math.min(to, this.columns),
    );
  }

  /** Writes a code point, with the flag of a mark where it is one, and its further cells. */
  #writeCell(code: number, width: number): void {
    const { column } = this;
    const next = column + (width > 1 ? width : 1);
    if (next > MAX_COLUMNS) return;
    if (column < this.#used) {
      this.#edits += 1;
      this.#clearWideAcross(column);
      this.#clearWideAcross(next);
    }
    this.#pages.write(column, code | (width === 2 ? WIDE : 0), this.#style);
    for (let at = column + 1; at < next; at++) this.#pages.write(at, TAIL, this.#style);
    this.#column = next;
    this.#used = Math.max(this.#used, next);
  }

  /** Adds a code point to the cell before the cursor, which it may make wide. */
  #joinCell(codePoint: number, before: number, width: number): void {
    const lead = this.column - before;
    const cell = this.#pages.cellAt(lead);
    const character = String.fromCodePoint(codePoint);
    const clusters = (this.#clusters ??= new Clusters());
    this.#extraLength += 1;
    if (!this.isAtEnd) this.#edits += 1;
    if (cell & COMBINED) clusters.extend(cell & VALUE, character);
    else {
      const cluster = clusters.add(this.#characterOf(cell) + character);
      this.#pages.replace(lead, (cell & ~VALUE) | COMBINED | cluster);
      const cells = Math.min(this.#used, this.#pages.cellCount);
      if (!this.#isCopy && clusters.areMany(cells)) this.#dropClusters(clusters);
    }
    if (width <= before || this.column >= MAX_COLUMNS) return;
    this.#clearWideAcross(this.column + 1);
    this.#pages.replace(lead, this.#pages.cellAt(lead) | WIDE);
    this.#pages.write(this.column, TAIL, this.#style);
    this.#column += 1;
    this.#used = Math.max(this.#used, this.column);
  }

  #dropClusters(clusters: Clusters): void {
    clusters.drop((numberOf) => {
      this.#pages.forEachPage(({ cells }) => {
        cells.forEach((cell, at) => {
          if (cell & COMBINED) cells[at] = (cell & ~VALUE) | numberOf(cell & VALUE);
        });
      });
    });
  }

  #forEachCell(callback: (cell: number, style: number, column: number) => void): void {
    const { columns } = this;
    let column = this.#pages.skipEmpty(0);
    while (column < columns) {
      callback(this.#pages.cellAt(column), this.#pages.styleAt(column), column);
      column = this.#pages.skipEmpty(column + 1);
    }
  }

  #styleAt(index: number): TextStyle {
    return this.#palette?.at(index) ?? plainStyle;
  }

  /** The code points of a character's first cell. */
  #characterOf(cell: number): string {
    const value = cell & VALUE;
    if (cell & COMBINED) return this.#clusters?.textOf(value) ?? ' ';
    return String.fromCodePoint(value);
  }

  /** Clears a wide character or mark across the start of `column`: a part of it cannot be shown. */
  #clearWideAcross(column: number): void {
    const lead = this.#leadOf(column);
    if (lead === column) return;
    this.#pages.clear(lead, lead + widthOf(this.#pages.cellAt(lead)));
  }

  /** The first column of the character that has a cell in `column`. */
  #leadOf(column: number): number {
    let lead = column;
    while (lead > 0 && this.#pages.cellAt(lead) & TAIL) lead -= 1;
    return lead;
  }
}
