import {
  lastAtMost,
  type LineRows,
  type LogDocument,
  LongLines,
  type Projection,
} from '../../../core/index.js';

/** A row of the document. */
export interface Place {
  /** Line of the document, from 0. */
  readonly line: number;
  /** Row of the line, from 0. */
  readonly row: number;
}

/** Lines of a block. */
const BLOCK = 256;
/** About how many lines are sampled to guess the rows of all: under a filter, looking one up is slow. */
const SAMPLE = 2 ** 16;
/** Parts of a block from which on {@link RowLayout.divide} tells its lines apart. */
const FINE = 4;
/** Lines whose rows are cached. */
const KEPT_LINES = 1024;
/** Moves by more rows than this go by index: line by line would take too long. */
const FAR = 5000;
const oneRow: LineRows = { count: 1, startOf: () => 0, rowAt: () => 0 };

/** Compares two places for sorting: negative if `one` comes first. */
export const comparePlaces = (one: Place, other: Place): number =>
  one.line - other.line || one.row - other.row;

/**
 * The rows of a document, with or without wrapping: of all lines, or of those that a projection shows.
 * Then each run of hidden lines has one row, whose place has the line with which it begins.
 *
 * Rows are counted by blocks of lines: exactly where the reader has been, elsewhere guessed from the
 * bytes. Hence an index among all rows changes with each count, and is for the scrollbar only; a position
 * is kept as a {@link Place}.
 */
export class RowLayout {
  readonly #document: LogDocument;
  /** Which lines are shown in part. */
  readonly long: LongLines;
  #projection: Projection | undefined;
  #columns: number | undefined;
  #blocks: number[] = [];
  #exact: boolean[] = [];
  #total = 0;
  #lines = 0;
  #version = -1;
  /** The version of the projection for which rows are counted. */
  #projected = 0;
  /** The version of {@link RowLayout.long} for which rows are counted. */
  #shortened = 0;
  readonly #kept = new Map<number, { revision: number; rows: LineRows }>();

  constructor(document: LogDocument) {
    this.#document = document;
    this.long = new LongLines(document);
  }

  /** Columns of a row; `undefined` if lines are not wrapped. */
  get columns(): number | undefined {
    return this.#columns;
  }

  /** Wraps lines at another width, or not at all. */
  setColumns(columns: number | undefined): void {
    if (columns === this.#columns) return;
    this.#columns = columns;
    this.#forget(0);
    this.#version = -1;
    this.#kept.clear();
  }

  /** What is shown of the document; `undefined` while all of it is. */
  get projection(): Projection | undefined {
    return this.#projection;
  }

  /** Shows what a projection shows, or all lines. */
  setProjection(projection: Projection | undefined): void {
    if (projection === this.#projection) return;
    this.#projection = projection;
    this.#forget(0);
    this.#version = -1;
  }

  /** The number of rows, partly guessed. */
  get total(): number {
    this.#sync();
    return this.#columns === undefined ? this.#shown : this.#total;
  }

  /** The place of a line that may be hidden: then that of the run of hidden lines. */
  shownPlace({ line, row }: Place): Place {
    if (!this.#projection || this.#projection.isShown(line)) return { line, row };
    return { line: this.#lineOf(this.#placeOf(line)), row: 0 };
  }

  /** How a line falls into rows. */
  rowsOf(line: number): LineRows {
    if (this.#columns === undefined || this.#projection?.isShown(line) === false) return oneRow;
    this.#syncLong();
    const revision = this.#document.lineRevision(line);
    const kept = this.#kept.get(line);
    if (kept?.revision === revision) return kept.rows;
    const whole = this.#document.lineRows(line, this.#columns);
    const shown = this.long.shownColumns(line);
    const rows = shown < Infinity ? firstRows(whole, shown) : whole;
    if (this.#kept.size >= KEPT_LINES) this.#kept.clear();
    this.#kept.set(line, { revision, rows });
    return rows;
  }

  /** How many rows are before a place, partly guessed. */
  indexOf({ line, row }: Place): number {
    const place = this.#placeOf(line);
    if (this.#columns === undefined) return place;
    this.#sync();
    const block = this.#settle(Math.floor(place / BLOCK));
    let index = row;
    for (let i = 0; i < block; i++) index += this.#blocks[i] ?? 0;
    for (let i = block * BLOCK; i < place; i++) index += this.rowsOf(this.#lineOf(i)).count;
    return index;
  }

  /** The place at an index among all rows. */
  placeAt(index: number): Place {
    if (this.#columns === undefined) {
      return { line: this.#lineOf(clamp(index, this.#shown - 1)), row: 0 };
    }
    this.#sync();
    let block = 0;
    let before = 0;
    for (; block < this.#blocks.length - 1; block++) {
      const rows = this.#blocks[block] ?? 0;
      if (before + rows > index) break;
      before += rows;
    }
    this.#settle(block);
    let place = block * BLOCK;
    const last = Math.min(place + BLOCK, this.#shown) - 1;
    for (; place < last; place++) {
      const { count } = this.rowsOf(this.#lineOf(place));
      if (before + count > index) break;
      before += count;
    }
    const line = Math.max(0, this.#lineOf(place));
    return { line, row: clamp(index - before, this.rowsOf(line).count - 1) };
  }

  /** The place a number of rows further down, or up; no further than the first and the last row. */
  move(from: Place, rows: number): Place {
    if (this.#columns === undefined || Math.abs(rows) > FAR) {
      return this.placeAt(this.indexOf(from) + rows);
    }
    let place = this.#placeOf(from.line);
    let line = this.#lineOf(place);
    let row = from.row + rows;
    while (row < 0 && place > 0) {
      line = this.#lineOf(--place);
      row += this.rowsOf(line).count;
    }
    for (;;) {
      const { count } = this.rowsOf(line);
      if (row < count || place >= this.#shown - 1) return { line, row: clamp(row, count - 1) };
      row -= count;
      line = this.#lineOf(++place);
    }
  }

  /** The first row in view when the view is at the end. */
  lastTop(rows: number): Place {
    const last = Math.max(0, this.#shown - 1);
    const line = this.#lineOf(last);
    const top = this.move({ line, row: this.rowsOf(line).count - 1 }, 1 - rows);
    if (this.#columns === undefined) return top;
    // Count the blocks in view exactly, so that the end of the scrollbar is the end of the log.
    const first = Math.floor(this.#placeOf(top.line) / BLOCK);
    for (let block = first; block <= Math.floor(last / BLOCK); block++) {
      this.#sync();
      this.#settle(block);
    }
    return top;
  }

  /**
   * Divides the rows, partly guessed, into equal parts. It reads no line, so that it can be asked for any
   * log at any time.
   *
   * @param parts how many
   * @param least rows that are divided at least: there may be fewer than a view has
   * @returns the line with which each part begins, and the number of lines
   */
  divide(parts: number, least: number): Uint32Array {
    const { total } = this;
    const { lineCount } = this.#document;
    const all = Math.max(total, least);
    const edges = new Uint32Array(parts + 1).fill(lineCount);
    const isWrapped = this.#columns !== undefined;
    // Where a block has few parts, its lines are taken to be alike.
    const isFine = this.#blocks.length * FINE < parts;
    let block = 0;
    let before = 0;
    let within: ArrayLike<number> | undefined;
    for (let part = 0; part < parts; part++) {
      const index = Math.floor((part * all) / parts);
      if (index >= total) break;
      if (!isWrapped) {
        edges[part] = this.#lineOf(index);
        continue;
      }
      while (block < this.#blocks.length - 1 && before + (this.#blocks[block] ?? 0) <= index) {
        before += this.#blocks[block] ?? 0;
        block += 1;
        within = undefined;
      }
      const share = (index - before) / Math.max(1, this.#blocks[block] ?? 1);
      const places = Math.min(BLOCK, this.#shown - block * BLOCK);
      if (isFine) within ??= this.#rowsWithin(block, places);
      const place = within
        ? lastAtMost(within, share * (within[places] ?? 0))
        : Math.floor(share * places);
      edges[part] = this.#lineOf(block * BLOCK + place);
    }
    return edges;
  }

  /** Number of lines that have rows, and of runs of hidden lines. */
  get #shown(): number {
    return this.#projection?.places ?? this.#document.lineCount;
  }

  #placeOf(line: number): number {
    return this.#projection?.placeOf(line) ?? line;
  }

  #lineOf(place: number): number {
    return this.#projection?.lineOf(place) ?? place;
  }

  /** Updates the counts after the document, or what is shown of it, has changed. */
  #sync(): void {
    this.#syncLong();
    const { version, lineCount } = this.#document;
    const projected = this.#projection?.version ?? 0;
    const isCurrent = version === this.#version && projected === this.#projected;
    if (this.#columns === undefined || isCurrent) return;
    // The last line may have been incomplete, and may have grown.
    const rewritten = Math.min(this.#document.changedSince(this.#version), this.#lines - 1);
    const shown = this.#projection?.changedSince(this.#projected) ?? Infinity;
    this.#version = version;
    this.#projected = projected;
    this.#forget(Math.max(0, Math.min(rewritten, shown)));
    for (let block = this.#blocks.length; block * BLOCK < this.#shown; block++) {
      const rows = this.#guess(block);
      this.#blocks.push(rows);
      this.#exact.push(false);
      this.#total += rows;
    }
    this.#lines = lineCount;
  }

  /** Drops the counts after a line was opened or shortened. */
  #syncLong(): void {
    if (this.#shortened === this.long.version) return;
    this.#shortened = this.long.version;
    this.#forget(0);
    this.#version = -1;
    this.#kept.clear();
  }

  /** Drops the counts of the blocks from a line on. */
  #forget(line: number): void {
    const first = Math.floor(this.#placeOf(line) / BLOCK);
    for (const rows of this.#blocks.splice(first)) this.#total -= rows;
    this.#exact.length = Math.min(this.#exact.length, first);
    this.#lines = Math.min(this.#lines, line);
  }

  /** Estimates the rows of a block from the bytes of its lines. */
  #guess(block: number): number {
    const first = block * BLOCK;
    const end = Math.min(first + BLOCK, this.#shown);
    const stride = Math.min(BLOCK, Math.ceil(this.#shown / SAMPLE));
    let rows = 0;
    for (let place = first; place < end; place += stride) rows += this.#guessPlace(place);
    return Math.max(
      end - first,
      Math.round((rows * (end - first)) / Math.ceil((end - first) / stride)),
    );
  }

  /** Estimates the rows at a place. */
  #guessPlace(place: number): number {
    const line = this.#lineOf(place);
    if (this.#projection?.isShown(line) === false) return 1;
    return Math.max(1, Math.ceil(this.long.guessColumns(line) / (this.#columns ?? 1)));
  }

  /** Estimates the rows before each place of a block, and those of all. */
  #rowsWithin(block: number, places: number): Uint32Array {
    const rows = new Uint32Array(places + 1);
    for (let i = 0; i < places; i++) {
      rows[i + 1] = (rows[i] ?? 0) + this.#guessPlace(block * BLOCK + i);
    }
    return rows;
  }

  /** Counts the rows of a block exactly, if it was guessed; returns the block. */
  #settle(block: number): number {
    if (this.#exact[block] !== false) return block;
    const end = Math.min((block + 1) * BLOCK, this.#shown);
    let rows = 0;
    for (let at = block * BLOCK; at < end; at++) rows += this.rowsOf(this.#lineOf(at)).count;
    this.#total += rows - (this.#blocks[block] ?? 0);
    this.#blocks[block] = rows;
    this.#exact[block] = true;
    return block;
  }
}

/** The rows of the first columns of a line, and one that says how much more there is. */
function firstRows(whole: LineRows, columns: number): LineRows {
  const count = whole.rowAt(columns - 1) + 1;
  return {
    count: count + 1,
    startOf: (row) => (row < count ? whole.startOf(row) : columns),
    rowAt: (column) => (column < columns ? whole.rowAt(column) : count),
  };
}

const clamp = (value: number, max: number): number => Math.max(0, Math.min(max, value));
