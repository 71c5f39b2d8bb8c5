// How a log is searched.
//
// A match is a place in a line's text: what a terminal shows of the line. To work out the text of
// every line takes many times as long as to search its bytes (UTF-8, as they were received), and
// for most lines it is not needed:
//
// - The text of a plain line is its bytes. They are searched as they are, many lines at a time.
// - A formatted line contains a control character: a colour, a tab, a carriage return, a backspace.
//   Its text may differ from its bytes. `FormattedLines` lists these lines, once for all searches
//   of a log.
// - Text that is contiguous in the line but not in its bytes is interrupted there, for instance by
//   an SGR sequence. The two bytes on both sides are a seam. `FormattedLines` keeps the seams of
//   each line.
//
// A match in the text of a formatted line either crosses no seam, and then the searched text is in
// the line's bytes; or it crosses one, and then the searched text contains the seam's two bytes
// side by side. So a line whose bytes do not contain the searched text, and none of whose seams is
// in it, has no match. For the few lines that are left, `writeTextBytes` or `LogDocument.lineText`
// works out the text.

import type { LogDocument } from '../document/LogDocument.js';
import { lowerBound, Uint32List } from '../document/Uint32List.js';
import { formattedLinesOf } from './FormattedLines.js';
import { inSlices, type LogSearchRun } from './inSlices.js';
import { LONG_LINE, LongLineMatches, type Query, type Range } from './LongLineMatches.js';
import { MatchScanner } from './MatchScanner.js';
import { WholeWords } from './WholeWords.js';

/** One match of a search. */
export interface LogMatch {
  /** Its line, counted from 0. */
  readonly line: number;
  /** Its first column, counted from 0. */
  readonly from: number;
  /** The column after its last one. */
  readonly to: number;
}

/** Lines whose ranges are cached. */
const MAX_CACHED_LINES = 256;

/** Settings of {@link LogSearch}. */
export interface LogSearchOptions {
  /**
   * Whether `a` and `A` differ. Letters other than A to Z differ from their capitals in any case.
   *
   * @defaultValue `false`
   */
  matchCase?: boolean | undefined;
  /**
   * Whether the text is found as a whole word only: not where it begins or ends within a word of
   * letters, digits and `_`.
   *
   * @defaultValue `false`
   */
  wholeWord?: boolean | undefined;
  /**
   * Whether only the first match of each line counts, for who wants to know which lines match: a common
   * letter has several times as many matches as lines.
   *
   * @defaultValue `false`
   */
  oncePerLine?: boolean | undefined;
}

/**
 * All matches of a literal text in a log. A match lies in the text of one line, so that colour
 * codes do not hide it, and text that was overwritten is not found. Matches do not overlap.
 *
 * A search pauses every few milliseconds. It holds four bytes for each match, the line; columns are
 * worked out when they are asked for.
 *
 * @example
 * ```ts
 * const search = new LogSearch(document, 'Traceback');
 * await search.run();
 * search.count; // number of matches
 * search.at(0); // { line: 812, from: 0, to: 9 }
 * ```
 */
export class LogSearch {
  /** The searched text, in lower case (A to Z) unless the case matters. */
  readonly query: string;
  /** Whether `a` and `A` differ. */
  readonly matchCase: boolean;
  /** Whether only whole words are found. */
  readonly wholeWord: boolean;
  readonly #oncePerLine: boolean;
  readonly #words: WholeWords | undefined;
  readonly #document: LogDocument;
  readonly #scanner: MatchScanner | undefined;
  /** The line of each match, for the lines that have ended. */
  readonly #lines = new Uint32List();
  /** Number of lines searched, from the first on; the document had {@link #version} then. */
  #searched = 0;
  #version: number;
  /** The results of {@link rangesOf}, with the revision of the line for which they hold. */
  readonly #cachedRanges = new Map<number, { revision: number; ranges: readonly Range[] }>();
  /** The matches of long lines, in ascending order of the lines. */
  readonly #long = new Map<number, LongLineMatches>();
  /** The matches of a long last line that has not ended, as of a version of the document. */
  #open: { line: number; version: number; matches: LongLineMatches } | undefined;
  readonly #query: Query;

  constructor(document: LogDocument, query: string, options: LogSearchOptions = {}) {
    const { matchCase = false, wholeWord = false, oncePerLine = false } = options;
    const bytes = new TextEncoder().encode(query);
    // As in the document, a surrogate without its other half is U+FFFD.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    this.query = matchCase ? text : foldAscii(text);
    this.matchCase = matchCase;
    this.wholeWord = wholeWord;
    this.#oncePerLine = oncePerLine;
    this.#words = wholeWord ? new WholeWords(text) : undefined;
    this.#document = document;
    this.#version = document.version;
    this.#query = {
      text: this.query,
      matchCase,
      wholeWord,
      indicesIn: (part, from) => this.#indicesIn(part, from),
    };
    if (text === '') return;
    this.#scanner = new MatchScanner(document, text, {
      matchCase,
      words: this.#words,
      oncePerLine,
      onMatch: (line) => {
        this.#lines.push(line);
      },
      searchLongLine: (line) => this.#searchLongLine(line),
      countInText: (line) => this.#indicesIn(document.lineText(line)).length,
    });
  }

  /**
   * Works out what all searches of a document have in common, so that the first one does not have
   * to: for when somebody opens the search, and has not typed yet.
   */
  static prepare(document: LogDocument, options?: LogSearchRun): Promise<void> {
    return formattedLinesOf(document).run(options);
  }

  /** Whether the whole document was searched, as it is now. */
  get isCurrent(): boolean {
    if (!this.#scanner) return true;
    if (this.#searchedNow < this.#document.endedLines) return false;
    return this.#openMatches?.isDone ?? true;
  }

  /**
   * Number of matches found so far; once the search is current, with those in a last line that has
   * not ended.
   */
  get count(): number {
    const countInEnded = this.#countInEnded;
    if (this.#searched < this.#document.endedLines) return countInEnded;
    return countInEnded + this.#counted(this.#openMatches?.count ?? this.#rangesInOpenLine.length);
  }

  /**
   * Searches what was not searched yet, until all is, lines that are appended meanwhile included.
   */
  run(options?: LogSearchRun): Promise<void> {
    return inSlices(
      () => {
        if (this.#searchedNow >= this.#document.endedLines) this.#openMatches?.step();
        else this.#searched = this.#scanner?.scan(this.#searched) ?? Infinity;
      },
      () => this.isCurrent,
      options,
    );
  }

  /** Number of lines searched, from the first on; of a text that is found nowhere, all. */
  get searchedLines(): number {
    return this.#scanner ? this.#searchedNow : this.#document.lineCount;
  }

  /** The line of the match with this index, counted from 0; unlike {@link LogSearch.at} at no cost. */
  lineOf(index: number): number {
    return index < this.#countInEnded ? this.#lines.at(index) : this.#document.endedLines;
  }

  /** The match with this index, counted from 0. */
  at(index: number): LogMatch | undefined {
    if (index < 0 || index >= this.count) return undefined;
    const countInEnded = this.#countInEnded;
    const isInEnded = index < countInEnded;
    const line = isInEnded ? this.#lines.at(index) : this.#document.endedLines;
    const firstIndex = isInEnded ? lowerBound(this.#lines, line) : countInEnded;
    const long = isInEnded ? this.#long.get(line) : this.#openMatches;
    const range = long ? long.at(index - firstIndex) : this.rangesOf(line)[index - firstIndex];
    return range && { line, from: range[0], to: range[1] };
  }

  /**
   * Index of the first match that begins at a column of a line or later; the count when there is
   * none.
   */
  indexAt(line: number, column: number): number {
    const countInEnded = this.#countInEnded;
    const first = line < this.#document.endedLines ? lowerBound(this.#lines, line) : countInEnded;
    if (first < countInEnded && this.#lines.at(first) !== line) return first;
    const long = line < this.#document.endedLines ? this.#long.get(line) : this.#openMatches;
    if (long) return Math.min(this.count, first + this.#counted(long.indexAt(column)));
    const ranges = line < this.#document.lineCount ? this.rangesOf(line) : [];
    const before = ranges.findIndex(([from]) => from >= column);
    return Math.min(this.count, first + this.#counted(before < 0 ? ranges.length : before));
  }

  /**
   * The columns of a line's matches, left to right: from the first one, up to the one after the
   * last. Of a line of more than 256 KiB, of which there may be millions, only those that were found
   * so far, in the columns from `from` up to `to` and next to them.
   */
  rangesOf(line: number, from = 0, to?: number): readonly (readonly [number, number])[] {
    if (!this.#scanner) return [];
    const long = line < this.#document.endedLines ? this.#long.get(line) : this.#openMatches;
    if (long) return long.rangesOf(from, to ?? Infinity);
    if (this.#isLong(line)) return [];
    const revision = this.#document.lineRevision(line);
    const cached = this.#cachedRanges.get(line);
    if (cached?.revision === revision) return cached.ranges;
    const indices = this.#indicesIn(this.#document.lineText(line));
    const edges = indices.flatMap((index) => [index, index + this.query.length]);
    const columns = this.#document.columnsAt(line, edges);
    const ranges = indices.map((_, i) => [columns[2 * i] ?? 0, columns[2 * i + 1] ?? 0] as const);
    if (this.#cachedRanges.size >= MAX_CACHED_LINES) this.#cachedRanges.clear();
    this.#cachedRanges.set(line, { revision, ranges });
    return ranges;
  }

  /** Number of lines searched, from the first on, without those that were written anew since. */
  get #searchedNow(): number {
    const { version } = this.#document;
    if (version !== this.#version) {
      const changed = this.#document.changedSince(this.#version);
      this.#version = version;
      if (changed < this.#searched) {
        this.#searched = changed;
      }
      this.#lines.truncate(lowerBound(this.#lines, Math.max(changed, 0)));
      for (const line of this.#long.keys()) if (line >= changed) this.#long.delete(line);
    }
    return this.#searched;
  }

  get #countInEnded(): number {
    return this.#searchedNow >= 0 ? this.#lines.length : 0;
  }

  #isLong(line: number): boolean {
    const start = this.#document.lineOffset(line);
    return this.#document.lineOffset(line + 1) - start > LONG_LINE;
  }

  /** The matches of a long last line that has not ended, as it is now. */
  get #openMatches(): LongLineMatches | undefined {
    const { endedLines: line, lineCount, version } = this.#document;
    if (!this.#scanner || lineCount === line) return undefined;
    const open = this.#open;
    if (open?.line === line && open.version === version) return open.matches;
    if (!this.#isLong(line)) return undefined;
    const parts = this.#document.lineParts(line);
    if (!parts) return undefined;
    const goesOn = open?.line === line && open.matches.isOf(parts);
    const matches = goesOn
      ? open.matches
      : new LongLineMatches(this.#document, line, parts, this.#query);
    if (goesOn) matches.grow();
    this.#open = { line, version, matches };
    return matches;
  }

  /**
   * Searches the next slice of a long line that has ended.
   *
   * @returns whether that was the last one
   */
  #searchLongLine(line: number): boolean {
    let matches = this.#long.get(line);
    if (!matches) {
      const parts = this.#document.lineParts(line);
      if (!parts) return true;
      matches = new LongLineMatches(this.#document, line, parts, this.#query);
      this.#long.set(line, matches);
    }
    const before = this.#counted(matches.count);
    matches.step();
    for (let left = this.#counted(matches.count) - before; left > 0; left--) this.#lines.push(line);
    return matches.isDone || (this.#oncePerLine && matches.count > 0);
  }

  /** How many of a number of matches in one line count. */
  #counted(matches: number): number {
    return this.#oncePerLine ? Math.min(1, matches) : matches;
  }

  get #rangesInOpenLine(): readonly (readonly [number, number])[] {
    const { endedLines, lineCount } = this.#document;
    return lineCount > endedLines ? this.rangesOf(endedLines) : [];
  }

  #indicesIn(text: string, from = 0): number[] {
    const indices: number[] = [];
    const { query } = this;
    const { length } = query;
    const folded = this.matchCase ? text : foldAscii(text);
    for (let at = folded.indexOf(query, from); at >= 0;) {
      const isMatch = this.#words?.isOneAt(text, at, at + length) ?? true;
      if (isMatch) indices.push(at);
      at = folded.indexOf(query, at + (isMatch ? length : 1));
    }
    return indices;
  }
}

/**
 * The text with A to Z in lower case, and all else as it is. Unlike `toLowerCase`, it changes
 * neither the length of a text nor its other letters, so that indices and UTF-8 bytes still
 * correspond.
 */
export const foldAscii = (text: string): string =>
  text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
