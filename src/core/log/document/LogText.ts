import type { LineView } from './LineView.js';
import { LineViewCache } from './LineViewCache.js';
import { LogLines } from './LogLines.js';
import { LogWriter } from './LogWriter.js';
import { readParts } from './readParts.js';
import { SHORT_LINE, textOfSimpleLine } from './simpleLine.js';
import { type LogEncoding, Transcoder } from './Transcoder.js';

/**
 * The bytes of a log, read in one encoding, and the lines that they make. It is what a document needs from
 * its first byte on, and what it replaces when the log is read in another encoding.
 */
export class LogText {
  readonly #transcoder: Transcoder;
  readonly #lines = new LogLines();
  readonly #views = new LineViewCache(this.#lines);
  readonly #writer = new LogWriter(this.#lines, this.#views);
  /** Bytes of text that came, in UTF-8. */
  #decoded = 0;

  /**
   * @param encoding by default what a byte order mark says, else UTF-8
   * @throws {RangeError} when the platform does not know it
   */
  constructor(encoding?: LogEncoding) {
    this.#transcoder = new Transcoder(encoding);
  }

  /** What the bytes are read as, by its name in the Encoding Standard. */
  get encoding(): LogEncoding {
    return this.#transcoder.encoding;
  }

  /** The lines, with all that was appended written into them. */
  get lines(): LogLines {
    this.#writer.flush();
    return this.#lines;
  }

  /**
   * Bytes of memory that the index of the lines takes, four for each; and those of text that a few bytes of
   * a sequence have made, such as lines that were skipped.
   */
  get indexByteLength(): number {
    return 4 * this.#lines.ended + Math.max(0, this.#lines.byteLength - this.#decoded);
  }

  /** Appends bytes, with which the document's version becomes `version`. */
  append(bytes: Uint8Array, version: number): void {
    this.#write(this.#transcoder.push(bytes), version);
  }

  /**
   * Appends bytes in slices between which the page can paint, and those that are pushed meanwhile.
   *
   * @param isWanted whether to go on
   */
  async appendParts(
    parts: readonly (Uint8Array | Blob)[],
    version: number,
    isWanted: () => boolean,
  ): Promise<void> {
    const append = (bytes: Uint8Array): void => {
      this.append(bytes, version);
    };
    await readParts(parts, append, isWanted);
  }

  /** Appends what was held back for a byte order mark, because none comes any more. */
  settle(version: number): void {
    this.#write(this.#transcoder.settle(), version);
  }

  /** Allows the last line to grow again. */
  reopen(): void {
    this.#views.reopen();
  }

  /** The lines from `line` on may have changed in a version of the document. */
  addRewrite(line: number, version: number): void {
    this.#writer.rewrites.add(line, version);
  }

  /** The first line that was written anew after a version; `Infinity` when none was. */
  rewrittenSince(version: number): number {
    return this.#writer.rewrites.firstSince(version);
  }

  /** The version in which a line was last written anew; 0 for one that never was. */
  versionOf(line: number): number {
    return this.#writer.rewrites.versionOf(line);
  }

  /** A line that exists, read as far as it has come. */
  view(line: number, isComplete: boolean): LineView {
    return this.#views.get(line, isComplete);
  }

  /** The text of a line that exists, from column `from` up to `to`. */
  text(line: number, isComplete: boolean, from = 0, to?: number): string {
    const { lines } = this;
    const start = lines.startOf(line);
    const end = lines.endOf(line);
    const simple =
      end - start > SHORT_LINE
        ? undefined
        : textOfSimpleLine(lines.bytes.slice(start, end), from, to);
    return simple ?? this.view(line, isComplete).text(from, to);
  }

  /** The bytes from `from` on exactly as they were appended, in arrays and blobs. */
  received(from: number): (Uint8Array<ArrayBuffer> | Blob)[] {
    const { raw, held } = this.#transcoder;
    const parts: (Uint8Array<ArrayBuffer> | Blob)[] = [];
    if (raw) {
      raw.forEach(from, raw.byteLength, (bytes) => parts.push(bytes));
      return parts;
    }
    parts.push(...this.#lines.received.parts(from));
    if (held.byteLength > 0) parts.push(held.slice());
    return parts;
  }

  /** Offset of a line's first byte among all that came, where that is known. */
  receivedOffset(line: number): number | undefined {
    const { lines } = this;
    return this.#transcoder.raw ? undefined : lines.received.offsetOf(lines.startOf(line));
  }

  #write(bytes: Uint8Array, version: number): void {
    this.#decoded += bytes.byteLength;
    this.#writer.append(bytes, version);
  }
}
