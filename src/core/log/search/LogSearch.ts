import type { LogDocument } from '../LogDocument.js';
import { Uint32List } from '../Uint32List.js';
import { ByteMatcher } from './ByteMatcher.js';
import { foldAscii } from './foldAscii.js';
import { inSlices } from './inSlices.js';
import type { LogMatch } from './LogMatch.js';
import type { LogSearchRun } from './LogSearchRun.js';
import type { MixedLines } from './MixedLines.js';
import { mixedLinesOf } from './mixedLinesOf.js';
import { saidBytes } from './saidBytes.js';

/** Bytes read between two looks at the clock. */
const STEP = 256 * 1024;
const CR = 0x0d;
const KEPT_LINES = 256;

/** Settings of {@link LogSearch}. */
export interface LogSearchOptions {
  /** Whether `a` and `A` differ; they do not by default. Other letters than A–Z always do. */
  matchCase?: boolean | undefined;
}

/**
 * All places where a text stands in a log, literally and in one line: in what each line *says*, so
 * that colour codes do not hide a match, and text that was overwritten is not found. Matches do not
 * overlap; all of them are counted.
 *
 * The search reads bytes, and pauses every few milliseconds. It holds four bytes for each match: the
 * line; columns are worked out for the lines that are asked for.
 */
export class LogSearch {
  readonly query: string;
  readonly matchCase: boolean;
  readonly #document: LogDocument;
  readonly #matcher: ByteMatcher | undefined;
  readonly #mixed: MixedLines;
  /** Bytes that are not UTF-8 say U+FFFD, which they do not contain. */
  readonly #decodes: boolean;
  /** The line of each match, in all lines that have ended. */
  readonly #lines = new Uint32List();
  /** Lines searched so far, from the first on. */
  #searched = 0;
  #version: number;
  #scratch = new Uint8Array(16 * 1024);
  readonly #kept = new Map<
    number,
    { revision: number; ranges: readonly (readonly [number, number])[] }
  >();

  constructor(document: LogDocument, query: string, { matchCase = false }: LogSearchOptions = {}) {
    const bytes = new TextEncoder().encode(query);
    // Half a surrogate pair is U+FFFD in UTF-8.
    const asked = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    this.query = matchCase ? asked : foldAscii(asked);
    this.matchCase = matchCase;
    this.#document = document;
    this.#mixed = mixedLinesOf(document);
    this.#version = document.version;
    this.#decodes = asked.includes('\ufffd');
    if (bytes.byteLength > 0) this.#matcher = new ByteMatcher(bytes, matchCase);
  }

  /**
   * Finds out what all searches of a document have in common: the first one takes longer without.
   * For when somebody is about to look for something.
   */
  static prepare(document: LogDocument, options?: LogSearchRun): Promise<void> {
    return mixedLinesOf(document).run(options);
  }

  /** Whether all of the document, as it is now, has been searched. */
  get isCurrent(): boolean {
    return !this.#matcher || this.#reached >= this.#document.endedLines;
  }

  /** Matches found so far, those of a line that has not ended included. */
  get count(): number {
    return this.#ended + (this.isCurrent ? this.#open.length : 0);
  }

  /** Searches what has not been searched, until all is; lines that come meanwhile included. */
  run(options?: LogSearchRun): Promise<void> {
    return inSlices(
      () => {
        this.#step();
      },
      () => this.isCurrent,
      options,
    );
  }

  /** The match with this index, counted from 0. */
  at(index: number): LogMatch | undefined {
    if (index < 0 || index >= this.count) return undefined;
    const ended = this.#ended;
    const line = index < ended ? this.#lines.at(index) : this.#document.endedLines;
    const range =
      this.rangesOf(line)[index - (index < ended ? this.#lines.firstFrom(line) : ended)];
    return range && { line, from: range[0], to: range[1] };
  }

  /** Index of the first match at or after a place; the count when there is none. */
  indexAt(line: number, column: number): number {
    const first = line < this.#document.endedLines ? this.#lines.firstFrom(line) : this.#ended;
    if (first < this.#ended && this.#lines.at(first) !== line) return first;
    const ranges = line < this.#document.lineCount ? this.rangesOf(line) : [];
    const before = ranges.findIndex(([from]) => from >= column);
    return Math.min(this.count, first + (before < 0 ? ranges.length : before));
  }

  /** The columns of a line's matches, left to right: from, up to. */
  rangesOf(line: number): readonly (readonly [number, number])[] {
    if (!this.#matcher) return [];
    const revision = this.#document.lineRevision(line);
    const kept = this.#kept.get(line);
    if (kept?.revision === revision) return kept.ranges;
    const places = this.#placesIn(this.#document.lineText(line));
    const edges = places.flatMap((place) => [place, place + this.query.length]);
    const columns = this.#document.columnsAt(line, edges);
    const ranges = places.map((_, i) => [columns[2 * i] ?? 0, columns[2 * i + 1] ?? 0] as const);
    if (this.#kept.size >= KEPT_LINES) this.#kept.clear();
    this.#kept.set(line, { revision, ranges });
    return ranges;
  }

  /** Lines known; those that were written anew since are forgotten. */
  get #reached(): number {
    const { version } = this.#document;
    if (version !== this.#version) {
      const changed = this.#document.changedSince(this.#version);
      this.#version = version;
      if (changed < this.#searched) {
        this.#searched = changed;
        this.#lines.truncate(this.#lines.firstFrom(changed));
      }
    }
    return this.#searched;
  }

  get #ended(): number {
    return this.#reached > 0 ? this.#lines.length : 0;
  }

  get #open(): readonly (readonly [number, number])[] {
    const { endedLines, lineCount } = this.#document;
    return lineCount > endedLines ? this.rangesOf(endedLines) : [];
  }

  #placesIn(text: string): number[] {
    const places: number[] = [];
    const said = this.matchCase ? text : foldAscii(text);
    const { length } = this.query;
    for (let at = said.indexOf(this.query); at >= 0; at = said.indexOf(this.query, at + length)) {
      places.push(at);
    }
    return places;
  }

  /** Some lines more: as many as lie in one piece of memory, or one that lies in several. */
  #step(): void {
    const document = this.#document;
    const line = this.#reached;
    this.#mixed.reach(line);
    const start = document.lineOffset(line);
    const piece = document.bytesAt(start).subarray(0, STEP);
    const last = document.lineAt(start + piece.byteLength, line);
    const next = Math.min(this.#mixed.reached, last);
    this.#searched = Math.max(next, line + 1);
    const end = document.lineOffset(this.#searched);
    if (next > line) this.#searchLines(piece.subarray(0, end - start), start, line);
    else if (end - start <= STEP) this.#searchLines(document.slice(start, end), start, line);
    else this.#searchLong(line, start, end);
  }

  /** Whole lines, of which `line` is the first and `offset` the place in the document. */
  #searchLines(bytes: Uint8Array, offset: number, line: number): void {
    if (this.#decodes) {
      for (let each = line; each < this.#searched; each++) this.#searchText(each);
      return;
    }
    let clean = 0;
    let current = line;
    for (let i = this.#mixed.countBefore(line); this.#mixed.at(i) < this.#searched; i++) {
      const mixed = this.#mixed.at(i);
      const start = this.#document.lineOffset(mixed) - offset;
      const end = this.#document.lineOffset(mixed + 1) - offset;
      current = this.#searchPlain(bytes, clean, start, offset, current);
      if (this.#maySay(bytes, start, end, i)) this.#searchMixed(bytes, start, end, mixed);
      clean = end;
    }
    this.#searchPlain(bytes, clean, bytes.byteLength, offset, current);
  }

  /** Lines that say what their bytes are; returns the line of the last match. */
  #searchPlain(bytes: Uint8Array, from: number, to: number, offset: number, line: number): number {
    const matcher = this.#matcher;
    if (!matcher) return line;
    let current = line;
    for (let at = matcher.find(bytes, from, to); at >= 0;) {
      current = this.#document.lineAt(offset + at, current);
      this.#lines.push(current);
      at = matcher.find(bytes, at + matcher.length, to);
    }
    return current;
  }

  /** Whether a line that says something else than its bytes may say the text all the same. */
  #maySay(bytes: Uint8Array, start: number, end: number, index: number): boolean {
    const matcher = this.#matcher;
    if (!matcher) return false;
    return matcher.find(bytes, start, end) >= 0 || this.#mixed.mayJoin(index, matcher);
  }

  #searchMixed(bytes: Uint8Array, start: number, end: number, line: number): void {
    const matcher = this.#matcher;
    if (!matcher) return;
    let to = end - 1;
    if (to > start && bytes[to - 1] === CR) to -= 1;
    const room = 16 * (end - start);
    if (this.#scratch.length < room) this.#scratch = new Uint8Array(room);
    const said = saidBytes(bytes, start, to, this.#scratch);
    if (said < 0) {
      this.#searchText(line);
      return;
    }
    for (let at = matcher.find(this.#scratch, 0, said); at >= 0;) {
      this.#lines.push(line);
      at = matcher.find(this.#scratch, at + matcher.length, said);
    }
  }

  #searchText(line: number): void {
    const { length } = this.#placesIn(this.#document.lineText(line));
    for (let i = 0; i < length; i++) this.#lines.push(line);
  }

  /** A line of megabytes that says what it is need not be put together to be searched. */
  #searchLong(line: number, start: number, end: number): void {
    const matcher = this.#matcher;
    if (!matcher) return;
    const isMixed = this.#mixed.at(this.#mixed.countBefore(line)) === line;
    if (isMixed || this.#decodes) {
      this.#searchText(line);
      return;
    }
    for (let from = start; from < end;) {
      const piece = this.#document.slice(from, Math.min(end, from + STEP));
      let after = 0;
      for (let at = matcher.find(piece, 0, piece.byteLength); at >= 0;) {
        this.#lines.push(line);
        after = at + matcher.length;
        at = matcher.find(piece, after, piece.byteLength);
      }
      const isLast = from + piece.byteLength >= end;
      from += isLast ? piece.byteLength : Math.max(after, piece.byteLength - matcher.length + 1);
    }
  }
}
