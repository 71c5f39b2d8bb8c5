import type { LogDocument } from '../document/LogDocument.js';
import { ByteMatcher } from './ByteMatcher.js';
import { type MixedLines, mixedLinesOf } from './MixedLines.js';
import { saidBytes } from './saidBytes.js';

/** Bytes read between two looks at the clock. */
const STEP = 256 * 1024;
const CR = 0x0d;

/** Settings of {@link MatchScanner}. */
interface MatchScannerOptions {
  matchCase: boolean;
  /** Called for each match, from the first on, with its line. */
  found: (line: number) => void;
  /** Counts the matches in what a line says, for lines of which the bytes do not tell. */
  countIn: (line: number) => number;
}

/** Reads a log's bytes for the lines that say a text. */
export class MatchScanner {
  readonly #document: LogDocument;
  readonly #matcher: ByteMatcher;
  readonly #mixed: MixedLines;
  readonly #found: (line: number) => void;
  readonly #countIn: (line: number) => number;
  /** Bytes that are not UTF-8 say U+FFFD, which they do not contain. */
  readonly #decodes: boolean;
  #scratch = new Uint8Array(16 * 1024);

  /** @param text at least one character */
  constructor(document: LogDocument, text: string, options: MatchScannerOptions) {
    this.#document = document;
    this.#matcher = new ByteMatcher(new TextEncoder().encode(text), options.matchCase);
    this.#mixed = mixedLinesOf(document);
    this.#found = options.found;
    this.#countIn = options.countIn;
    this.#decodes = text.includes('\ufffd');
  }

  /**
   * Looks at some lines, of which `line` is the first: as many as lie in one piece of memory, or one
   * that lies in several. Returns the first that it has not looked at.
   */
  scan(line: number): number {
    const document = this.#document;
    this.#mixed.reach(line);
    const start = document.lineOffset(line);
    const piece = document.bytesAt(start).subarray(0, STEP);
    const last = document.lineAt(start + piece.byteLength, line);
    const next = Math.min(this.#mixed.reached, last);
    const after = Math.max(next, line + 1);
    const end = document.lineOffset(after);
    if (next === line && end - start > STEP) {
      this.#scanLong(line, start, end);
    } else {
      const bytes = next > line ? piece.subarray(0, end - start) : document.slice(start, end);
      this.#scanLines(bytes, start, line, after);
    }
    return after;
  }

  /** Whole lines from `line` up to `after`; `offset` is their place in the document. */
  #scanLines(bytes: Uint8Array, offset: number, line: number, after: number): void {
    if (this.#decodes) {
      for (let each = line; each < after; each++) this.#scanText(each);
      return;
    }
    let clean = 0;
    let current = line;
    for (let i = this.#mixed.countBefore(line); this.#mixed.at(i) < after; i++) {
      const mixed = this.#mixed.at(i);
      const start = this.#document.lineOffset(mixed) - offset;
      const end = this.#document.lineOffset(mixed + 1) - offset;
      current = this.#scanPlain(bytes, clean, start, offset, current);
      if (this.#maySay(bytes, start, end, i)) this.#scanMixed(bytes, start, end, mixed);
      clean = end;
    }
    this.#scanPlain(bytes, clean, bytes.byteLength, offset, current);
  }

  /** Lines that say what their bytes are; returns the line of the last match. */
  #scanPlain(bytes: Uint8Array, from: number, to: number, offset: number, line: number): number {
    const matcher = this.#matcher;
    let current = line;
    for (let at = matcher.find(bytes, from, to); at >= 0;) {
      current = this.#document.lineAt(offset + at, current);
      this.#found(current);
      at = matcher.find(bytes, at + matcher.length, to);
    }
    return current;
  }

  /** Whether a line that says something else than its bytes may say the text all the same. */
  #maySay(bytes: Uint8Array, start: number, end: number, index: number): boolean {
    const matcher = this.#matcher;
    return matcher.find(bytes, start, end) >= 0 || this.#mixed.mayJoin(index, matcher);
  }

  #scanMixed(bytes: Uint8Array, start: number, end: number, line: number): void {
    const matcher = this.#matcher;
    let to = end - 1;
    if (to > start && bytes[to - 1] === CR) to -= 1;
    const room = 16 * (end - start);
    if (this.#scratch.length < room) this.#scratch = new Uint8Array(room);
    const said = saidBytes(bytes, start, to, this.#scratch);
    if (said < 0) {
      this.#scanText(line);
      return;
    }
    for (let at = matcher.find(this.#scratch, 0, said); at >= 0;) {
      this.#found(line);
      at = matcher.find(this.#scratch, at + matcher.length, said);
    }
  }

  #scanText(line: number): void {
    for (let left = this.#countIn(line); left > 0; left--) this.#found(line);
  }

  /** A line of megabytes that says what it is need not be put together to be searched. */
  #scanLong(line: number, start: number, end: number): void {
    const matcher = this.#matcher;
    const isMixed = this.#mixed.at(this.#mixed.countBefore(line)) === line;
    if (isMixed || this.#decodes) {
      this.#scanText(line);
      return;
    }
    for (let from = start; from < end;) {
      const piece = this.#document.slice(from, Math.min(end, from + STEP));
      let after = 0;
      for (let at = matcher.find(piece, 0, piece.byteLength); at >= 0;) {
        this.#found(line);
        after = at + matcher.length;
        at = matcher.find(piece, after, piece.byteLength);
      }
      const isLast = from + piece.byteLength >= end;
      from += isLast ? piece.byteLength : Math.max(after, piece.byteLength - matcher.length + 1);
    }
  }
}
