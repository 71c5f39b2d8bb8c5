import { incompleteLength } from '../../base/bytes.js';
import { LAST_COLUMN, type BufferLine } from '../vt/BufferLine.js';
import { LineInterpreter } from '../vt/LineInterpreter.js';
import { LineSerializer } from '../vt/LineSerializer.js';
import type { StyledRun, TextStyle } from '../vt/style.js';
import type { ByteChunks } from './ByteChunks.js';
import { lastAtMost } from './Uint32List.js';
import { PrintedParts } from './PrintedParts.js';

/** How a line wraps into rows of a given width. No wide character is cut in two. */
export interface LineRows {
  /** Number of rows; at least 1. */
  readonly count: number;
  /** The column of the line at which a row begins; both are counted from 0. */
  startOf(row: number): number;
  /** The row of a column of the line; the last row for columns past the end. */
  rowAt(column: number): number;
}

/** A line as it is read in parts, because it may have megabytes. Columns are counted from 0. */
export interface LineParts {
  /** Width of its text in columns. */
  readonly columns: number;
  /** Whether its text is its bytes: no control character or byte order mark was read. */
  readonly isPlain: boolean;
  /** A number that changes when the text changes otherwise than by growing at its end. */
  readonly edits: number;
  /** The text from column `from` up to `to`. */
  text(from: number, to: number): string;
  /** The columns of ascending UTF-16 indices in the text from a column on. */
  columnsAt(indices: readonly number[], from: number): number[];
  /** The column of the byte at `offset` from the line's first, where the line is plain. */
  columnOf(offset: number): number;
}

const ascii = new TextDecoder();
/**
 * Columns of leading ASCII from which on it is worth the trouble to load them into cells lazily.
 */
const LONG_ASCII = 4096;

/**
 * The text, columns and styles of one line, read as far as the line has been received. A line of
 * printable ASCII needs no cells: a column is a byte, so that painting a line of megabytes reads
 * the columns in view only. Any other line is printed by a {@link LineInterpreter}, which goes on
 * from where it stood when the line grows.
 */
export class LineView implements LineParts {
  readonly #bytes: ByteChunks;
  readonly #start: number;
  readonly #style: TextStyle;
  #readEnd: number;
  #interpreter: LineInterpreter | undefined;
  #parts: PrintedParts | undefined;
  #isPartial = false;

  /**
   * @param bytes the bytes of the log
   * @param start offset of the line's first byte
   * @param style the style that is set before the line
   */
  constructor(bytes: ByteChunks, start: number, style: TextStyle) {
    this.#bytes = bytes;
    this.#start = start;
    this.#style = style;
    this.#readEnd = start;
  }

  /**
   * Reads the line up to the offset `end`.
   *
   * @param finished whether no more of the line will come: then an incomplete character at its end
   *   is shown as U+FFFD, for which otherwise the rest is waited
   */
  readTo(end: number, finished: boolean): void {
    if (end > this.#readEnd && !this.#interpreter) {
      this.#readEnd = this.#asciiEnd(this.#readEnd, end);
      if (end > this.#readEnd) this.#startCells();
    }
    if (!this.#parts || end <= this.#readEnd) return;
    const tail = this.#bytes.slice(Math.max(this.#readEnd, end - 3), end);
    const incomplete = incompleteLength(tail);
    const printed = finished ? end : end - incomplete;
    this.#parts.print(this.#readEnd, printed);
    this.#readEnd = printed;
    this.#isPartial ||= finished && incomplete > 0;
  }

  /** Offset up to which the line was read; the beginning of a character is not read. */
  get readEnd(): number {
    return this.#readEnd;
  }

  /** Whether the line was finished inside of a character, of which the rest may come after all. */
  get isPartial(): boolean {
    return this.#isPartial;
  }

  /** The line without what it has overwritten, in at most `limit` bytes, see {@link condenseLine}. */
  condensed(limit: number): Uint8Array | undefined {
    const condensed = this.#interpreter && condenseLine(this.#interpreter, this.#style, limit);
    if (condensed) this.#parts?.keepAll();
    return condensed;
  }

  /** The bytes that were read have been replaced by `length` others, which leave the same cells. */
  setLength(length: number): void {
    this.#readEnd = this.#start + length;
  }

  /** Width of the line's text in columns. */
  get columns(): number {
    return this.#cells?.columns ?? this.#readEnd - this.#start;
  }

  /**
   * Whether writing the line takes no more than {@link MAX_LENGTH} characters, without what was
   * overwritten.
   */
  get isShort(): boolean {
    return this.#cells ? isShort(this.#cells) : this.columns <= MAX_LENGTH;
  }

  /** About the number of cells held in memory for the line. */
  get cellCount(): number {
    return this.#cells?.cellCount ?? 0;
  }

  /** The text from column `from` up to `to`. */
  text(from = 0, to?: number): string {
    return this.#cells ? this.#cells.text(from, to) : this.#asciiText(from, to ?? Infinity);
  }

  /** Whether the text is the bytes: no control character or byte order mark was read. */
  get isPlain(): boolean {
    return this.#interpreter?.isPlain ?? true;
  }

  /** A number that changes with all that is done to the line but printing at its end. */
  get edits(): number {
    return this.#cells?.edits ?? 0;
  }

  /** The column of the byte at `offset` from the line's first, where the line {@link isPlain}. */
  columnOf(offset: number): number {
    return this.#parts?.columnAt(this.#start + offset) ?? offset;
  }

  /** The columns of ascending UTF-16 indices in the text from a column on. */
  columnsAt(indices: readonly number[], from = 0): number[] {
    return this.#cells?.columnsAt(indices, from) ?? indices.map((index) => from + index);
  }

  /** How the line wraps into rows of `width` columns. */
  rows(width: number): LineRows {
    const starts = this.#cells?.hasWide ? rowStarts(this.#cells, width) : undefined;
    if (!starts) {
      const count = Math.max(1, Math.ceil(this.columns / width));
      return {
        count,
        startOf: (row) => row * width,
        rowAt: (column) => Math.min(count - 1, Math.floor(column / width)),
      };
    }
    return {
      count: starts.length,
      startOf: (row) => starts[row] ?? 0,
      rowAt: (column) => lastAtMost(starts, column),
    };
  }

  /** The text from column `from` up to `to` as runs of one style. */
  runs(from: number, to: number): StyledRun[] {
    if (this.#cells) return this.#cells.runs(from, to);
    const text = this.#asciiText(from, to);
    return text === '' ? [] : [{ text, style: this.#style, column: from, columns: text.length }];
  }

  get #cells(): BufferLine | undefined {
    return this.#interpreter?.line;
  }

  #asciiText(from: number, to: number): string {
    const start = this.#start + from;
    const end = Math.min(this.#readEnd, this.#start + to);
    return end > start ? ascii.decode(this.#bytes.slice(start, end)) : '';
  }

  /** Offset after the printable ASCII that begins at `start`. */
  #asciiEnd(start: number, end: number): number {
    let at = start;
    this.#bytes.forEach(start, end, (bytes, offset) => {
      if (at === offset) at += asciiLength(bytes);
    });
    return at;
  }

  #startCells(): void {
    this.#interpreter = new LineInterpreter(this.#style);
    this.#parts = new PrintedParts(this.#bytes, this.#interpreter);
    // A combining mark may follow the last letter, which is therefore printed.
    const columns = this.#readEnd - this.#start - 1;
    if (columns < LONG_ASCII) {
      this.#readEnd = this.#start;
      return;
    }
    this.#interpreter.line.startPlain(columns, (from, to) =>
      this.#bytes.slice(this.#start + from, this.#start + to),
    );
    this.#readEnd -= 1;
  }
}

/** The columns at which rows of `width` columns begin; no character is cut that fits in a row. */
export function rowStarts(line: BufferLine, width: number): Uint32Array {
  const starts = [0];
  const { columns } = line;
  let start = 0;
  for (let at = width; at < columns; at += width) {
    let lead = at;
    while (line.isTail(lead)) lead -= 1;
    if (lead > start) at = lead;
    start = at;
    starts.push(at);
  }
  return Uint32Array.from(starts);
}

function asciiLength(bytes: Uint8Array): number {
  const { byteLength } = bytes;
  let at = 0;
  for (; at < byteLength; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 || byte > 0x7e) break;
  }
  return at;
}

/**
 * Characters that the condensed line may take, which bounds the time to write it. A line that shows
 * more keeps the states that it has overwritten.
 */
const MAX_LENGTH = 128 * 1024;

/**
 * A line that has not ended, without the states of a progress bar that it has overwritten: the
 * bytes that leave the same cells, cursor and style, so that the bytes that follow have the same
 * effect.
 *
 * @param interpreter has read the line up to and including a carriage return or a backspace, where
 *   neither a character nor an escape sequence is cut in two
 * @param style the style that is set before the line
 * @param limit bytes that it may take
 * @returns `undefined` when it takes more
 */
export function condenseLine(
  interpreter: LineInterpreter,
  style: TextStyle,
  limit: number,
): Uint8Array | undefined {
  const { line } = interpreter;
  const { column } = line;
  if (!interpreter.isIdle || column > LAST_COLUMN) return undefined;
  if (!isShort(line)) return undefined;
  const serializer = new LineSerializer(style);
  const text = serializer.serialize(line);
  if (text === undefined || text.length > limit) return undefined;
  const moveToCursor = column === 0 ? '\r' : `\r\x1b[${column}C`;
  const setStyle = serializer.setStyle(interpreter.style);
  const bytes = new TextEncoder().encode(text + moveToCursor + setStyle);
  return bytes.byteLength > limit ? undefined : bytes;
}

function isShort(line: BufferLine): boolean {
  if (line.textSize > MAX_LENGTH && line.columns <= MAX_LENGTH) line.measure();
  return line.textSize <= MAX_LENGTH;
}
