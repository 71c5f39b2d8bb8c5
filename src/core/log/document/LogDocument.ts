import { encodeText } from '../../base/bytes.js';
import type { StyledLine } from '../vt/style.js';
import type { LineRows, LineView } from './LineView.js';
import { LineViewCache } from './LineViewCache.js';
import { LogLines } from './LogLines.js';
import { LogWriter } from './LogWriter.js';

/** What lies between two lines of a log, and is no line of it. */
export interface LogSeam {
  /**
   * `gap`: lines may be missing here; `handover`: what follows comes from another source, such as the
   * archive after the pod.
   */
  readonly kind: 'gap' | 'handover';
  /** The line before which it lies, or in which it lies where that line had not ended. */
  readonly line: number;
  /** Of a handover: which rung the lines before come from. */
  readonly from?: string | undefined;
  /** Of a handover: which rung the lines after come from. */
  readonly to?: string | undefined;
}

/**
 * A log: its bytes, and where each line starts. The text of a line is worked out when it is asked
 * for. It has one definition, for display, search and copy alike: what a terminal of unlimited
 * width shows in that line after carriage returns, backspaces, tabs and escape sequences.
 *
 * The bytes are kept as they were appended, but for what a terminal would not show either: the
 * states of a progress bar that a line of more than 64 KiB has overwritten, and the lines into
 * which nested progress bars move the cursor back up (`ESC[A`), which are written anew with what
 * they show. No other line that has ended ever changes.
 *
 * A document only grows, up to 4 GiB. Lines end at `\n` or `\r\n`; a last line without either
 * counts as a line. Bytes that are not UTF-8 are shown as U+FFFD.
 *
 * @example
 * ```ts
 * const document = new LogDocument();
 * document.subscribe(() => console.log(document.lineCount));
 * document.appendText('epoch 1\n\x1b[31mloss is NaN\x1b[0m\n');
 * document.end();
 * document.lineText(1); // 'loss is NaN'
 * ```
 */
export class LogDocument {
  readonly #store = new LogLines();
  readonly #views = new LineViewCache(this.#store);
  readonly #writer = new LogWriter(this.#store, this.#views);
  readonly #listeners = new Set<() => void>();
  #seams: readonly LogSeam[] = [];
  #received = 0;
  #complete = false;
  #version = 0;

  /** A complete document of a text, of lines (each without its newline), or of bytes. */
  static from(content: string | readonly string[] | Uint8Array): LogDocument {
    const document = new LogDocument();
    if (content instanceof Uint8Array) document.append(content);
    else if (typeof content === 'string') document.appendText(content);
    else document.appendLines(content);
    document.end();
    return document;
  }

  /** Bytes appended, those of newlines and escape sequences included. */
  get byteLength(): number {
    return this.#received;
  }

  /** Bytes kept: fewer than were appended where progress bars have overwritten themselves. */
  get keptByteLength(): number {
    return this.#lines.byteLength;
  }

  /** Number of lines. A newline at the very end does not begin another one. */
  get lineCount(): number {
    return this.#lines.count;
  }

  /** Whether {@link LogDocument.end} was called, so that nothing more can be appended. */
  get complete(): boolean {
    return this.#complete;
  }

  /** A number that grows with every change. */
  get version(): number {
    return this.#version;
  }

  /**
   * Appends bytes, which may be cut anywhere. The document may keep the array: do not write to it
   * afterwards.
   *
   * @throws {Error} after {@link LogDocument.end}, until {@link LogDocument.reopen}
   */
  append(bytes: Uint8Array): void {
    if (this.#complete) throw new Error('This log has ended: nothing can be appended.');
    if (bytes.byteLength === 0) return;
    this.#received += bytes.byteLength;
    this.#version += 1;
    this.#writer.append(bytes, this.#version);
    this.#notify();
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

  /** Where lines may be missing, and where another source goes on, in the order of the lines. */
  get seams(): readonly LogSeam[] {
    return this.#seams;
  }

  /** Marks that what is appended next does not simply go on from what is there. */
  markSeam(seam: Omit<LogSeam, 'line'>): void {
    this.#seams = [...this.#seams, { ...seam, line: this.endedLines }];
    this.#change();
  }

  /** Ends the log: nothing more will be appended. */
  end(): void {
    if (this.#complete) return;
    this.#complete = true;
    this.#change();
  }

  /** Allows appending again, for a log that was cut off and is requested once more. */
  reopen(): void {
    if (!this.#complete) return;
    this.#complete = false;
    this.#views.reopen();
    this.#change();
  }

  /**
   * Calls back after every change, synchronously.
   *
   * @returns a function that ends the subscription
   */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** The bytes of a line as they are kept, without its newline; empty outside of the document. */
  lineBytes(line: number): Uint8Array {
    const lines = this.#lines;
    return lines.bytes.slice(lines.startOf(line), lines.endOf(line));
  }

  /** Number of lines that have ended: all but a last one without a newline. */
  get endedLines(): number {
    return this.#lines.ended;
  }

  /** Offset of a line's first byte; the number of bytes kept, for lines after the last. */
  lineOffset(line: number): number {
    const lines = this.#lines;
    return line > lines.ended ? lines.byteLength : lines.startOf(line);
  }

  /**
   * The line of the byte at `offset`.
   *
   * @param from a line before which it is known not to lie: the search starts there
   */
  lineAt(offset: number, from = 0): number {
    return this.#lines.lineAt(offset, from);
  }

  /**
   * The bytes from `offset` to the end of their chunk. They are not a copy: do not write to them.
   */
  bytesAt(offset: number): Uint8Array {
    return this.#lines.bytes.chunkFrom(offset);
  }

  /** The bytes from `start` up to `end`. They may not be a copy: do not write to them. */
  slice(start: number, end: number): Uint8Array {
    return this.#lines.bytes.slice(start, end);
  }

  /**
   * The first line that was written anew since {@link LogDocument.version} was `version`;
   * `Infinity` when none was. The text of a last line that has not ended may change without that.
   */
  changedSince(version: number): number {
    return this.#writer.rewrites.firstSince(version);
  }

  /**
   * A number that changes when the line's text may have changed: as it grows, or is written anew.
   */
  lineRevision(line: number): number {
    return line >= this.endedLines ? this.#version : this.#writer.rewrites.versionOf(line);
  }

  /** The columns of ascending UTF-16 indices in a line's text. */
  columnsAt(line: number, indices: readonly number[]): number[] {
    return this.#view(line)?.columnsAt(indices) ?? [];
  }

  /** How a line wraps into rows of `width` columns. */
  lineRows(line: number, width: number): LineRows {
    return this.#view(line)?.rows(width) ?? { count: 1, startOf: () => 0, rowAt: () => 0 };
  }

  /**
   * The text of a line, from column `from` up to `to` (by default all of it); empty outside of the
   * document. Lines and columns are counted from 0.
   */
  lineText(line: number, from = 0, to?: number): string {
    return this.#view(line)?.text(from, to) ?? '';
  }

  /** The text and style of a line, from column `from` up to `to`. */
  styledLine(line: number, from = 0, to?: number): StyledLine {
    const view = this.#view(line);
    return view
      ? { runs: view.runs(from, to ?? Infinity), columns: view.columns }
      : { runs: [], columns: 0 };
  }

  /** All bytes kept, chunk by chunk. They are not copies: do not write to them. */
  chunks(): readonly Uint8Array<ArrayBuffer>[] {
    return this.#lines.bytes.chunks();
  }

  /**
   * All bytes kept, for a download: those appended, but for what progress bars have overwritten.
   */
  blob(type = 'text/plain;charset=utf-8'): Blob {
    return new Blob([...this.chunks()], { type });
  }

  /** The lines, with all that was appended written into them. */
  get #lines(): LogLines {
    this.#writer.flush();
    return this.#store;
  }

  #view(line: number): LineView | undefined {
    if (!Number.isInteger(line) || line < 0 || line >= this.lineCount) return undefined;
    return this.#views.get(line, this.#complete);
  }

  #change(): void {
    this.#version += 1;
    this.#notify();
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
