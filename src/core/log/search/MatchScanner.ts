import type { LogDocument } from '../document/LogDocument.js';
import { ByteMatcher } from './ByteMatcher.js';
import { type FormattedLines, formattedLinesOf } from './FormattedLines.js';
import { textEnd } from './linesInChunk.js';
import { LONG_LINE } from './LongLineMatches.js';
import { ROOM, writeTextBytes } from './textBytes.js';
import type { WholeWords } from './WholeWords.js';

/** Bytes that are searched between two looks at the clock. */
const STEP = LONG_LINE;

/** Settings of {@link MatchScanner}. */
interface MatchScannerOptions {
  /** Whether `a` and `A` differ. */
  matchCase: boolean;
  /** Tells whole words, when only these are matches. */
  words: WholeWords | undefined;
  /** Whether the first match of each line is enough. */
  oncePerLine: boolean;
  /** Called once for each match with its line, in ascending order. */
  onMatch: (line: number) => void;
  /** Searches the next slice of a long line; returns whether it was the last one. */
  searchLongLine: (line: number) => boolean;
  /** Counts the matches in a line by `LogDocument.lineText`, where its bytes are not enough. */
  countInText: (line: number) => number;
}

/**
 * Searches the bytes of a log for the lines whose text contains another. `LogSearch` explains how.
 */
export class MatchScanner {
  readonly #document: LogDocument;
  readonly #matcher: ByteMatcher;
  readonly #words: WholeWords | undefined;
  readonly #formatted: FormattedLines;
  readonly #oncePerLine: boolean;
  readonly #onMatch: (line: number) => void;
  readonly #searchLongLine: (line: number) => boolean;
  readonly #countInText: (line: number) => number;
  /** U+FFFD is in the text of any line that is not UTF-8, but not in its bytes. */
  readonly #needsText: boolean;
  #textBuffer = new Uint8Array(16 * 1024);

  /** @param text at least one character */
  constructor(document: LogDocument, text: string, options: MatchScannerOptions) {
    this.#document = document;
    this.#matcher = new ByteMatcher(new TextEncoder().encode(text), options.matchCase);
    this.#words = options.words;
    this.#formatted = formattedLinesOf(document);
    this.#oncePerLine = options.oncePerLine;
    this.#onMatch = options.onMatch;
    this.#searchLongLine = options.searchLongLine;
    this.#countInText = options.countInText;
    this.#needsText = text.includes('\ufffd');
  }

  /**
   * Searches some lines from `line` on: those that lie in one chunk, but at least one, or a slice of a
   * long one.
   *
   * @returns the line after the last one searched; `line` where more of it is to be searched
   */
  scan(line: number): number {
    const document = this.#document;
    this.#formatted.scanTo(line);
    const start = document.lineOffset(line);
    const piece = document.bytesAt(start).subarray(0, STEP);
    const last = document.lineAt(start + piece.byteLength, line);
    const next = Math.min(this.#formatted.scanned, last);
    const after = Math.max(next, line + 1);
    const end = document.lineOffset(after);
    if (next === line && end - start > STEP) {
      return this.#searchLongLine(line) ? after : line;
    } else {
      const bytes = next > line ? piece.subarray(0, end - start) : document.slice(start, end);
      this.#scanLines(bytes, start, line, after);
    }
    return after;
  }

  /**
   * Searches the lines from `line` up to `after`.
   *
   * @param bytes all their bytes
   * @param offset of the bytes in the document
   */
  #scanLines(bytes: Uint8Array, offset: number, line: number, after: number): void {
    if (this.#needsText) {
      for (let each = line; each < after; each++) this.#scanText(each);
      return;
    }
    const formatted = this.#formatted;
    let plainStart = 0;
    let current = line;
    for (let i = formatted.countBefore(line); formatted.at(i) < after; i++) {
      const formattedLine = formatted.at(i);
      const start = this.#document.lineOffset(formattedLine) - offset;
      const end = this.#document.lineOffset(formattedLine + 1) - offset;
      current = this.#scanPlain(bytes, plainStart, start, offset, current);
      if (this.#mayContainText(bytes, start, end, i)) {
        this.#scanFormatted(bytes, start, end, formattedLine);
      }
      plainStart = end;
    }
    this.#scanPlain(bytes, plainStart, bytes.byteLength, offset, current);
  }

  /**
   * Searches lines whose text is their bytes.
   *
   * @returns the line of the last match
   */
  #scanPlain(bytes: Uint8Array, from: number, to: number, offset: number, line: number): number {
    const document = this.#document;
    const { length } = this.#matcher;
    let current = line;
    for (let at = this.#indexIn(bytes, from, from, to); at >= 0;) {
      current = document.lineAt(offset + at, current);
      this.#onMatch(current);
      const next = this.#oncePerLine ? document.lineOffset(current + 1) - offset : at + length;
      at = this.#indexIn(bytes, next, from, to);
    }
    return current;
  }

  /** Index of the first match from `from` on in the lines from `start` up to `to`; −1 for none. */
  #indexIn(bytes: Uint8Array, from: number, start: number, to: number): number {
    const matcher = this.#matcher;
    const words = this.#words;
    let at = matcher.indexIn(bytes, from, to);
    while (words && at >= 0 && !words.isOneIn(bytes, at, at + matcher.length, start, to)) {
      at = matcher.indexIn(bytes, at + 1, to);
    }
    return at;
  }

  /** Whether the text of the formatted line with this index may contain a match. */
  #mayContainText(bytes: Uint8Array, start: number, end: number, index: number): boolean {
    const matcher = this.#matcher;
    return matcher.indexIn(bytes, start, end) >= 0 || this.#formatted.mayCrossSeam(index, matcher);
  }

  #scanFormatted(bytes: Uint8Array, start: number, end: number, line: number): void {
    const matcher = this.#matcher;
    const to = textEnd(bytes, start, end);
    const room = ROOM * (end - start);
    if (this.#textBuffer.length < room) this.#textBuffer = new Uint8Array(room);
    const length = writeTextBytes(bytes, start, to, this.#textBuffer);
    if (length < 0) {
      this.#scanText(line);
      return;
    }
    for (let at = this.#indexIn(this.#textBuffer, 0, 0, length); at >= 0;) {
      this.#onMatch(line);
      if (this.#oncePerLine) return;
      at = this.#indexIn(this.#textBuffer, at + matcher.length, 0, length);
    }
  }

  #scanText(line: number): void {
    for (let left = this.#countInText(line); left > 0; left--) {
      this.#onMatch(line);
      if (this.#oncePerLine) return;
    }
  }
}
