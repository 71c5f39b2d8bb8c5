import type { LogDocument } from '../document/LogDocument.js';
import { lowerBound, Uint32List } from '../document/Uint32List.js';
import { inSlices } from './inSlices.js';
import type { LogScanRun } from '../worker/LogWorker.js';
import type { LinePattern } from './linePattern.js';
import type { LogMatch } from './LogSearch.js';
import type { LinesAhead } from '../worker/LinesAhead.js';
import { UNKNOWN } from '../worker/messages.js';
import { PatternLines } from './PatternLines.js';
import { PatternMatches } from './PatternMatches.js';
import type { LinesToTry } from './PatternScan.js';

/** Milliseconds after which a step ends. */
const BUDGET = 4;
/** Lines whose columns are cached. */
const MAX_CACHED_LINES = 256;

type Range = readonly [from: number, to: number];

/**
 * All matches of a regular expression in a log. As with `LogSearch`, a match lies in the text of one
 * line. It is not empty, and no two overlap. `^` and `$` are the edges of the line.
 *
 * Lines are matched as text, those that `PatternScan` does not rule out by their bytes. A line with more
 * columns than the pattern's `maxColumns` is searched up to there: {@link PatternSearch.cutLines} counts these.
 */
export class PatternSearch {
  readonly #document: LogDocument;
  readonly #pattern: LinePattern;
  readonly #linesToTry: PatternLines;
  /** The line of each match, for the lines that have ended; and lines that were cut. */
  readonly #lines = new Uint32List();
  readonly #cut = new Uint32List();
  /** Number of lines searched, from the first on; the document had {@link #version} then. */
  #searched = 0;
  #version: number;
  /** The matches of lines that took more than one step to search. */
  readonly #slow = new Map<number, PatternMatches>();
  /** The matches of the last line, which has not ended, as of a version of the document. */
  #open: { line: number; version: number; matches: PatternMatches } | undefined;
  readonly #cachedRanges = new Map<number, { revision: number; ranges: readonly Range[] }>();

  readonly #oncePerLine: boolean;

  /** @param oncePerLine whether only the first match of each line counts */
  constructor(document: LogDocument, pattern: LinePattern, oncePerLine?: boolean) {
    this.#oncePerLine = oncePerLine ?? false;
    this.#document = document;
    this.#pattern = pattern;
    this.#linesToTry = new PatternLines(document, pattern, this.#oncePerLine ? 1 : Infinity);
    this.#version = document.version;
  }

  /** The regular expression. */
  get query(): string {
    return this.#pattern.source;
  }

  /** Whether the whole document was searched, as it is now. */
  get isCurrent(): boolean {
    if (this.#searchedNow < this.#document.endedLines) return false;
    return this.#openMatches?.isDone ?? true;
  }

  /** Number of matches found so far. */
  get count(): number {
    const inEnded = this.#countInEnded;
    if (this.#searched < this.#document.endedLines) return inEnded;
    return inEnded + this.#counted(this.#openMatches?.count ?? 0);
  }

  /** Number of lines searched so far of which only the first columns were. */
  get cutLines(): number {
    const inEnded = this.#searchedNow >= 0 ? this.#cut.length : 0;
    return inEnded + (this.#open?.matches.isCut === true && this.#openMatches ? 1 : 0);
  }

  /** Number of lines searched, from the first on. */
  get searchedLines(): number {
    return this.#searchedNow;
  }

  /** Searches what was not searched yet, lines that are appended meanwhile included. */
  async run(options?: LogScanRun): Promise<void> {
    const { source, options: how } = this.#pattern;
    const enough = this.#oncePerLine ? 1 : Infinity;
    const what = { kind: 'pattern', source, options: how, enough } as const;
    const ahead = options?.worker?.readAhead(this.#document, this.#searchedNow, what);
    try {
      await inSlices(
        () => {
          if (this.#searchedNow < this.#document.endedLines) return this.#next(ahead);
          this.#openMatches?.step();
        },
        () => this.isCurrent,
        options,
      );
    } finally {
      ahead?.end();
    }
  }

  /** The line of the match with this index, counted from 0. */
  lineOf(index: number): number {
    return index < this.#countInEnded ? this.#lines.at(index) : this.#document.endedLines;
  }

  /** The match with this index, counted from 0. */
  at(index: number): LogMatch | undefined {
    if (index < 0 || index >= this.count) return undefined;
    const inEnded = this.#countInEnded;
    const line = this.lineOf(index);
    const first = index < inEnded ? lowerBound(this.#lines, line) : inEnded;
    const range = this.rangesOf(line)[index - first];
    return range && { line, from: range[0], to: range[1] };
  }

  /** Index of the first match at a column of a line or later; the count when there is none. */
  indexAt(line: number, column: number): number {
    const inEnded = this.#countInEnded;
    const first = line < this.#document.endedLines ? lowerBound(this.#lines, line) : inEnded;
    if (first < inEnded && this.#lines.at(first) !== line) return first;
    const ranges = line < this.#document.lineCount ? this.rangesOf(line) : [];
    const before = ranges.findIndex(([from]) => from >= column);
    return Math.min(this.count, first + this.#counted(before < 0 ? ranges.length : before));
  }

  /** The columns of a line's matches, as far as they were found where that takes long. */
  rangesOf(line: number): readonly Range[] {
    const revision = this.#document.lineRevision(line);
    const cached = this.#cachedRanges.get(line);
    if (cached?.revision === revision) return cached.ranges;
    const { endedLines } = this.#document;
    const known = line < endedLines ? this.#slow.get(line) : this.#openMatches;
    const matches = known ?? this.#matchesIn(line);
    if (!known) matches.step();
    // It took one step when it was searched.
    while (line < this.#searched && !known && !matches.isDone) matches.step();
    const columns = this.#document.columnsAt(line, matches.places);
    const ranges = Array.from(
      { length: matches.count },
      (_, i) => [columns[2 * i] ?? 0, columns[2 * i + 1] ?? 0] as const,
    );
    if (matches.isDone) {
      if (this.#cachedRanges.size >= MAX_CACHED_LINES) this.#cachedRanges.clear();
      this.#cachedRanges.set(line, { revision, ranges });
    }
    return ranges;
  }

  /** Number of lines searched, from the first on, without those that were written anew since. */
  get #searchedNow(): number {
    const { version } = this.#document;
    if (version !== this.#version) {
      const changed = Math.max(0, this.#document.changedSince(this.#version));
      this.#version = version;
      this.#searched = Math.min(changed, this.#searched);
      this.#lines.truncate(lowerBound(this.#lines, changed));
      this.#cut.truncate(lowerBound(this.#cut, changed));
      for (const line of this.#slow.keys()) if (line >= changed) this.#slow.delete(line);
    }
    return this.#searched;
  }

  get #countInEnded(): number {
    return this.#searchedNow >= 0 ? this.#lines.length : 0;
  }

  get #openMatches(): PatternMatches | undefined {
    const { endedLines: line, lineCount, version } = this.#document;
    if (lineCount === line) return undefined;
    if (this.#open?.line !== line || this.#open.version !== version) {
      const matches = this.#matchesIn(line);
      matches.step();
      this.#open = { line, version, matches };
    }
    return this.#open.matches;
  }

  /** Searches some lines, or goes on in one; or waits for the worker that looks through them. */
  #next(ahead: LinesAhead | undefined): Promise<void> | undefined {
    const line = this.#searched;
    const found = ahead?.from(line);
    if (found && 'then' in found) return found;
    if (found) this.#step({ texts: [], ...found });
    else if (this.#linesToTry.prepare(line)) this.#step(this.#linesToTry.from(line));
    return undefined;
  }

  #step({ lines, values, texts, after }: LinesToTry & { after: number }): void {
    const until = performance.now() + BUDGET;
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i] ?? 0;
      const count = values[i] ?? UNKNOWN;
      if (count !== UNKNOWN) {
        this.#addMatches(line, count);
        continue;
      }
      this.#searched = line;
      if (!this.#searchLine(line, texts[i])) return;
      this.#searched = line + 1;
      if (performance.now() >= until) return;
    }
    this.#searched = after;
  }

  /**
   * Searches a line, or goes on in it.
   *
   * @param text of the line, where that is known and short
   * @returns whether all of it is searched
   */
  #searchLine(line: number, text: string | undefined): boolean {
    const known = this.#slow.get(line);
    const matches = known ?? this.#matchesIn(line, text);
    const before = this.#counted(known?.count ?? 0);
    matches.step(this.#oncePerLine ? { enough: 1 } : {});
    this.#addMatches(line, this.#counted(matches.count) - before);
    if (!known && matches.isCut) this.#cut.push(line);
    if (this.#oncePerLine && matches.count > 0) return true;
    if (!matches.isDone) this.#slow.set(line, matches);
    return matches.isDone;
  }

  #addMatches(line: number, count: number): void {
    for (let left = count; left > 0; left--) this.#lines.push(line);
  }

  #matchesIn(line: number, text?: string): PatternMatches {
    return text === undefined
      ? PatternMatches.inLine(this.#document, line, this.#pattern)
      : new PatternMatches(text, false, this.#pattern);
  }

  /** How many of a number of matches in one line count. */
  #counted(matches: number): number {
    return this.#oncePerLine ? Math.min(1, matches) : matches;
  }
}
