import type { LogDocument } from '../document/LogDocument.js';
import { Uint32List } from '../document/Uint32List.js';
import { inSlices, type LogSearchRun } from './inSlices.js';
import { MatchScanner } from './MatchScanner.js';
import { mixedLinesOf } from './MixedLines.js';

/** One place where a searched text stands. */
export interface LogMatch {
  /** The first line is 0. */
  readonly line: number;
  /** Columns of the line: from, up to. */
  readonly from: number;
  readonly to: number;
}

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
  readonly #scanner: MatchScanner | undefined;
  /** The line of each match, in all lines that have ended. */
  readonly #lines = new Uint32List();
  /** Lines searched so far, from the first on. */
  #searched = 0;
  #version: number;
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
    if (asked === '') return;
    this.#scanner = new MatchScanner(document, asked, {
      matchCase,
      found: (line) => {
        this.#lines.push(line);
      },
      countIn: (line) => this.#placesIn(document.lineText(line)).length,
    });
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
    return !this.#scanner || this.#reached >= this.#document.endedLines;
  }

  /** Matches found so far, those of a line that has not ended included. */
  get count(): number {
    return this.#ended + (this.isCurrent ? this.#open.length : 0);
  }

  /** Searches what has not been searched, until all is; lines that come meanwhile included. */
  run(options?: LogSearchRun): Promise<void> {
    return inSlices(
      () => {
        this.#searched = this.#scanner?.scan(this.#reached) ?? Infinity;
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
    if (!this.#scanner) return [];
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
}

/** The text with A–Z as a–z, and all else as it is: no letter changes its length. */
export const foldAscii = (text: string): string =>
  text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
