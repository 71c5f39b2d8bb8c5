import type { LogDocument } from '../document/LogDocument.js';
import { lowerBound, Uint32List } from '../document/Uint32List.js';
import type { ByteMatcher } from './ByteMatcher.js';
import { findFormattedLines } from './findFormattedLines.js';
import { inSlices, type LogSearchRun } from './inSlices.js';
import { seamsOf } from './seams.js';

/** Bytes that are scanned between two looks at the clock. */
const STEP = 256 * 1024;
const LF = 0x0a;
const CR = 0x0d;
/** In place of the seams of a line of which not all are known: any text may cross them. */
const UNKNOWN = 0xffffffff;

/**
 * The formatted lines of a log, whose text differs from their bytes, and their seams: what all
 * searches of that log need, worked out once. `LogSearch` explains what they are for. They take
 * some twenty bytes for each formatted line.
 */
export class FormattedLines {
  readonly #document: LogDocument;
  /** The formatted lines, in ascending order. */
  readonly #lines = new Uint32List();
  /** The seams of all formatted lines, and for each line the index after its last one. */
  readonly #seams = new Uint32List();
  readonly #seamEnds = new Uint32List();
  /** Number of lines scanned, from the first on. */
  #scanned = 0;
  #version: number;

  constructor(document: LogDocument) {
    this.#document = document;
    this.#version = document.version;
  }

  /** Scans all lines that have ended and are not scanned yet. */
  run(options?: LogSearchRun): Promise<void> {
    return inSlices(
      () => {
        this.#scanNext();
      },
      () => this.scanned >= this.#document.endedLines,
      options,
    );
  }

  /** Number of lines that are scanned, from the first on, without those written anew since. */
  get scanned(): number {
    const { version } = this.#document;
    if (version !== this.#version) {
      const changed = this.#document.changedSince(this.#version);
      this.#version = version;
      if (changed < this.#scanned) {
        this.#scanned = changed;
        const kept = lowerBound(this.#lines, changed);
        this.#lines.truncate(kept);
        this.#seamEnds.truncate(kept);
        this.#seams.truncate(this.#firstSeam(kept));
      }
    }
    return this.#scanned;
  }

  /** Scans up to `line`, which must have ended, and on to the end of its chunk. */
  scanTo(line: number): void {
    while (this.scanned <= line) this.#scanNext();
  }

  /** Scans some lines, unless `line`, which must have ended, is scanned; returns whether it is. */
  scanToward(line: number): boolean {
    if (this.scanned <= line) this.#scanNext();
    return this.scanned > line;
  }

  /** The number of formatted lines before `line`: the index of the first one from there on. */
  countBefore(line: number): number {
    return lowerBound(this.#lines, line);
  }

  /** The formatted line with this index; `Infinity` behind the last one scanned. */
  at(index: number): number {
    return index < this.#lines.length ? this.#lines.at(index) : Infinity;
  }

  /** Whether a text may cross a seam of the formatted line with this index. */
  mayCrossSeam(index: number, matcher: ByteMatcher): boolean {
    for (let i = this.#firstSeam(index); i < this.#firstSeam(index + 1); i++) {
      const seam = this.#seams.at(i);
      if (seam === UNKNOWN || matcher.containsPair(seam >> 8, seam & 0xff)) return true;
    }
    return false;
  }

  #firstSeam(index: number): number {
    return index === 0 ? 0 : this.#seamEnds.at(index - 1);
  }

  /**
   * Scans the lines that lie in one chunk from the first that is not scanned on, but at least one.
   */
  #scanNext(): void {
    const document = this.#document;
    const line = this.scanned;
    const start = document.lineOffset(line);
    const piece = document.bytesAt(start).subarray(0, STEP);
    const next = Math.min(document.endedLines, document.lineAt(start + piece.byteLength, line));
    this.#scanned = Math.max(next, line + 1);
    const end = document.lineOffset(this.#scanned);
    if (next > line || end - start <= STEP) {
      const lines = next > line ? piece.subarray(0, end - start) : document.slice(start, end);
      findFormattedLines(lines, (from, to, index) => {
        this.#lines.push(line + index);
        this.#addSeams(seamsOf(lines, from, withoutNewline(lines, from, to)));
      });
    } else if (document.lineParts(line)?.isPlain === false) {
      this.#lines.push(line);
      this.#addSeams(undefined);
    }
  }

  #addSeams(seams: readonly number[] = [UNKNOWN]): void {
    for (const seam of seams) this.#seams.push(seam);
    this.#seamEnds.push(this.#seams.length);
  }
}

function withoutNewline(bytes: Uint8Array, from: number, to: number): number {
  const end = bytes[to - 1] === LF ? to - 1 : to;
  return end > from && bytes[end - 1] === CR ? end - 1 : end;
}

const ofDocuments = new WeakMap<LogDocument, FormattedLines>();

/** The formatted lines of a log, one object for all its searches. */
export function formattedLinesOf(document: LogDocument): FormattedLines {
  const lines = ofDocuments.get(document) ?? new FormattedLines(document);
  ofDocuments.set(document, lines);
  return lines;
}
