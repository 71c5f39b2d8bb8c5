/** Columns of a page: a power of 2. */
const PAGE = 512;
const SHIFT = 9;

/** The cells of {@link PAGE} columns. Columns past the end of its arrays are empty. */
interface Page {
  /** Code point and flags of each cell; 0 for an empty one. */
  cells: Uint32Array;
  /** Index of each cell's style in the line's palette. */
  styles: Uint32Array;
  /** Grapheme clusters of the cells with more than one code point, by column of the line. */
  clusters: Map<number, string> | undefined;
}

/** The page of columns that are all empty. */
const BLANK: Page = {
  cells: new Uint32Array(0),
  styles: new Uint32Array(0),
  clusters: undefined,
};

/**
 * Storage for the cells of a line, in pages: a line of megabytes grows without being copied, and to
 * erase it is to drop its pages, however often a hostile log does so.
 *
 * A line may begin with printable ASCII, of which a byte is a cell. Its pages are `undefined`, and
 * loaded from the bytes when a cell of them is read or written.
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

  /** Code point and flags of a cell; 0 for an empty one. */
  cellAt(column: number): number {
    return this.#page(column >> SHIFT).cells[column & (PAGE - 1)] ?? 0;
  }

  /** Index of a cell's style. */
  styleAt(column: number): number {
    return this.#page(column >> SHIFT).styles[column & (PAGE - 1)] ?? 0;
  }

  /** All code points of a cell with more than one. */
  clusterAt(column: number): string {
    return this.#page(column >> SHIFT).clusters?.get(column) ?? ' ';
  }

  setCluster(column: number, text: string): void {
    const page = this.#pageToWrite(column);
    page.clusters ??= new Map<number, string>();
    page.clusters.set(column, text);
  }

  /** The cell, without loading its page: 0 for ASCII that has not been read. */
  peek(column: number): number {
    return this.#pages[column >> SHIFT]?.cells[column & (PAGE - 1)] ?? 0;
  }

  /** The first column from `column` on that may not be empty: whole empty pages are skipped. */
  skipEmpty(column: number): number {
    let at = column;
    while (at >> SHIFT < this.#pages.length && this.#pages[at >> SHIFT] === BLANK) {
      at = ((at >> SHIFT) + 1) << SHIFT;
    }
    return at;
  }

  /** Sets a flag of a cell. */
  mark(column: number, flag: number): void {
    const { cells } = this.#pageToWrite(column);
    const at = column & (PAGE - 1);
    cells[at] = (cells[at] ?? 0) | flag;
  }

  /**
   * Writes a cell.
   *
   * @param cell its code point and flags
   * @param style index of its style
   */
  write(column: number, cell: number, style: number): void {
    const page = this.#pageToWrite(column);
    page.cells[column & (PAGE - 1)] = cell;
    page.styles[column & (PAGE - 1)] = style;
    if (column < this.#emptyBefore) this.#emptyBefore = column;
  }

  /** Writes the same cell into the columns from `start` up to `end`. */
  fill(start: number, end: number, cell: number, style: number): void {
    for (let at = start; at < end;) {
      const first = at & (PAGE - 1);
      const count = Math.min(PAGE - first, end - at);
      const page = this.#pageToWrite(at + count - 1);
      page.cells.fill(cell, first, first + count);
      page.styles.fill(style, first, first + count);
      at += count;
    }
    this.#emptyBefore = Math.min(this.#emptyBefore, start);
  }

  /** Copies `length` cells, at most those of a screen's width, to another column. */
  move(from: number, to: number, length: number): void {
    for (let at = 0; at < length;) {
      const page = this.#page((from + at) >> SHIFT);
      const first = (from + at) & (PAGE - 1);
      const count = Math.min(PAGE - first, length - at);
      // A page may hold fewer cells than it has columns: the others are empty.
      moved.cells.fill(0, at, at + count).set(page.cells.subarray(first, first + count), at);
      moved.styles.fill(0, at, at + count).set(page.styles.subarray(first, first + count), at);
      for (const [column, text] of page.clusters ?? []) {
        if (column >= from && column < from + length) moved.clusters.set(column - from, text);
      }
      at += count;
    }
    for (let at = 0; at < length;) {
      const first = (to + at) & (PAGE - 1);
      const count = Math.min(PAGE - first, length - at);
      const page = this.#pageToWrite(to + at + count - 1);
      page.cells.set(moved.cells.subarray(at, at + count), first);
      page.styles.set(moved.styles.subarray(at, at + count), first);
      at += count;
    }
    for (const [at, text] of moved.clusters) this.setCluster(to + at, text);
    moved.clusters.clear();
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
        this.#pages[index] = BLANK;
        if (index === this.#hotIndex) this.#hotIndex = -1;
      } else {
        const page = this.#page(index);
        page.cells.fill(0, from, to);
        page.styles.fill(0, from, to);
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

  #pageToWrite(column: number): Page {
    const index = column >> SHIFT;
    const at = column & (PAGE - 1);
    if (index === this.#hotIndex && at < this.#hot.cells.length) return this.#hot;
    while (this.#pages.length <= index) this.#pages.push(BLANK);
    let page = this.#page(index);
    if (page === BLANK) page = this.#add(index);
    const size = sizeFor(at);
    if (page.cells.length < size) {
      page.cells = grown(page.cells, size);
      page.styles = grown(page.styles, size);
    }
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
    const page = this.#add(index);
    const from = index * PAGE;
    const bytes = this.#ascii?.(from, Math.min(from + PAGE, this.#asciiEnd)) ?? BLANK.cells;
    page.cells = new Uint32Array(PAGE);
    page.cells.set(bytes);
    page.styles = new Uint32Array(PAGE).fill(this.#asciiStyle, 0, bytes.length);
    return page;
  }
}

/** The cells that {@link CellPages.move} moves. */
const moved = {
  cells: new Uint32Array(8 * PAGE),
  styles: new Uint32Array(8 * PAGE),
  clusters: new Map<number, string>(),
};

/** Cells to allocate for a column of a page: most lines are short, and a log may have very many. */
const sizeFor = (at: number): number => (at < 64 ? 64 : PAGE);

function grown(old: Uint32Array, size: number): Uint32Array {
  const next = new Uint32Array(size);
  next.set(old);
  return next;
}
