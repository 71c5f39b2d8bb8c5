import type { LogDocument } from '../document/LogDocument.js';
import { lowerBound, Uint32List } from '../document/Uint32List.js';
import { inSlices } from '../search/inSlices.js';
import type { LogScanRun } from '../worker/LogWorker.js';
import type { LogMatch } from '../search/LogSearch.js';
import { firstMatch, type LineSearch } from './LogFilter.js';
import type { Projection } from './Projection.js';

/** A search whose matches can be shown: `LogSearch` and `PatternSearch` are such. */
export interface MatchSearch extends LineSearch {
  /** What is searched for. */
  readonly query: string;
  /** The match with this index, counted from 0. */
  at(index: number): LogMatch | undefined;
  /** Index of the first match at a column of a line or later; the count when there is none. */
  indexAt(line: number, column: number): number;
  /** The columns of a line's matches; of a long line, of those near the columns asked for. */
  rangesOf(line: number, from?: number, to?: number): readonly (readonly [number, number])[];
}

/** Matches that are looked at between two looks at the clock. */
const STEP = 16 * 1024;

/**
 * The matches of a search in what a filter shows; all of them while there is no filter. Folded lines
 * count: what is found there unfolds them. It takes four bytes for each match in a shown line.
 */
export class ShownSearch {
  readonly #document: LogDocument;
  readonly #search: MatchSearch;
  readonly #projection: () => Projection | undefined;
  /** Indices of the matches in shown lines. */
  readonly #shown = new Uint32List();
  /** Matches that were looked at, from the first on, and what they were looked at for. */
  #taken = 0;
  #for: Projection | undefined;
  #projected = -1;
  #version = -1;
  /** Lines that had ended then: matches in a later one may come and go. */
  #ended = 0;

  /**
   * @param search of the document
   * @param projection what is shown now, if not all
   */
  constructor(
    document: LogDocument,
    search: MatchSearch,
    projection: () => Projection | undefined = () => undefined,
  ) {
    this.#document = document;
    this.#search = search;
    this.#projection = projection;
  }

  /** The searched text, as `LogSearch` has it. */
  get query(): string {
    return this.#search.query;
  }

  /** Whether the whole document was searched, as it is now, and as it is shown now. */
  get isCurrent(): boolean {
    if (!this.#search.isCurrent) return false;
    return !this.#sync() || this.#taken >= this.#search.count;
  }

  /** Number of matches found so far. */
  get count(): number {
    return this.#sync() ? this.#shown.length : this.#search.count;
  }

  /** Searches what was not searched yet, until all is. */
  run(options?: LogScanRun): Promise<void> {
    const run = this.#search.run(options);
    return this.#sync() ? run.then(() => this.#runShown(options)) : run;
  }

  #runShown(options?: LogScanRun): Promise<void> {
    return inSlices(
      () => {
        this.#step();
      },
      () => !this.#sync() || this.#taken >= this.#search.count,
      options,
    );
  }

  /** The match with this index, counted from 0. */
  at(index: number): LogMatch | undefined {
    if (!this.#sync()) return this.#search.at(index);
    return index < 0 || index >= this.#shown.length
      ? undefined
      : this.#search.at(this.#shown.at(index));
  }

  /** Index of the first match at a column of a line or later; the count when there is none. */
  indexAt(line: number, column: number): number {
    const index = this.#search.indexAt(line, column);
    return this.#sync() ? lowerBound(this.#shown, index) : index;
  }

  /** Number of matches found so far in the lines before one. */
  countBefore(line: number): number {
    const index = firstMatch(this.#search, line);
    return this.#sync() ? lowerBound(this.#shown, index) : index;
  }

  /** The columns of a line's matches, as {@link LogSearch.rangesOf}. */
  rangesOf(line: number, from?: number, to?: number): readonly (readonly [number, number])[] {
    return this.#search.rangesOf(line, from, to);
  }

  /** Forgets matches that may be shown, or not, unlike before; `false` while there is no filter. */
  #sync(): boolean {
    const projection = this.#projection();
    if (!projection?.isFiltered) {
      this.#for = undefined;
      return false;
    }
    const { version: projected } = projection;
    const { version } = this.#document;
    if (projection === this.#for && projected === this.#projected && version === this.#version) {
      return true;
    }
    const changed =
      projection === this.#for
        ? Math.min(
            projection.changedSince(this.#projected),
            this.#document.changedSince(this.#version),
            this.#ended,
          )
        : 0;
    this.#for = projection;
    this.#projected = projected;
    this.#version = version;
    const kept = Math.min(this.#taken, firstMatch(this.#search, changed));
    this.#taken = kept;
    this.#shown.truncate(lowerBound(this.#shown, kept));
    return true;
  }

  #step(): void {
    const search = this.#search;
    const projection = this.#for;
    const after = Math.min(search.count, this.#taken + STEP);
    this.#ended = this.#document.endedLines;
    for (; this.#taken < after; this.#taken++) {
      if (projection?.isShown(search.lineOf(this.#taken))) this.#shown.push(this.#taken);
    }
  }
}
