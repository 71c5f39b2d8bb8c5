import { CellWriter } from '../vt/CellWriter.js';
import { LAST_COLUMN, type BufferLine } from '../vt/BufferLine.js';
import { LineInterpreter } from '../vt/LineInterpreter.js';
import type { StyledRun, TextStyle } from '../vt/style.js';
import type { ByteChunks } from './ByteChunks.js';

/** How a line falls into rows of a given width. No character of two columns is cut in two. */
export interface LineRows {
  /** At least 1. */
  readonly count: number;
  /** Column of the line at which a row begins. */
  startOf(row: number): number;
  /** The row in which a column of the line stands; the last, for columns past the end. */
  rowAt(column: number): number;
}

const ascii = new TextDecoder();
/** From so many columns on it pays not to look at them. */
const LONG = 4096;

/**
 * One line, read as far as it has come in. Printable ASCII needs no cells: there a column is a
 * byte, and megabytes of it are painted by looking at the columns in view. Anything else goes through
 * the {@link LineInterpreter}, and a line that grows is read on from where it stood.
 */
export class LineView {
  readonly #bytes: ByteChunks;
  readonly #start: number;
  readonly #style: TextStyle;
  #read: number;
  #decoder: TextDecoder | undefined;
  #interpreter: LineInterpreter | undefined;
  #broken = false;

  constructor(bytes: ByteChunks, start: number, style: TextStyle) {
    this.#bytes = bytes;
    this.#start = start;
    this.#style = style;
    this.#read = start;
  }

  /**
   * Reads up to `end`. As long as the line is not `finished`, bytes of a character that has not
   * come in whole wait for the rest of it.
   */
  readTo(end: number, finished: boolean): void {
    if (end > this.#read && !this.#interpreter) {
      this.#read = this.#plainEnd(this.#read, end);
      if (end > this.#read) this.#startCells();
    }
    if (this.#interpreter && end > this.#read) {
      this.#decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
      this.#interpret(this.#read, end);
      this.#read = end;
    }
    if (finished && this.#decoder) {
      const broken = this.#decoder.decode();
      this.#broken ||= broken !== '';
      this.#interpreter?.feed(broken);
      this.#decoder = undefined;
    }
  }

  /** Where it has been read up to. */
  get read(): number {
    return this.#read;
  }

  /** Whether half a character at the end was taken for a broken one. */
  get isBroken(): boolean {
    return this.#broken;
  }

  /**
   * What the line shows as the bytes that leave the same, behind a control character that was read
   * last: see {@link condenseLine}.
   */
  condensed(limit: number): Uint8Array | undefined {
    return this.#interpreter && condenseLine(this.#interpreter, this.#style, limit);
  }

  /** What was read is so many bytes now. */
  replaced(length: number): void {
    this.#read = this.#start + length;
  }

  get columns(): number {
    return this.#cells?.columns ?? this.#read - this.#start;
  }

  /** Cells held in memory for it. */
  get cost(): number {
    return this.#cells?.cost ?? 0;
  }

  text(from = 0, to?: number): string {
    return this.#cells ? this.#cells.text(from, to) : this.#plainText(from, to ?? Infinity);
  }

  /** The columns of ascending places in the text. */
  columnsAt(places: readonly number[]): number[] {
    return this.#cells?.columnsAt(places) ?? [...places];
  }

  /** How the line falls into rows of a width. */
  rows(width: number): LineRows {
    const starts = this.#cells?.rowStarts(width);
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
      rowAt: (column) =>
        Math.max(
          0,
          starts.findLastIndex((start) => start <= column),
        ),
    };
  }

  runs(from: number, to: number): StyledRun[] {
    if (this.#cells) return this.#cells.runs(from, to);
    const text = this.#plainText(from, to);
    return text === '' ? [] : [{ text, style: this.#style, column: from, columns: text.length }];
  }

  get #cells(): BufferLine | undefined {
    return this.#interpreter?.cells;
  }

  #plainText(from: number, to: number): string {
    const start = this.#start + from;
    const end = Math.min(this.#read, this.#start + to);
    return end > start ? ascii.decode(this.#bytes.slice(start, end)) : '';
  }

  /** Where the printable ASCII that begins at `start` ends. */
  #plainEnd(start: number, end: number): number {
    let at = start;
    this.#bytes.forEach(start, end, (bytes, offset) => {
      if (at === offset) at += plainLength(bytes);
    });
    return at;
  }

  #startCells(): void {
    this.#interpreter = new LineInterpreter(this.#style);
    // A mark may join the last letter: that is printed, not assumed.
    const plain = this.#read - this.#start - 1;
    if (plain < LONG) {
      this.#read = this.#start;
      return;
    }
    this.#interpreter.cells.startPlain(plain, (from, to) =>
      this.#bytes.slice(this.#start + from, this.#start + to),
    );
    this.#read -= 1;
  }

  #interpret(start: number, end: number): void {
    this.#bytes.forEach(start, end, (bytes) => {
      this.#interpreter?.feed(this.#decoder?.decode(bytes, { stream: true }) ?? '');
    });
  }
}

function plainLength(bytes: Uint8Array): number {
  const { byteLength } = bytes;
  let at = 0;
  for (; at < byteLength; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 || byte > 0x7e) break;
  }
  return at;
}

/** A bound on the time it takes: a line that shows more than this keeps the states it went through. */
const MAX_WEIGHT = 128 * 1024;

/**
 * What a line that has not ended shows, without what it no longer shows: the states of a progress
 * bar that were overwritten. What the line says, how it looks and what will come of the bytes that
 * follow stay the same.
 *
 * @param interpreter has read the line up to a control that moves the cursor, this included: there
 *   no character and no sequence is cut in two
 * @param style what is switched on before the line
 * @param limit bytes that it may take
 * @returns nothing when there is too little to be won
 */
export function condenseLine(
  interpreter: LineInterpreter,
  style: TextStyle,
  limit: number,
): Uint8Array | undefined {
  const { cells } = interpreter;
  const { column } = cells;
  if (!interpreter.isIdle || column > LAST_COLUMN) return undefined;
  if (cells.weight > MAX_WEIGHT && cells.columns <= MAX_WEIGHT) cells.weigh();
  if (cells.weight > MAX_WEIGHT) return undefined;
  const writer = new CellWriter(style);
  const shown = writer.write(cells);
  if (shown === undefined || shown.length > limit) return undefined;
  const back = column === 0 ? '\r' : `\r\x1b[${column}C`;
  const bytes = new TextEncoder().encode(shown + back + writer.switchTo(interpreter.style));
  return bytes.byteLength > limit ? undefined : bytes;
}
