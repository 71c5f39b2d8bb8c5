import { ByteChunks } from './ByteChunks.js';
import { encodeText } from './encodeText.js';
import { LineView } from './LineView.js';
import { StyleCheckpoints } from './StyleCheckpoints.js';
import type { StyledLine } from './StyledLine.js';
import { Uint32List } from './Uint32List.js';

const LF = 0x0a;
const CR = 0x0d;
/** Lines of more bytes than this are kept read, so that scrolling over them is not reading again. */
const LONG_LINE = 8 * 1024;
const KEPT_LINES = 64;
const KEPT_CELLS = 4 * 1024 * 1024;

/**
 * The log: its bytes as they came, and where each line starts. What a line says is worked out when
 * it is asked for, and has one definition for display, search and copy alike: the text that a very
 * wide terminal leaves on that line after carriage returns, backspaces, erasures, tabs and colour codes.
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
    return this.#bytes.byteLength;
  }

  /** A newline at the very end does not open another line. */
  get lineCount(): number {
    const ended = this.#starts.length;
    return this.byteLength > this.#lineStart(ended) ? ended + 1 : ended;
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
    const offset = this.byteLength;
    this.#bytes.append(bytes);
    let scanned = 0;
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
      const start = offset + at + 1;
      this.#starts.push(start);
      if (!this.#checkpoints.isDue(this.#starts.length, start)) continue;
      this.#checkpoints.scan(bytes.subarray(scanned, at + 1));
      this.#checkpoints.note(this.#starts.length, start);
      scanned = at + 1;
    }
    this.#checkpoints.scan(bytes.subarray(scanned));
    this.#changed();
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

  /** The line as it was received, without its line end; empty outside the document. */
  lineBytes(line: number): Uint8Array {
    return this.#bytes.slice(this.#lineStart(line), this.#lineEnd(line));
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

  /** The bytes received, chunk by chunk. They are the document itself: not to be written to. */
  chunks(): readonly Uint8Array<ArrayBuffer>[] {
    return this.#bytes.chunks();
  }

  /** The bytes received, for a download. */
  blob(type = 'text/plain;charset=utf-8'): Blob {
    return new Blob([...this.chunks()], { type });
  }

  #changed(): void {
    this.#version += 1;
    for (const listener of [...this.#listeners]) listener();
  }

  #lineStart(line: number): number {
    return line === 0 ? 0 : this.#starts.at(line - 1);
  }

  /** Where the line's text ends: before its line end, or where the bytes end for now. */
  #lineEnd(line: number): number {
    if (line >= this.#starts.length) return this.byteLength;
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
