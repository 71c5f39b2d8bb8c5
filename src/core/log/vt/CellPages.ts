/** Columns of a page: a power of 2. */
const PAGE = 1024;
const SHIFT = 10;

/** So many columns of a line; those behind its arrays are empty. */
interface Page {
  cells: Uint32Array;
  styles: Uint32Array;
  /** Cells with more than one code point, by column. */
  clusters: Map<number, string> | undefined;
}

/** A page without anything on it: reading past the end of an array gives nothing. */
const BLANK: Page = {
  cells: new Uint32Array(0),
  styles: new Uint32Array(0),
  clusters: undefined,
};

/**
 * The cells of a line in pages, so that a line of megabytes grows without being moved, and is
 * erased at once however often a hostile log asks for it.
 */
export class CellPages {
  /** Those of plain text are filled when they are looked at. */
  readonly #pages: (Page | undefined)[] = [];
  #hot: Page = BLANK;
  #hotIndex = -1;
  /** All columns before are known to be empty. */
  #empty = 0;
  #loaded = 0;
  /** The line's first columns as bytes, one each, and how many they are. */
  #plain: ((from: number, to: number) => Uint8Array) | undefined;
  #plainEnd = 0;
  #plainStyle = 0;

  /**
   * Begins with printable ASCII, without a look at it until somebody asks.
   *
   * @param columns how much of it
   * @param style the number of its style
   * @param bytes gives some columns of it, for as long as the cells live
   */
  startPlain(
    columns: number,
    style: number,
    bytes: (from: number, to: number) => Uint8Array,
  ): void {
    this.#plain = bytes;
    this.#plainEnd = columns;
    this.#plainStyle = style;
    this.#pages.length = Math.ceil(columns / PAGE);
  }

  /** Cells held in memory. */
  get cost(): number {
    return this.#loaded * PAGE;
  }

  /** 0 for an empty cell. */
  cell(column: number): number {
    return this.#page(column >> SHIFT).cells[column & (PAGE - 1)] ?? 0;
  }

  /** The number of its style. */
  look(column: number): number {
    return this.#page(column >> SHIFT).styles[column & (PAGE - 1)] ?? 0;
  }

  /** All code points of a cell with more than one. */
  cluster(column: number): string {
    return this.#page(column >> SHIFT).clusters?.get(column) ?? ' ';
  }

  setCluster(column: number, text: string): void {
    const page = this.#pageToWrite(column);
    page.clusters ??= new Map<number, string>();
    page.clusters.set(column, text);
  }

  /** The cell, if somebody has looked at it; 0 for plain text that nobody has. */
  known(column: number): number {
    return this.#pages[column >> SHIFT]?.cells[column & (PAGE - 1)] ?? 0;
  }

  /** Sets bits of a cell. */
  mark(column: number, flag: number): void {
    const { cells } = this.#pageToWrite(column);
    const at = column & (PAGE - 1);
    cells[at] = (cells[at] ?? 0) | flag;
  }

  /** A code point with its flags, and the number of its style. */
  write(column: number, cell: number, style: number): void {
    const page = this.#pageToWrite(column);
    page.cells[column & (PAGE - 1)] = cell;
    page.styles[column & (PAGE - 1)] = style;
    if (column < this.#empty) this.#empty = column;
  }

  /** Empties the columns from `start` up to `end`. */
  clear(start: number, end: number): void {
    this.#clear(Math.max(start, this.#empty), end);
    if (start <= this.#empty) this.#empty = Math.max(this.#empty, end);
  }

  #clear(start: number, end: number): void {
    for (let index = start >> SHIFT; index < this.#pages.length && index * PAGE < end; index++) {
      const from = Math.max(0, start - index * PAGE);
      const to = Math.min(PAGE, end - index * PAGE);
      if (from === 0 && to === PAGE) {
        if ((this.#pages[index] ?? BLANK) !== BLANK) this.#loaded -= 1;
        this.#pages[index] = BLANK;
        if (index === this.#hotIndex) this.#hotIndex = -1;
      } else {
        const page = this.#page(index);
        page.cells.fill(0, from, to);
        page.styles.fill(0, from, to);
      }
    }
  }

  /** What there is from `column` on of plain text that nobody has looked at, up to `end`. */
  unread(column: number, end: number): Uint8Array | undefined {
    if (column >= this.#plainEnd) return undefined;
    let index = column >> SHIFT;
    while (index * PAGE < this.#plainEnd && this.#pages[index] === undefined) index += 1;
    const to = Math.min(end, this.#plainEnd, index * PAGE);
    return to > column ? this.#plain?.(column, to) : undefined;
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
    this.#loaded += 1;
    return page;
  }

  #load(index: number): Page {
    const page = this.#add(index);
    const from = index * PAGE;
    const bytes = this.#plain?.(from, Math.min(from + PAGE, this.#plainEnd)) ?? BLANK.cells;
    page.cells = new Uint32Array(PAGE);
    page.cells.set(bytes);
    page.styles = new Uint32Array(PAGE).fill(this.#plainStyle, 0, bytes.length);
    return page;
  }
}

/** Most lines are short, and a hostile log may have very many that are. */
const sizeFor = (at: number): number => (at < 64 ? 64 : at < 256 ? 256 : PAGE);

function grown(old: Uint32Array, size: number): Uint32Array {
  const next = new Uint32Array(size);
  next.set(old);
  return next;
}
