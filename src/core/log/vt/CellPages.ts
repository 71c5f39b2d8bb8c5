import { TAIL } from './cell.js';
import {
  BLANK,
  cellIn,
  copyTo,
  makeRoom,
  PAGE,
  type Page,
  room,
  SHIFT,
  stylesOf,
} from './CellPage.js';

/** Pages that were loaded and not written to: as many are kept. */
const MAX_LOADED = 16;
/** Released pages whose tails are kept in one array, a bit for each cell. */
const GROUP = 64;

/**
 * Makes released pages again.
 *
 * @param column the first column of the page that is needed
 * @returns the pages from there on that it came by, at least that one
 */
export type PageLoader = (column: number) => readonly Page[];

/**
 * Storage for the cells of a line, in pages: a line of megabytes grows without being copied, and to
 * erase it is to drop its pages, however often a hostile log does so.
 *
 * A line may begin with printable ASCII, of which a byte is a cell. Its pages are `undefined`, and
 * loaded from the bytes when a cell of them is read or written. So are pages that were released,
 * because they can be printed again.
 */
export class CellPages {
  readonly #pages: (Page | undefined)[] = [];
  /** The page that was written to last, and its index: most writes go there again. */
  #hot: Page = BLANK;
  #hotIndex = -1;
  /** All columns before this one are known to be empty. */
  #emptyBefore = 0;
  /** Pages that have arrays of their own. */
  #allocated = 0;
  /** The ASCII with which the line begins: its bytes, number of columns and style. */
  #ascii: ((from: number, to: number) => Uint8Array) | undefined;
  #asciiEnd = 0;
  #asciiStyle = 0;
  /** Pages that are as they were loaded, the oldest first. */
  #loaded: number[] | undefined;
  #loader: PageLoader | undefined;
  /** For each group of released pages that has any, which of its cells are tails. */
  #tails: Map<number, Uint8Array> | undefined;
  #hasTails = false;

  /**
   * Begins the line with printable ASCII, which is not read until one of its cells is.
   *
   * @param columns number of characters
   * @param style index of its style
   * @param bytes returns its bytes from one column up to another, for as long as the cells live
   */
  startPlain(
    columns: number,
    style: number,
    bytes: (from: number, to: number) => Uint8Array,
  ): void {
    this.#ascii = bytes;
    this.#asciiEnd = columns;
    this.#asciiStyle = style;
    this.#pages.length = Math.ceil(columns / PAGE);
  }

  /** About the number of cells held in memory. */
  get cellCount(): number {
    return this.#allocated * PAGE;
  }

  /** Whether a cell may be a further one of its character. */
  get hasTails(): boolean {
    return this.#hasTails;
  }

  /** The page of a column. */
  pageOf(column: number): Page {
    return this.#page(column >> SHIFT);
  }

  /** Calls back with each page that is in memory. */
  forEachPage(callback: (page: Page) => void): void {
    for (const page of this.#pages) if (page && page !== BLANK) callback(page);
  }

  /**
   * Lets go of the pages that lie between two columns, all of whose cells have a character.
   *
   * @param loader makes them again
   * @returns the column after the last one released
   */
  release(from: number, to: number, loader: PageLoader): number {
    this.#loader = loader;
    const last = Math.max(to >> SHIFT, 0);
    for (let index = Math.ceil(from / PAGE); index < last; index++) {
      const page = this.#pages[index];
      if (!page || page === BLANK) continue;
      this.#noteTails(index, page);
      this.#drop(index);
      // Where there was ASCII before, other text was printed.
      this.#asciiEnd = Math.min(this.#asciiEnd, index * PAGE);
    }
    return Math.max(from, last * PAGE);
  }

  /** Keeps the pages that have a column behind `column` in memory from now on. */
  keepFrom(column: number): void {
    for (let index = Math.max(0, column >> SHIFT); index < this.#pages.length; index++) {
      this.#page(index);
      this.#keep(index);
    }
  }

  /** Character and flags of a cell; 0 for an empty one. */
  cellAt(column: number): number {
    const page = this.#page(column >> SHIFT);
    return cellIn(page, column & (PAGE - 1));
  }

  /** Index of a cell's style. */
  styleAt(column: number): number {
    const page = this.#page(column >> SHIFT);
    const { first, styles, style } = page;
    const at = (column & (PAGE - 1)) - first;
    if (at < 0) return 0;
    return styles ? (styles[at] ?? 0) : page.cells[at] ? style : 0;
  }

  /** Whether a cell is a further one of its character. No page is loaded for that. */
  isTail(column: number): boolean {
    const index = column >> SHIFT;
    const at = column & (PAGE - 1);
    if (index >= this.#pages.length) return false;
    const page = this.#pages[index];
    if (page) return (cellIn(page, at) & TAIL) !== 0;
    const bits = this.#tails?.get(Math.floor(index / GROUP));
    return ((bits?.[((index % GROUP) * PAGE + at) >> 3] ?? 0) & (1 << (at & 7))) !== 0;
  }

  /** The first column from `column` on that is not empty, ASCII that is not loaded included. */
  skipEmpty(column: number): number {
    for (let index = column >> SHIFT; index < this.#pages.length; index++) {
      const page = this.#pages[index];
      const from = Math.max(column - index * PAGE, 0);
      if (!page) return index * PAGE + from;
      const { first, cells } = page;
      let at = Math.max(from - first, 0);
      while (at < cells.length && cells[at] === 0) at += 1;
      if (at < cells.length) return index * PAGE + first + at;
    }
    return Math.max(column, this.#pages.length * PAGE);
  }

  /** The first column behind the character at `column`, and those like it, up to `end`. */
  skipEqual(column: number, width: number, end: number): number {
    const cell = this.cellAt(column);
    const style = this.styleAt(column);
    let at = column + width;
    while (at < end) {
      const { first, cells, style: all, styles } = this.#page(at >> SHIFT);
      const base = (at & -PAGE) + first;
      const stop = Math.min(end, (at | (PAGE - 1)) + 1);
      while (at < stop && at >= base && cells[at - base] === cell) {
        if ((styles ? styles[at - base] : all) !== style) break;
        at += width;
      }
      if (at < stop) return at;
    }
    return at;
  }

  /** Replaces a cell that is not empty, in the same style. */
  replace(column: number, cell: number): void {
    const page = this.#pageToWrite(column);
    page.cells[(column & (PAGE - 1)) - page.first] = cell;
  }

  /**
   * Writes a cell.
   *
   * @param cell its character and flags
   * @param style index of its style
   */
  write(column: number, cell: number, style: number): void {
    const page = this.#pageToWrite(column, style);
    const at = (column & (PAGE - 1)) - page.first;
    if (style !== page.style || page.styles) stylesOf(page)[at] = style;
    page.cells[at] = cell;
    if (cell === TAIL) this.#hasTails = true;
    if (column < this.#emptyBefore) this.#emptyBefore = column;
  }

  /**
   * Writes the same character again and again into the columns from `start` up to `end`.
   *
   * @param cell its first cell
   * @param width how many cells it has
   * @param style index of its style
   */
  fill(start: number, end: number, cell: number, width: number, style: number): void {
    let lead = start;
    if (width > 1) this.#hasTails = true;
    for (let at = start; at < end;) {
      const count = Math.min(end - at, room(at, true));
      const page = this.#pageFor(at, count, style);
      const { first, cells } = page;
      const from = (at & (PAGE - 1)) - first;
      if (style !== page.style || page.styles) {
        stylesOf(page).fill(style, from, from + count);
      }
      cells.fill(width > 1 ? TAIL : cell, from, from + count);
      for (; width > 1 && lead < at + count; lead += width) cells[from + lead - at] = cell;
      at += count;
    }
    this.#emptyBefore = Math.min(this.#emptyBefore, start);
  }

  /** Copies `length` cells, at most those of a screen's width, to another column. */
  move(from: number, to: number, length: number): void {
    for (let left = length; left > 0;) {
      // Cells must be read before they are written to: to move them right begins with the last.
      const done = to < from ? length - left : left;
      const count = Math.min(left, room(from + done, to < from), room(to + done, to < from));
      const at = to < from ? done : done - count;
      this.#copy(from + at, to + at, count);
      left -= count;
    }
    this.#emptyBefore = Math.min(this.#emptyBefore, to);
  }

  /** Empties the columns from `start` up to `end`. */
  clear(start: number, end: number): void {
    // Columns known to be empty are skipped: "erase all" in a loop must not cost a line's length
    // each.
    this.#clearPages(Math.max(start, this.#emptyBefore), end);
    if (start <= this.#emptyBefore) this.#emptyBefore = Math.max(this.#emptyBefore, end);
  }

  #clearPages(start: number, end: number): void {
    for (let index = start >> SHIFT; index < this.#pages.length && index * PAGE < end; index++) {
      const from = Math.max(0, start - index * PAGE);
      const to = Math.min(PAGE, end - index * PAGE);
      if (from === 0 && to === PAGE) {
        if ((this.#pages[index] ?? BLANK) !== BLANK) this.#allocated -= 1;
        this.#keep(index);
        this.#pages[index] = BLANK;
        if (index === this.#hotIndex) this.#hotIndex = -1;
      } else {
        const { first, cells, styles } = this.#page(index);
        this.#keep(index);
        cells.fill(0, Math.max(0, from - first), Math.max(0, to - first));
        styles?.fill(0, Math.max(0, from - first), Math.max(0, to - first));
      }
    }
  }

  /**
   * The ASCII from `column` on whose pages are not loaded, up to `end` at most; `undefined` when
   * that at `column` is loaded.
   */
  unread(column: number, end: number): Uint8Array | undefined {
    if (column >= this.#asciiEnd) return undefined;
    let index = column >> SHIFT;
    while (index * PAGE < this.#asciiEnd && this.#pages[index] === undefined) index += 1;
    const to = Math.min(end, this.#asciiEnd, index * PAGE);
    return to > column ? this.#ascii?.(column, to) : undefined;
  }

  #page(index: number): Page {
    if (index === this.#hotIndex) return this.#hot;
    if (index >= this.#pages.length) return BLANK;
    return this.#pages[index] ?? this.#load(index);
  }

  /** Copies cells of one page to a page, which may be the same. */
  #copy(from: number, to: number, count: number): void {
    const source = this.#page(from >> SHIFT);
    if (source === BLANK) {
      this.#clearPages(to, to + count);
      return;
    }
    this.#pageFor(from, count);
    const target = this.#pageFor(to, count);
    const start = (from & (PAGE - 1)) - source.first;
    const at = (to & (PAGE - 1)) - target.first;
    copyTo(target.cells, at, source.cells, start, count);
    if (source.style !== target.style || source.styles || target.styles) {
      copyTo(stylesOf(target), at, stylesOf(source), start, count);
    }
  }

  #pageToWrite(column: number, style = 0): Page {
    const index = column >> SHIFT;
    const at = column & (PAGE - 1);
    const hot = this.#hot;
    if (index === this.#hotIndex && at >= hot.first && at - hot.first < hot.cells.length) {
      return hot;
    }
    return this.#pageFor(column, 1, style);
  }

  /** The page of columns, to write to each of them; `style` is that of a page that is empty. */
  #pageFor(column: number, count: number, style = 0): Page {
    const index = column >> SHIFT;
    while (this.#pages.length <= index) this.#pages.push(BLANK);
    let page = this.#page(index);
    if (page === BLANK) {
      page = this.#add(index);
      page.style = style;
    }
    this.#keep(index);
    makeRoom(page, column & (PAGE - 1), count);
    this.#hot = page;
    this.#hotIndex = index;
    return page;
  }

  #add(index: number): Page {
    const page = { ...BLANK };
    this.#pages[index] = page;
    this.#allocated += 1;
    return page;
  }

  #load(index: number): Page {
    const from = index * PAGE;
    if (from < this.#asciiEnd) {
      const page = this.#add(index);
      const bytes = this.#ascii?.(from, Math.min(from + PAGE, this.#asciiEnd)) ?? BLANK.cells;
      page.cells = new Uint32Array(PAGE);
      page.cells.set(bytes);
      page.style = this.#asciiStyle;
      this.#addLoaded(index);
      return page;
    }
    const pages = this.#loader?.(from) ?? [];
    for (const [i, page] of pages.slice(0, MAX_LOADED / 2).entries()) {
      if (this.#pages[index + i] !== undefined || index + i >= this.#pages.length) break;
      this.#pages[index + i] = page;
      this.#allocated += 1;
      this.#addLoaded(index + i);
    }
    return this.#pages[index] ?? BLANK;
  }

  /** Notes a page that was loaded, and drops those that were loaded long ago. */
  #addLoaded(index: number): void {
    const loaded = (this.#loaded ??= []);
    loaded.push(index);
    if (loaded.length < 2 * MAX_LOADED) return;
    for (const old of loaded.splice(0, MAX_LOADED)) this.#drop(old);
  }

  #drop(index: number): void {
    this.#pages[index] = undefined;
    this.#allocated -= 1;
    if (index === this.#hotIndex) this.#hotIndex = -1;
  }

  /** Keeps a page, which is about to be written to. */
  #keep(index: number): void {
    const at = this.#loaded?.indexOf(index) ?? -1;
    if (at >= 0) this.#loaded?.splice(at, 1);
  }

  #noteTails(index: number, { first, cells }: Page): void {
    const group = Math.floor(index / GROUP);
    const tails = (this.#tails ??= new Map<number, Uint8Array>());
    let bits = tails.get(group);
    if (!bits && !cells.some((cell) => cell & TAIL)) return;
    if (!bits) tails.set(group, (bits = new Uint8Array((GROUP * PAGE) / 8)));
    const start = (index % GROUP) * PAGE;
    bits.fill(0, start / 8, (start + PAGE) / 8);
    for (let at = 0; at < cells.length; at++) {
      const bit = start + first + at;
      if ((cells[at] ?? 0) & TAIL) bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  }
}
