import { ByteChunks } from './ByteChunks.js';
import { condenseLine } from './condenseLine.js';
import { encodeText } from './encodeText.js';
import type { LineCells } from './LineCells.js';
import type { LineRows } from './LineRows.js';
import { LineInterpreter } from './LineInterpreter.js';
import { LineView } from './LineView.js';
import { LiveRows } from './LiveRows.js';
import { Rewrites } from './Rewrites.js';
import { StyleCheckpoints } from './StyleCheckpoints.js';
import type { StyledLine } from './StyledLine.js';
import { Uint32List } from './Uint32List.js';

const LF = 0x0a;
const CR = 0x0d;
/** Lines of more bytes than this are kept read, so that scrolling over them is not reading again. */
const LONG_LINE = 8 * 1024;
const KEPT_LINES = 64;
const KEPT_CELLS = 4 * 1024 * 1024;

/** As much of an append is looked at in one. */
const PIECE = 256 * 1024;
/** A line that overwrites itself is kept as it came up to this many bytes. */
const CONDENSED_FROM = 64 * 1024;
/** How far up the cursor can go: the rows of a tall screen. */
const SCREEN_LINES = 100;
/** As much of it is looked at after the cursor has gone up, which it mostly does again soon. */
const SMALL_PIECE = 1024;
/** A bound against a hostile log: over so many lines the cursor may go up in one append. */
const MAX_CLIMBED = 1024;

/**
 * The log: its bytes, and where each line starts. What a line says is worked out when it is asked
 * for, and has one definition for display, search and copy alike: the text that a very wide terminal
 * leaves on that line after carriage returns, backspaces, erasures, tabs and colour codes.
 *
 * The bytes are kept as they came, but for what a terminal would not show either: the states that a
 * line of more than 64 KiB has overwritten, and the lines into which nested progress bars go back
 * up (`ESC[A`), which are written anew with what they show. No other line ever changes.
 *
 * A document only grows. Lines end at `\n` or `\r\n`; a last line without either counts as a line.
 * Bytes that are not UTF-8 are shown as U+FFFD. Up to 4 GiB.
 */
export class LogDocument {
  readonly #bytes = new ByteChunks();
  /** Starts of all lines but the first. */
  readonly #starts = new Uint32List();
  readonly #checkpoints = new StyleCheckpoints(this.#bytes);
  readonly #views = new Map<number, LineView>();
  readonly #listeners = new Set<() => void>();
  readonly #rewrites = new Rewrites();
  /** While the cursor is above the last line: the lines from {@link #liveFrom} on. */
  #live: LiveRows | undefined;
  #liveFrom = 0;
  /** Lines over which the cursor went up in the last append. */
  #climbed = 0;
  #piece = PIECE;
  #condensedLine = 0;
  #condenseAt = CONDENSED_FROM;
  #received = 0;
  #complete = false;
  #version = 0;

  /**
   * A complete document of a text, of lines (each is ended by a newline that it need not have), or
   * of bytes.
   */
  static from(content: string | readonly string[] | Uint8Array): LogDocument {
    const document = new LogDocument();
    if (content instanceof Uint8Array) document.append(content);
    else if (typeof content === 'string') document.appendText(content);
    else document.appendLines(content);
    document.end();
    return document;
  }

  /** Bytes received, those of line ends and escape sequences included. */
  get byteLength(): number {
    return this.#received;
  }

  /** Bytes kept: less than came where progress bars have overwritten themselves. */
  get keptByteLength(): number {
    return this.#bytes.byteLength;
  }

  /** A newline at the very end does not open another line. */
  get lineCount(): number {
    const ended = this.#starts.length;
    return this.keptByteLength > this.#lineStart(ended) ? ended + 1 : ended;
  }

  /** Whether {@link LogDocument.end} was called, and nothing more will come. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Grows with every change. */
  get version(): number {
    return this.#version;
  }

  /**
   * Takes the next bytes, cut anywhere. The document keeps the array: do not write to it afterwards.
   *
   * @throws {Error} after {@link LogDocument.end}, until {@link LogDocument.reopen}
   */
  append(bytes: Uint8Array): void {
    if (this.#complete) throw new Error('This log has ended: nothing can be appended.');
    if (bytes.byteLength === 0) return;
    this.#received += bytes.byteLength;
    this.#version += 1;
    this.#climbed = 0;
    for (let at = 0; at < bytes.byteLength;) {
      const rest = bytes.subarray(at, at + this.#piece);
      at += this.#live ? this.#takeLive(this.#live, rest) : this.#take(rest);
    }
    this.#writeLive();
    this.#tell();
  }

  /** {@link LogDocument.append} for text. */
  appendText(text: string): void {
    for (const bytes of encodeText(text)) this.append(bytes);
  }

  /** {@link LogDocument.append} for whole lines, each without its newline. */
  appendLines(lines: readonly string[]): void {
    const batch = 4096;
    for (let at = 0; at < lines.length; at += batch) {
      this.appendText(`${lines.slice(at, at + batch).join('\n')}\n`);
    }
  }

  /** Nothing more will come. */
  end(): void {
    if (this.#complete) return;
    this.#complete = true;
    this.#changed();
  }

  /** More may come after all, as when a log that was cut off is asked for again. */
  reopen(): void {
    if (!this.#complete) return;
    this.#complete = false;
    // Kept lines may have taken half a character at the end for a broken one.
    this.#views.clear();
    this.#changed();
  }

  /** Calls back after every change, at once; returns the function that stops it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** The line's bytes as they are kept, without its line end; empty outside the document. */
  lineBytes(line: number): Uint8Array {
    return this.#bytes.slice(this.#lineStart(line), this.#lineEnd(line));
  }

  /** Lines that have ended: all but a last one without a newline. */
  get endedLines(): number {
    return this.#starts.length;
  }

  /** Where the bytes of a line begin; where they all end, for the line after the last. */
  lineOffset(line: number): number {
    return line > this.#starts.length ? this.#bytes.byteLength : this.#lineStart(line);
  }

  /** The line in which the byte at `offset` lies, if it is `from` or a later one. */
  lineAt(offset: number, from = 0): number {
    // Mostly it is near: so far in steps that double, then by halves.
    let low = from;
    let step = 1;
    while (low + step <= this.#starts.length && this.#lineStart(low + step) <= offset) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step - 1, this.#starts.length);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStart(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The bytes from `offset` on, as far as they lie in one piece of memory: not to be written to. */
  bytesAt(offset: number): Uint8Array {
    return this.#bytes.from(offset);
  }

  /** The bytes from `start` up to `end`: not to be written to. */
  slice(start: number, end: number): Uint8Array {
    return this.#bytes.slice(start, end);
  }

  /**
   * The first line that has ended and may say something else than when {@link LogDocument.version}
   * was `version`; `Infinity` when all are as they were.
   */
  changedSince(version: number): number {
    return this.#rewrites.since(version);
  }

  /** Another number when the line may say something else: as it grows, or is written anew. */
  lineRevision(line: number): number {
    return line >= this.#starts.length ? this.#version : this.#rewrites.of(line);
  }

  /** The columns at which ascending places (UTF-16 indices) in a line's text stand. */
  columnsAt(line: number, places: readonly number[]): number[] {
    return this.#view(line)?.columnsAt(places) ?? [];
  }

  /** How the line falls into rows of `width` columns. */
  lineRows(line: number, width: number): LineRows {
    return this.#view(line)?.rows(width) ?? { count: 1, startOf: () => 0, rowAt: () => 0 };
  }

  /** What the line says, from column `from` up to `to`. The first line is 0. */
  lineText(line: number, from = 0, to?: number): string {
    return this.#view(line)?.text(from, to) ?? '';
  }

  /** What the line says and how it looks, from column `from` up to `to`. */
  styledLine(line: number, from = 0, to?: number): StyledLine {
    const view = this.#view(line);
    return view
      ? { runs: view.runs(from, to ?? Infinity), columns: view.columns }
      : { runs: [], columns: 0 };
  }

  /** The bytes kept, chunk by chunk. They are the document itself: not to be written to. */
  chunks(): readonly Uint8Array<ArrayBuffer>[] {
    return this.#bytes.chunks();
  }

  /** The bytes kept, for a download: all that came, but for what progress bars overwrote. */
  blob(type = 'text/plain;charset=utf-8'): Blob {
    return new Blob([...this.chunks()], { type });
  }

  /** Takes bytes as lines; stops where the cursor goes up, and returns how many it took. */
  #take(bytes: Uint8Array, mayClimb: boolean = this.#climbed < MAX_CLIMBED): number {
    const offset = this.#bytes.byteLength;
    this.#bytes.append(bytes);
    let read = 0;
    const readTo = (end: number): void => {
      while (read < end && !this.#hasToClimb(mayClimb)) {
        read += this.#checkpoints.scan(bytes.subarray(read, end));
      }
    };
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
      const start = offset + at + 1;
      this.#starts.push(start);
      if (!this.#checkpoints.isDue(this.#starts.length, start)) continue;
      readTo(at + 1);
      if (read <= at) break;
      this.#checkpoints.note(this.#starts.length, start);
    }
    readTo(bytes.byteLength);
    if (!this.#hasToClimb(mayClimb)) {
      this.#piece = Math.min(PIECE, 4 * this.#piece);
      this.#condense();
      return read;
    }
    this.#bytes.truncate(offset + read);
    while (this.#starts.length > 0 && this.#lineStart(this.#starts.length) > offset + read) {
      this.#starts.truncate(this.#starts.length - 1);
    }
    this.#climb();
    return read;
  }

  /** Whether what was read last moves the cursor up. */
  #hasToClimb(mayClimb: boolean): boolean {
    return mayClimb && this.#checkpoints.climb !== undefined;
  }

  /** The cursor goes up from the last line: the lines that it may change are held as cells. */
  #climb(): void {
    const { style, climb } = this.#checkpoints;
    this.#checkpoints.forgetClimb();
    this.#liveFrom = this.#starts.length;
    this.#climbed += 1;
    this.#piece = SMALL_PIECE;
    const last = this.#cellsOf(this.#liveFrom);
    if (!last || !climb) return;
    this.#live = new LiveRows(last, style, {
      lineAbove: () => {
        const line = this.#liveFrom - 1;
        if (line < Math.max(0, this.#starts.length - SCREEN_LINES)) return undefined;
        const cells = this.#cellsOf(line);
        if (cells) this.#liveFrom = line;
        this.#climbed += 1;
        return cells;
      },
    });
    this.#live.move(climb);
  }

  #cellsOf(line: number): LineCells | undefined {
    const start = this.#lineStart(line);
    const end = this.#lineEnd(line);
    if (end - start > CONDENSED_FROM) return undefined;
    const interpreter = new LineInterpreter(this.#checkpoints.styleAt(line, start));
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    interpreter.feed(decoder.decode(this.#bytes.slice(start, end)));
    return interpreter.cells;
  }

  #takeLive(live: LiveRows, bytes: Uint8Array): number {
    const { taken, ended } = live.take(bytes);
    if (!ended) return taken;
    this.#writeLive();
    this.#live = undefined;
    this.#take(Uint8Array.of(LF), false);
    return taken;
  }

  /** Writes the lines among which the cursor moves back into the log. */
  #writeLive(): void {
    if (!this.#live) return;
    const line = this.#liveFrom;
    const offset = this.#lineStart(line);
    const text = this.#live.text(this.#checkpoints.styleAt(line, offset));
    this.#checkpoints.truncate(line, offset);
    this.#bytes.truncate(offset);
    this.#starts.truncate(line);
    this.#views.clear();
    this.#rewrites.note(line, this.#version);
    for (const bytes of encodeText(text)) this.#take(bytes, false);
  }

  /** Drops what a last line no longer shows, each time that it has become twice as long. */
  #condense(): void {
    const line = this.#starts.length;
    const start = this.#lineStart(line);
    const { byteLength } = this.#bytes;
    if (line !== this.#condensedLine) {
      this.#condensedLine = line;
      this.#condenseAt = CONDENSED_FROM;
    }
    if (byteLength - start < this.#condenseAt) return;
    const style = this.#checkpoints.styleAt(line, start);
    const condensed = condenseLine(this.#bytes.slice(start, byteLength), style);
    if (condensed) {
      this.#bytes.truncate(start);
      this.#bytes.append(condensed);
      this.#views.delete(line);
    }
    this.#condenseAt = Math.max(CONDENSED_FROM, 2 * (this.#bytes.byteLength - start));
  }

  #changed(): void {
    this.#version += 1;
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #lineStart(line: number): number {
    return line === 0 ? 0 : this.#starts.at(line - 1);
  }

  /** Where the line's text ends: before its line end, or where the bytes end for now. */
  #lineEnd(line: number): number {
    if (line >= this.#starts.length) return this.keptByteLength;
    const end = this.#starts.at(line) - 1;
    const hasReturn = end > this.#lineStart(line) && this.#bytes.at(end - 1) === CR;
    return hasReturn ? end - 1 : end;
  }

  #view(line: number): LineView | undefined {
    if (!Number.isInteger(line) || line < 0 || line >= this.lineCount) return undefined;
    const start = this.#lineStart(line);
    const end = this.#lineEnd(line);
    const finished = this.#complete || line < this.#starts.length;
    const view =
      this.#views.get(line) ??
      new LineView(this.#bytes, start, this.#checkpoints.styleAt(line, start));
    view.readTo(end, finished);
    if (!finished || end - start > LONG_LINE) this.#keep(line, view);
    return view;
  }

  #keep(line: number, view: LineView): void {
    this.#views.delete(line);
    this.#views.set(line, view);
    let cells = 0;
    for (const { cost } of this.#views.values()) cells += cost;
    for (const [oldest, { cost }] of this.#views) {
      const fits = this.#views.size <= KEPT_LINES && cells <= KEPT_CELLS;
      if (fits || oldest === line) return;
      this.#views.delete(oldest);
      cells -= cost;
    }
  }
}
