import type { LineRows, LogDocument } from '../../../core/index.js';

/** A row of the document. */
export interface Place {
  /** Line of the document, from 0. */
  readonly line: number;
  /** Row of the line, from 0. */
  readonly row: number;
}

const BLOCK = 256;
/** Above this many blocks a guess looks at a few lines of each only. */
const MANY_BLOCKS = 4096;
const SAMPLE = 8;
const KEPT_LINES = 1024;
/** Rows from which on a move goes by index: walking row by row would take too long. */
const FAR = 5000;
const oneRow: LineRows = { count: 1, startOf: () => 0, rowAt: () => 0 };

/** Which of two places comes first: below 0 the one, above 0 the other. */
export const comparePlaces = (one: Place, other: Place): number =>
  one.line - other.line || one.row - other.row;

/**
 * The rows of a document, with lines wrapped at a width or not. Rows are counted by blocks of lines:
 * exactly where the reader has been, elsewhere guessed from the bytes. So an index among all rows is
 * for scrollbars; what is kept is a {@link Place}, which no later count can move.
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

  /** Columns of a row; lines are not wrapped without. */
  get columns(): number | undefined {
    return this.#columns;
  }

  setColumns(columns: number | undefined): void {
    if (columns === this.#columns) return;
    this.#columns = columns;
    this.#forget(0);
    this.#version = -1;
    this.#kept.clear();
  }

  /** All rows, as far as they are known. */
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

  /** Rows before a place. */
  indexOf({ line, row }: Place): number {
    if (this.#columns === undefined) return line;
    this.#sync();
    const block = this.#settle(Math.floor(line / BLOCK));
    let index = row;
    for (let i = 0; i < block; i++) index += this.#blocks[i] ?? 0;
    for (let i = block * BLOCK; i < line; i++) index += this.rowsOf(i).count;
    return index;
  }

  /** The place with so many rows before it. */
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

  /** So many rows further down, or up; no further than the first row and the last. */
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

  /** The first row in view when the last row of the document is the last in view. */
  lastTop(rows: number): Place {
    const line = Math.max(0, this.#document.lineCount - 1);
    const top = this.move({ line, row: this.rowsOf(line).count - 1 }, 1 - rows);
    if (this.#columns === undefined) return top;
    // Their blocks counted, so that the end of the scrollbar and the end of the log agree.
    for (let block = Math.floor(top.line / BLOCK); block <= Math.floor(line / BLOCK); block++) {
      this.#sync();
      this.#settle(block);
    }
    return top;
  }

  /** Takes in what has come since. */
  #sync(): void {
    const { version, lineCount } = this.#document;
    if (this.#columns === undefined || version === this.#version) return;
    // A line that had not ended may have grown.
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

  #forget(line: number): void {
    const first = Math.floor(line / BLOCK);
    for (const rows of this.#blocks.splice(first)) this.#total -= rows;
    this.#exact.length = Math.min(this.#exact.length, first);
    this.#lines = Math.min(this.#lines, line);
  }

  #guess(block: number): number {
    const columns = this.#columns ?? 1;
    const first = block * BLOCK;
    const end = Math.min(first + BLOCK, this.#document.lineCount);
    const step = this.#document.lineCount > MANY_BLOCKS * BLOCK ? SAMPLE : 1;
    let rows = 0;
    for (let line = first; line < end; line += step) {
      const bytes = this.#document.lineOffset(line + 1) - this.#document.lineOffset(line);
      rows += Math.max(1, Math.ceil((bytes - 1) / columns));
    }
    return Math.max(
      end - first,
      Math.round((rows * (end - first)) / Math.ceil((end - first) / step)),
    );
  }

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
