import { encodeText } from '../../base/bytes.js';
import type { StyledLine } from '../vt/style.js';
import type { LineRows, LineView } from './LineView.js';
import { LineViews } from './LineViews.js';
import { LogLines } from './LogLines.js';
import { LogWriter } from './LogWriter.js';

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
  readonly #store = new LogLines();
  readonly #views = new LineViews(this.#store);
  readonly #writer = new LogWriter(this.#store, this.#views);
  readonly #listeners = new Set<() => void>();
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
    return this.#lines.byteLength;
  }

  /** A newline at the very end does not open another line. */
  get lineCount(): number {
    return this.#lines.count;
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
    this.#writer.take(bytes, this.#version);
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
    this.#views.reopen();
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
    const lines = this.#lines;
    return lines.bytes.slice(lines.startOf(line), lines.endOf(line));
  }

  /** Lines that have ended: all but a last one without a newline. */
  get endedLines(): number {
    return this.#lines.ended;
  }

  /** Where the bytes of a line begin; where they all end, for the line after the last. */
  lineOffset(line: number): number {
    const lines = this.#lines;
    return line > lines.ended ? lines.byteLength : lines.startOf(line);
  }

  /** The line in which the byte at `offset` lies, if it is `from` or a later one. */
  lineAt(offset: number, from = 0): number {
    return this.#lines.lineAt(offset, from);
  }

  /** The bytes from `offset` on, as far as they lie in one piece of memory: not to be written to. */
  bytesAt(offset: number): Uint8Array {
    return this.#lines.bytes.from(offset);
  }

  /** The bytes from `start` up to `end`: not to be written to. */
  slice(start: number, end: number): Uint8Array {
    return this.#lines.bytes.slice(start, end);
  }

  /**
   * The first line that has ended and may say something else than when {@link LogDocument.version}
   * was `version`; `Infinity` when all are as they were.
   */
  changedSince(version: number): number {
    return this.#writer.rewrites.since(version);
  }

  /** Another number when the line may say something else: as it grows, or is written anew. */
  lineRevision(line: number): number {
    return line >= this.endedLines ? this.#version : this.#writer.rewrites.of(line);
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
    return this.#lines.bytes.chunks();
  }

  /** The bytes kept, for a download: all that came, but for what progress bars overwrote. */
  blob(type = 'text/plain;charset=utf-8'): Blob {
    return new Blob([...this.chunks()], { type });
  }

  /** The lines as they are now, for whoever reads them. */
  get #lines(): LogLines {
    this.#writer.settle();
    return this.#store;
  }

  #view(line: number): LineView | undefined {
    if (!Number.isInteger(line) || line < 0 || line >= this.lineCount) return undefined;
    return this.#views.of(line, this.#complete);
  }

  #changed(): void {
    this.#version += 1;
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
