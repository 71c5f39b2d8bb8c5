import type { LineRows, LogDocument } from '../../../core/index.js';

/** A row of the document. */
export interface Place {
  /** Line of the document, from 0. */
  readonly line: number;
  /** Row of the line, from 0. */
  readonly row: number;
}

/** Lines of a block. */
const BLOCK = 256;
/** Above this many blocks, a guess samples the lines of a block. */
const MANY_BLOCKS = 4096;
/** A sample has every eighth line. */
const SAMPLE = 8;
/** Lines whose rows are cached. */
const KEPT_LINES = 1024;
/** Moves by more rows than this go by index: line by line would take too long. */
const FAR = 5000;
const oneRow: LineRows = { count: 1, startOf: () => 0, rowAt: () => 0 };

/** Compares two places for sorting: negative if `one` comes first. */
export const comparePlaces = (one: Place, other: Place): number =>
  one.line - other.line || one.row - other.row;

/**
 * The rows of a document, with or without wrapping. Rows are counted by blocks of lines: exactly where
 * the reader has been, elsewhere guessed from the bytes. Hence an index among all rows changes with
 * each count, and is for the scrollbar only; a position is kept as a {@link Place}.
 */
export class RowLayout {
  readonly #document: LogDocument;
  #columns: number | undefined;
  #blocks: number[] = [];
  #exact: boolean[] = [];
  #total = 0;
  #lines = 0;
  #version = -1;
  readonly #kept = new Map<number, { revision: number; rows: LineRows }>();

  constructor(document: LogDocument) {
    this.#document = document;
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

  /** The number of rows, partly guessed. */
  get total(): number {
    this.#sync();
    return this.#columns === undefined ? this.#document.lineCount : this.#total;
  }

  /** How a line falls into rows. */
  rowsOf(line: number): LineRows {
    if (this.#columns === undefined) return oneRow;
    const revision = this.#document.lineRevision(line);
    const kept = this.#kept.get(line);
    if (kept?.revision === revision) return kept.rows;
    const rows = this.#document.lineRows(line, this.#columns);
    if (this.#kept.size >= KEPT_LINES) this.#kept.clear();
    this.#kept.set(line, { revision, rows });
    return rows;
  }

  /** How many rows are before a place, partly guessed. */
  indexOf({ line, row }: Place): number {
    if (this.#columns === undefined) return line;
    this.#sync();
    const block = this.#settle(Math.floor(line / BLOCK));
    let index = row;
    for (let i = 0; i < block; i++) index += this.#blocks[i] ?? 0;
    for (let i = block * BLOCK; i < line; i++) index += this.rowsOf(i).count;
    return index;
  }

  /** The place at an index among all rows. */
  placeAt(index: number): Place {
    const { lineCount } = this.#document;
    if (this.#columns === undefined) return { line: clamp(index, lineCount - 1), row: 0 };
    this.#sync();
    let block = 0;
    let before = 0;
    for (; block < this.#blocks.length - 1; block++) {
      const rows = this.#blocks[block] ?? 0;
      if (before + rows > index) break;
      before += rows;
    }
    this.#settle(block);
    let line = block * BLOCK;
    const last = Math.min(line + BLOCK, lineCount) - 1;
    for (; line < last; line++) {
      const { count } = this.rowsOf(line);
      if (before + count > index) break;
      before += count;
    }
    return { line: Math.max(0, line), row: clamp(index - before, this.rowsOf(line).count - 1) };
  }

  /** The place a number of rows further down, or up; no further than the first and the last row. */
  move(from: Place, rows: number): Place {
    if (this.#columns === undefined || Math.abs(rows) > FAR) {
      return this.placeAt(this.indexOf(from) + rows);
    }
    let { line, row } = from;
    row += rows;
    while (row < 0 && line > 0) {
      line -= 1;
      row += this.rowsOf(line).count;
    }
    for (;;) {
      const { count } = this.rowsOf(line);
      if (row < count || line >= this.#document.lineCount - 1) {
        return { line, row: clamp(row, count - 1) };
      }
      row -= count;
      line += 1;
    }
  }

  /** The first row in view when the view is at the end. */
  lastTop(rows: number): Place {
    const line = Math.max(0, this.#document.lineCount - 1);
    const top = this.move({ line, row: this.rowsOf(line).count - 1 }, 1 - rows);
    if (this.#columns === undefined) return top;
    // Count the blocks in view exactly, so that the end of the scrollbar is the end of the log.
    for (let block = Math.floor(top.line / BLOCK); block <= Math.floor(line / BLOCK); block++) {
      this.#sync();
      this.#settle(block);
    }
    return top;
  }

  /** Updates the counts after the document has changed. */
  #sync(): void {
    const { version, lineCount } = this.#document;
    if (this.#columns === undefined || version === this.#version) return;
    // The last line may have been incomplete, and may have grown.
    const changed = Math.min(this.#document.changedSince(this.#version), this.#lines - 1);
    this.#version = version;
    this.#forget(Math.max(0, changed));
    for (let block = this.#blocks.length; block * BLOCK < lineCount; block++) {
      const rows = this.#guess(block);
      this.#blocks.push(rows);
      this.#exact.push(false);
      this.#total += rows;
    }
    this.#lines = lineCount;
  }

  /** Drops the counts of the blocks from a line on. */
  #forget(line: number): void {
    const first = Math.floor(line / BLOCK);
    for (const rows of this.#blocks.splice(first)) this.#total -= rows;
    this.#exact.length = Math.min(this.#exact.length, first);
    this.#lines = Math.min(this.#lines, line);
  }

  /** Estimates the rows of a block from the bytes of its lines. */
  #guess(block: number): number {
    const columns = this.#columns ?? 1;
    const first = block * BLOCK;
    const end = Math.min(first + BLOCK, this.#document.lineCount);
    const stride = this.#document.lineCount > MANY_BLOCKS * BLOCK ? SAMPLE : 1;
    let rows = 0;
    for (let line = first; line < end; line += stride) {
      const bytes = this.#document.lineOffset(line + 1) - this.#document.lineOffset(line);
      rows += Math.max(1, Math.ceil((bytes - 1) / columns));
    }
    return Math.max(
      end - first,
      Math.round((rows * (end - first)) / Math.ceil((end - first) / stride)),
    );
  }

  /** Counts the rows of a block exactly, if it was guessed; returns the block. */
  #settle(block: number): number {
    if (this.#exact[block] !== false) return block;
    const end = Math.min((block + 1) * BLOCK, this.#document.lineCount);
    let rows = 0;
    for (let line = block * BLOCK; line < end; line++) rows += this.rowsOf(line).count;
    this.#total += rows - (this.#blocks[block] ?? 0);
    this.#blocks[block] = rows;
    this.#exact[block] = true;
    return block;
  }
}

const clamp = (value: number, max: number): number => Math.max(0, Math.min(max, value));
