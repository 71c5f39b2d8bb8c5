import { incompleteLength } from '../../base/bytes.js';
import type { LineParts } from '../document/LineView.js';
import type { LogDocument } from '../document/LogDocument.js';
import { lastAtMost } from '../document/Uint32List.js';
import { ByteMatcher } from './ByteMatcher.js';

/** Bytes of a line above which it is searched in slices. */
export const LONG_LINE: number = 256 * 1024;
/** Bytes of a slice whose text is its bytes, and columns of one whose text must be worked out. */
const BYTES = 64 * 1024;
const COLUMNS = 16 * 1024;
/** Columns that a UTF-16 unit of a text may take: those of the mark of an invisible character. */
const COLUMNS_OF_UNIT = 10;
/** Columns in which the character before a match is read: a letter takes up to two. */
const COLUMNS_BEFORE = 2;

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The columns of a match: the first one, and the one after the last. */
export type Range = readonly [from: number, to: number];

/** What is searched for. */
export interface Query {
  readonly text: string;
  readonly matchCase: boolean;
  /** Whether only whole words are matches: a character on either side counts. */
  readonly wholeWord: boolean;
  /** The indices of its places in a text, from an index on. */
  indicesIn(text: string, from?: number): number[];
}

/**
 * The matches in a line of any length, found slice by slice. It is kept where each slice begins, and how
 * many matches are before it; columns are worked out for the slices that are asked for.
 */
export class LongLineMatches {
  readonly #document: LogDocument;
  readonly #line: number;
  readonly #query: Query;
  readonly #parts: LineParts;
  readonly #edits: number;
  /** Searches the bytes, where the text is these. */
  readonly #matcher: ByteMatcher | undefined;
  /** Of each slice, its first byte or column in the line, and how many matches are before it. */
  readonly #starts: number[] = [];
  readonly #before: number[] = [];
  /** Where the next slice begins. */
  #next = 0;
  #count = 0;
  /** The slice whose matches were asked for last. */
  #last: { readonly slice: number; readonly ranges: readonly Range[] } | undefined;

  /** @param line that exists */
  constructor(document: LogDocument, line: number, parts: LineParts, query: Query) {
    this.#document = document;
    this.#line = line;
    this.#query = query;
    this.#parts = parts;
    this.#edits = parts.edits;
    // U+FFFD is in the text where bytes are no character.
    if (parts.isPlain && !query.wholeWord && !query.text.includes('\ufffd')) {
      this.#matcher = new ByteMatcher(new TextEncoder().encode(query.text), query.matchCase);
    }
  }

  /** Number of matches found so far. */
  get count(): number {
    return this.#count;
  }

  /** Whether all of the line was searched, as far as it has come. */
  get isDone(): boolean {
    return this.#next >= this.#length;
  }

  /**
   * Whether what was found still holds.
   *
   * @param parts of the line now, which may be longer
   */
  isOf(parts: LineParts): boolean {
    const isText = !this.#matcher || parts.isPlain;
    return parts === this.#parts && parts.edits === this.#edits && isText;
  }

  /** The line has grown: the last slice is to be searched again. */
  grow(): void {
    const start = this.#starts.pop();
    if (start === undefined) return;
    this.#next = start;
    this.#count = this.#before.pop() ?? 0;
    this.#last = undefined;
  }

  /** Searches the next slice. */
  step(): void {
    this.#starts.push(this.#next);
    this.#before.push(this.#count);
    if (this.#matcher) this.#searchBytes(this.#matcher);
    else this.#searchText();
  }

  /** The match with this index, from 0. */
  at(index: number): Range | undefined {
    if (index < 0 || index >= this.#count) return undefined;
    const slice = lastAtMost(this.#before, index);
    return this.#rangesIn(slice)[index - (this.#before[slice] ?? 0)];
  }

  /** Index of the first match that begins at a column or later; the count when there is none. */
  indexAt(column: number): number {
    for (let slice = this.#sliceOf(column); slice < this.#starts.length; slice++) {
      const index = this.#rangesIn(slice).findIndex(([from]) => from >= column);
      if (index >= 0) return (this.#before[slice] ?? 0) + index;
    }
    return this.#count;
  }

  /** The matches that have a column from `from` up to `to`, and some next to them. */
  rangesOf(from: number, to: number): readonly Range[] {
    const ranges: Range[] = [];
    for (let slice = this.#sliceOf(from); slice < this.#starts.length; slice++) {
      if (this.#columnOf(slice) >= to) break;
      for (const range of this.#rangesIn(slice)) ranges.push(range);
    }
    return ranges;
  }

  /** Bytes of the line, or columns where its text is searched. */
  get #length(): number {
    if (!this.#matcher) return this.#parts.columns;
    const start = this.#document.lineOffset(this.#line);
    const end = this.#document.lineOffset(this.#line + 1);
    return end - start;
  }

  #searchBytes(matcher: ByteMatcher): void {
    const start = this.#document.lineOffset(this.#line) + this.#next;
    const left = this.#length - this.#next;
    const piece = this.#document.slice(start, start + Math.min(left, BYTES + matcher.length - 1));
    const isLast = left <= BYTES;
    let end = isLast ? left : BYTES - incompleteLength(piece.subarray(0, BYTES));
    for (let at = matcher.indexIn(piece, 0, piece.byteLength); at >= 0 && at < end;) {
      this.#count += 1;
      end = Math.max(end, at + matcher.length);
      at = matcher.indexIn(piece, at + matcher.length, piece.byteLength);
    }
    this.#next += end;
  }

  #searchText(): void {
    const { ranges, end } = this.#read(this.#next);
    this.#count += ranges.length;
    this.#last = { slice: this.#starts.length - 1, ranges };
    this.#next = Math.max(end, ranges.at(-1)?.[1] ?? 0);
  }

  /** The matches that begin in the columns from one on. */
  #read(from: number): { ranges: readonly Range[]; end: number } {
    const parts = this.#parts;
    const end = Math.min(from + COLUMNS, parts.columns);
    const before = this.#query.wholeWord
      ? parts.text(Math.max(0, from - COLUMNS_BEFORE), from)
      : '';
    const own = parts.text(from, end);
    const after = parts.text(end, end + COLUMNS_OF_UNIT * (this.#query.text.length + 1));
    return { ranges: this.#toColumns(before, own + after, own.length, from), end };
  }

  /** The matches that begin in the first units of a text, which is at the column `from`. */
  #toColumns(before: string, text: string, length: number, from: number): readonly Range[] {
    const query = this.#query;
    const indices = query
      .indicesIn(before + text, before.length)
      .map((index) => index - before.length)
      .filter((index) => index < length);
    const edges = indices.flatMap((index) => [index, index + query.text.length]);
    const columns = this.#parts.columnsAt(edges, from);
    return indices.map((_, i) => [columns[2 * i] ?? 0, columns[2 * i + 1] ?? 0] as const);
  }

  #rangesIn(slice: number): readonly Range[] {
    if (this.#last?.slice === slice) return this.#last.ranges;
    const start = this.#starts[slice] ?? 0;
    const ranges = this.#matcher ? this.#rangesInBytes(slice, start) : this.#read(start).ranges;
    this.#last = { slice, ranges };
    return ranges;
  }

  #rangesInBytes(slice: number, start: number): readonly Range[] {
    const offset = this.#document.lineOffset(this.#line);
    const end = this.#starts[slice + 1] ?? this.#next;
    const text = utf8.decode(this.#document.slice(offset + start, offset + end));
    return this.#toColumns('', text, text.length, this.#columnOf(slice));
  }

  #sliceOf(column: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#columnOf(middle) <= column) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  #columnOf(slice: number): number {
    const start = this.#starts[slice] ?? 0;
    return this.#matcher ? this.#parts.columnOf(start) : start;
  }
}
