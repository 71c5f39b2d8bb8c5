import { encodeText } from '../../base/bytes.js';
import { MAX_LOG_BYTES } from '../../base/limits.js';
import { Listeners } from '../../base/Listeners.js';
import type { LogJoint, LogSeam } from '../LogSeam.js';
import type { StyledLine, TextStyle } from '../vt/style.js';
import type { LogInsertion } from './insertInto.js';
import type { LineParts, LineRows, LineView } from './LineView.js';
import type { LogLines } from './LogLines.js';
import type { LogText } from './LogText.js';
import type { LogEncoding } from './Transcoder.js';

/** Makes the text of a document, when it has its first byte. */
export type CreateText = (encoding?: LogEncoding) => LogText;

const NO_BYTES = new Uint8Array(0);

/**
 * A log: its bytes, and where each line starts. The text of a line is worked out when it is asked
 * for. It has one definition, for display, search and copy alike: what a terminal of unlimited
 * width shows in that line after carriage returns, backspaces, tabs and escape sequences.
 *
 * The lines keep their bytes as they were appended, but for what a terminal would not show either:
 * the states of a progress bar that a line of more than 64 KiB has overwritten, and the lines that
 * the cursor goes back to (`ESC[A`), which are written anew with what they show. No other line that
 * has ended ever changes, but lines that were missing may come between ({@link LogDocumentBase.insert}).
 * Nothing is lost: {@link LogDocumentBase.blob} has each byte as it came, those that the lines have dropped
 * from where the browser keeps its blobs.
 *
 * A document only grows, up to {@link MAX_LOG_BYTES}. Lines end at `\n` or `\r\n`; a last line without either
 * counts as a line. Bytes are read as UTF-8, or as UTF-16 after its byte order mark, or as
 * {@link LogDocumentBase.setEncoding} says; those that are none are shown as U+FFFD. Of another encoding
 * than UTF-8 the document keeps the bytes as they came, for {@link LogDocumentBase.blob}, and the text
 * as UTF-8, which all other members speak of.
 *
 * This class has what an empty document needs, so that a page can have one before it has loaded the
 * code that reads bytes. `LogDocument` is the same with that code.
 */
export class LogDocumentBase {
  readonly #createText: CreateText;
  #text: LogText | undefined;
  /** What {@link LogDocumentBase.setEncoding} was called with, and how the platform calls it. */
  #chosen: LogEncoding | undefined;
  /** All bytes, for the encoding that is to be read next; those appended meanwhile are pushed. */
  #rereading: (Uint8Array | Blob)[] | undefined;
  readonly #listeners = new Listeners();
  /** Seams that lie before a line: they outlive another reading of the bytes. */
  #joints: Map<number, LogSeam> = new Map<number, LogSeam>();
  /** Where lines are since others were put in, and in which versions that was. */
  readonly #moves: { version: number; movedLine: (line: number) => number }[] = [];
  #received = 0;
  #complete = false;
  #version = 0;

  /** @param createText called when there are bytes to read; without it, none can be appended */
  constructor(createText: CreateText = refuse) {
    this.#createText = createText;
  }

  /** Bytes appended, those of newlines and escape sequences included. */
  get byteLength(): number {
    return this.#received;
  }

  /** Bytes kept: fewer than were appended where progress bars have overwritten themselves. */
  get keptByteLength(): number {
    return this.#lines?.byteLength ?? 0;
  }

  /** Bytes of memory that the lines take beside the bytes that came: their index, and what grew of these. */
  get indexByteLength(): number {
    return this.#text?.indexByteLength ?? 0;
  }

  /** Number of lines. A newline at the very end does not begin another one. */
  get lineCount(): number {
    return this.#lines?.count ?? 0;
  }

  /**
   * What its bytes are read as, by its name in the Encoding Standard: `utf-8`, unless a byte order
   * mark or {@link LogDocumentBase.setEncoding} says otherwise.
   */
  get encoding(): LogEncoding {
    return this.#text?.encoding ?? this.#chosen ?? 'utf-8';
  }

  /** Whether {@link LogDocumentBase.end} was called, so that nothing more can be appended. */
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
   * @throws {Error} after {@link LogDocumentBase.end}, until {@link LogDocumentBase.reopen}
   * @throws {Error} when the document would have more than {@link MAX_LOG_BYTES}; nothing of the
   *   bytes is appended then
   */
  append(bytes: Uint8Array): void {
    if (this.#complete) throw new Error('This log is complete.');
    if (bytes.byteLength === 0) return;
    if (this.#received + this.indexByteLength + bytes.byteLength > MAX_LOG_BYTES) {
      throw new Error('This log is full.');
    }
    this.#received += bytes.byteLength;
    this.#version += 1;
    this.#rereading?.push(bytes);
    this.#text ??= this.#createText(this.#chosen);
    this.#text.append(bytes, this.#version);
    this.#listeners.call();
  }

  /**
   * Reads the log in another encoding, from its first byte. Lines keep their numbers unless the
   * encodings disagree on what a newline is. It takes effect at once while the document is empty,
   * else when all bytes have been read again, in slices.
   *
   * @param encoding by default what a byte order mark says, else UTF-8
   * @returns a promise that is fulfilled when it has taken effect, or was superseded by another call
   * @throws {RangeError} (as a rejection) for an encoding that the platform does not know
   */
  async setEncoding(encoding?: LogEncoding): Promise<void> {
    const chosen = encoding === undefined ? undefined : new TextDecoder(encoding).encoding;
    this.#settle();
    // What is appended from here on is pushed.
    const parts = this.receivedParts();
    this.#rereading = parts;
    const isWanted = (): boolean => this.#rereading === parts;
    let text: LogText | undefined;
    if (parts.length > 0) {
      text = this.#createText(chosen);
      await text.appendParts(parts, this.#version, isWanted);
    }
    if (!isWanted()) return;
    this.#rereading = undefined;
    this.#chosen = chosen;
    this.#text = text;
    if (this.#complete) this.#settle();
    text?.addRewrite(0, this.#version + 1);
    this.#change();
  }

  /** {@link LogDocumentBase.append} for text. */
  appendText(text: string): void {
    for (const bytes of encodeText(text)) this.append(bytes);
  }

  /** {@link LogDocumentBase.append} for whole lines, each without its newline. */
  appendLines(lines: readonly string[]): void {
    const batch = 4096;
    for (let at = 0; at < lines.length; at += batch) {
      this.appendText(`${lines.slice(at, at + batch).join('\n')}\n`);
    }
  }

  /** Marks that what is appended next does not simply go on from what is there. */
  markSeam(seam: LogJoint): void {
    const line = this.endedLines;
    // Where lines may be missing, it matters less where the next ones come from.
    if (this.#joints.get(line)?.kind === 'gap') return;
    this.#joints.set(line, { hidden: 0, ...seam });
    this.#change();
  }

  /**
   * Puts bytes in between those that were appended, for lines that were missing and were found later. The
   * log is read again, in slices; what is appended meanwhile comes behind all, as ever. Lines behind them
   * move down: {@link LogDocumentBase.lineSince} tells where they are.
   *
   * @param insertions in the order of the log
   * @param isWanted asked between two slices
   * @param onDone called when it has taken effect, which it has not after another call of
   *   {@link LogDocumentBase.setEncoding}
   */
  async insert(
    insertions: readonly LogInsertion[],
    { isWanted, onDone }: { isWanted: () => boolean; onDone: () => void },
  ): Promise<void> {
    const { cutAt, insertInto } = await import('./insertInto.js');
    // Another encoding is about to take effect.
    while (this.#rereading) await this.#nextChange();
    this.#settle();
    const lists = cutAt(this.receivedParts(), insertions);
    const rest = (this.#rereading = lists.at(-1) ?? []);
    const text = this.#createText(this.#chosen);
    const isStill = (): boolean => this.#rereading === rest && isWanted();
    const done = await insertInto(text, this.#version, lists, insertions, this.#joints, isStill);
    if (this.#rereading === rest) this.#rereading = undefined;
    if (!done) return;
    this.#text = text;
    this.#joints = new Map(done.joints);
    for (const { bytes } of insertions) for (const part of bytes) this.#received += part.byteLength;
    if (this.#complete) this.#settle();
    text.addRewrite(0, this.#version + 1);
    this.#moves.push({ version: this.#version + 1, movedLine: done.movedLine });
    onDone();
    this.#change();
  }

  /** Ends the log: nothing more will be appended. */
  end(): void {
    if (this.#complete) return;
    this.#complete = true;
    this.#settle();
    this.#change();
  }

  /** Allows appending again, for a log that was cut off and is requested once more. */
  reopen(): void {
    if (!this.#complete) return;
    this.#complete = false;
    this.#text?.reopen();
    this.#change();
  }

  /**
   * Calls back after every change, synchronously.
   *
   * @returns a function that ends the subscription
   */
  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** The bytes of a line as they are kept, without its newline; empty outside of the document. */
  lineBytes(line: number): Uint8Array {
    const lines = this.#lines;
    return lines ? lines.bytes.slice(lines.startOf(line), lines.endOf(line)) : NO_BYTES;
  }

  /** Number of lines that have ended: all but a last one without a newline. */
  get endedLines(): number {
    return this.#lines?.ended ?? 0;
  }

  /** Offset of a line's first byte; the number of bytes kept, for lines after the last. */
  lineOffset(line: number): number {
    const lines = this.#lines;
    if (!lines) return 0;
    return line > lines.ended ? lines.byteLength : lines.startOf(line);
  }

  /** Offset of a line's first byte among all that were appended, where that is known. */
  receivedOffset(line: number): number | undefined {
    return this.#text?.receivedOffset(line);
  }

  /**
   * The line of the byte at `offset`.
   *
   * @param from a line before which it is known not to lie: the search starts there
   */
  lineAt(offset: number, from = 0): number {
    return this.#lines?.lineAt(offset, from) ?? 0;
  }

  /**
   * The bytes from `offset` to the end of their chunk. They are not a copy: do not write to them.
   */
  bytesAt(offset: number): Uint8Array {
    return this.#lines?.bytes.chunkFrom(offset) ?? NO_BYTES;
  }

  /** The bytes from `start` up to `end`. They may not be a copy: do not write to them. */
  slice(start: number, end: number): Uint8Array {
    return this.#lines?.bytes.slice(start, end) ?? NO_BYTES;
  }

  /**
   * The first line that was written anew since {@link LogDocumentBase.version} was `version`;
   * `Infinity` when none was. The text of a last line that has not ended may change without that.
   */
  changedSince(version: number): number {
    return this.#text?.rewrittenSince(version) ?? Infinity;
  }

  /** Where a line is now that was `line` while {@link LogDocumentBase.version} was `version`. */
  lineSince(line: number, version: number): number {
    return this.#moves
      .filter(({ version: at }) => at > version)
      .reduce((now, { movedLine }) => movedLine(now), line);
  }

  /**
   * A number that changes when the line's text may have changed: as it grows, or is written anew.
   */
  lineRevision(line: number): number {
    return line >= this.endedLines ? this.#version : (this.#text?.versionOf(line) ?? 0);
  }

  /** The columns of ascending UTF-16 indices in a line's text. */
  columnsAt(line: number, indices: readonly number[]): number[] {
    return this.#view(line)?.columnsAt(indices) ?? [];
  }

  /** A line as it is read in parts, where it may have megabytes. */
  lineParts(line: number): LineParts | undefined {
    return this.#view(line);
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
    return this.#has(line) ? (this.#text?.text(line, this.#complete, from, to) ?? '') : '';
  }

  /** The text and style of a line, from column `from` up to `to`. */
  styledLine(line: number, from = 0, to?: number): StyledLine {
    const view = this.#view(line);
    return { runs: view?.runs(from, to ?? Infinity) ?? [], columns: view?.columns ?? 0 };
  }

  /** The style that is set before a line; `undefined` before there is any text. */
  styleBefore(line: number): TextStyle | undefined {
    return this.#lines?.styleOf(line);
  }

  /** What an otherwise empty line stands for, or what lies before a line or in it. */
  seamAt(line: number): LogSeam | undefined {
    return this.#lines?.seamAt(line) ?? this.#joints.get(line);
  }

  /** The lines before which the log was joined, by {@link LogDocumentBase.markSeam}. */
  get joints(): readonly number[] {
    return [...this.#joints.keys()];
  }

  /** All bytes kept, chunk by chunk. They are not copies: do not write to them. */
  chunks(): readonly Uint8Array<ArrayBuffer>[] {
    return this.#lines?.bytes.chunks() ?? [];
  }

  /** All bytes exactly as they were appended, in the encoding in which they came, for a download. */
  blob(type = `text/plain;charset=${this.encoding}`): Blob {
    return new Blob(this.receivedParts(), { type });
  }

  /**
   * The bytes from `from` on exactly as they were appended, in arrays and blobs. They are not copies: do not
   * write to them.
   */
  receivedParts(from = 0): (Uint8Array<ArrayBuffer> | Blob)[] {
    return this.#text?.received(from) ?? [];
  }

  /** The lines, with all that was appended written into them. */
  get #lines(): LogLines | undefined {
    return this.#text?.lines;
  }

  #has(line: number): boolean {
    return Number.isInteger(line) && line >= 0 && line < this.lineCount;
  }

  #view(line: number): LineView | undefined {
    return this.#has(line) ? this.#text?.view(line, this.#complete) : undefined;
  }

  /** Appends what was held back for a byte order mark. */
  #settle(): void {
    this.#text?.settle(this.#version);
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const unsubscribe = this.subscribe(() => {
        unsubscribe();
        resolve();
      });
    });
  }

  #change(): void {
    this.#version += 1;
    this.#listeners.call();
  }
}

function refuse(): never {
  throw new Error('Nothing can be appended to this log.');
}
