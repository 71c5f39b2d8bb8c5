import { nextTask } from '../../kfp/nextTask.js';
import type { LogDocument } from '../LogDocument.js';
import { Uint32List } from '../Uint32List.js';
import { ByteMatcher } from './ByteMatcher.js';
import { foldAscii } from './foldAscii.js';
import type { LogMatch } from './LogMatch.js';
import { findMixedLines } from './findMixedLines.js';
import { saidBytes } from './saidBytes.js';

/** Milliseconds after which the page has its turn. */
const SLICE = 8;
/** Bytes read between two looks at the clock. */
const STEP = 256 * 1024;
const CR = 0x0d;
const KEPT_LINES = 256;

/** Settings of {@link LogSearch}. */
export interface LogSearchOptions {
  /** Whether `a` and `A` differ; they do not by default. Other letters than A–Z always do. */
  matchCase?: boolean | undefined;
}

/** Settings of {@link LogSearch.run}. */
export interface LogSearchRun {
  /** Ends the run at its next pause, in a rejection with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Called at each pause, and at the end. */
  onProgress?: (() => void) | undefined;
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
    this.#version = document.version;
    this.#decodes = asked.includes('\ufffd');
    if (bytes.byteLength > 0) this.#matcher = new ByteMatcher(bytes, matchCase);
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
  async run({ signal, onProgress }: LogSearchRun = {}): Promise<void> {
    let started = performance.now();
    while (!this.isCurrent) {
      signal?.throwIfAborted();
      this.#step();
      if (performance.now() - started < SLICE) continue;
      onProgress?.();
      await nextTask();
      started = performance.now();
    }
    signal?.throwIfAborted();
    onProgress?.();
  }

  /** The match with this index, counted from 0. */
  at(index: number): LogMatch | undefined {
    if (index < 0 || index >= this.count) return undefined;
    const ended = this.#ended;
    const line = index < ended ? this.#lines.at(index) : this.#document.endedLines;
    const range = this.rangesOf(line)[index - (index < ended ? this.#firstOf(line) : ended)];
    return range && { line, from: range[0], to: range[1] };
  }

  /** Index of the first match at or after a place; the count when there is none. */
  indexAt(line: number, column: number): number {
    const first = line < this.#document.endedLines ? this.#firstOf(line) : this.#ended;
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
        this.#lines.truncate(this.#firstOf(changed));
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

  /** Index of the first match in this line or a later one. */
  #firstOf(line: number): number {
    let low = 0;
    let high = this.#lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#lines.at(middle) < line) low = middle + 1;
      else high = middle;
    }
    return low;
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
    const start = document.lineOffset(line);
    const piece = document.bytesAt(start).subarray(0, STEP);
    const next = Math.min(document.endedLines, document.lineAt(start + piece.byteLength, line));
    if (next > line) {
      this.#searchLines(piece.subarray(0, document.lineOffset(next) - start), start, line);
      this.#searched = next;
      return;
    }
    const end = document.lineOffset(line + 1);
    if (end - start <= STEP) this.#searchLines(document.slice(start, end), start, line);
    else this.#searchLong(line, start, end);
    this.#searched = line + 1;
  }

  /** Whole lines, of which `line` is the first and `offset` the place in the document. */
  #searchLines(bytes: Uint8Array, offset: number, line: number): void {
    let clean = 0;
    let current = line;
    const { starts, ends, indexes } = findMixedLines(bytes, this.#decodes);
    starts.forEach((start, i) => {
      const end = ends[i] ?? start;
      current = this.#searchPlain(bytes, clean, start, offset, current);
      this.#searchMixed(bytes, start, end, line + (indexes[i] ?? 0));
      clean = end;
    });
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

  /** A line that says something else than its bytes. */
  #searchMixed(bytes: Uint8Array, start: number, end: number, line: number): void {
    const matcher = this.#matcher;
    if (!matcher) return;
    const room = 16 * (end - start);
    if (this.#scratch.length < room) this.#scratch = new Uint8Array(room);
    let to = end - 1;
    if (to > start && bytes[to - 1] === CR) to -= 1;
    const said = this.#decodes ? -1 : saidBytes(bytes, start, to, this.#scratch);
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
    const found = this.#lines.length;
    for (let from = start; from < end;) {
      const to = Math.min(end, from + STEP);
      const piece = this.#document.slice(from, to);
      if (findMixedLines(piece, this.#decodes).starts.length > 0) {
        this.#lines.truncate(found);
        this.#searchText(line);
        return;
      }
      let after = 0;
      for (let at = matcher.find(piece, 0, piece.byteLength); at >= 0;) {
        this.#lines.push(line);
        after = at + matcher.length;
        at = matcher.find(piece, after, piece.byteLength);
      }
      from =
        to === end
          ? end
          : from + Math.max(after, piece.byteLength - Math.max(matcher.length - 1, 2));
    }
  }
}
