import type { LogDocument } from '../document/LogDocument.js';
import { inSlices } from '../search/inSlices.js';
import type { LogScanRun } from '../worker/LogWorker.js';
import { LineBits } from './LineBits.js';
import type { LineLevels } from './LineLevels.js';

/** A search, as a filter uses it: `LogSearch` is one. */
export interface LineSearch {
  /** Whether the whole document was searched, as it is now. */
  readonly isCurrent: boolean;
  /** Number of lines searched, from the first on. */
  readonly searchedLines: number;
  /** Number of matches so far. */
  readonly count: number;
  /** The line of the match with this index, in ascending order. */
  lineOf(index: number): number;
  /** Searches what was not searched yet. */
  run(options?: LogScanRun): Promise<void>;
}

/** What {@link LogFilter} shows. */
export interface LogFilterRules {
  /** Lines with a match are shown; by default all lines. */
  readonly include?: LineSearch | undefined;
  /** Lines with a match of one of these are not shown. */
  readonly exclude?: readonly LineSearch[] | undefined;
  /** Of the matching lines, those of these levels are shown; by default all. */
  readonly levels?: LineLevels | undefined;
  /** How many lines before and after each matching one are shown with it. @defaultValue 0 */
  readonly context?: number | undefined;
  /** Lines before its `first` are not shown, nor counted: it is asked again when the document has changed. */
  readonly since?: { readonly first: number } | undefined;
}

/** Lines that are decided on between two looks at the clock. */
const STEP = 16 * 1024;
/** Milliseconds of deciding in each pause of a search. */
const BUDGET = 6;

/**
 * The lines of a log that match, with lines around them as `grep -C` shows. It takes two bits for each
 * line, besides its searches, and goes on as the log grows.
 *
 * @example
 * ```ts
 * const filter = new LogFilter(document, { include: new LogSearch(document, 'loss'), context: 2 });
 * await filter.run();
 * filter.lines.has(812); // whether line 813 is shown
 * ```
 */
export class LogFilter {
  /** A bit for each line that is decided on: whether it is shown. */
  readonly lines: LineBits = new LineBits();
  /** The lines that match, without the context. */
  readonly #matches = new LineBits();
  readonly #document: LogDocument;
  readonly #rules: LogFilterRules;
  readonly #searches: readonly Pick<LineSearch, 'isCurrent' | 'searchedLines' | 'run'>[];
  #context: number;
  #version: number;
  /** The first line that may be shown. */
  #first: number;
  /** Lines to which a changed context has been applied so far; `Infinity` when to all. */
  #spread = Infinity;
  /** Lines of which the decision stays: a later one may still grow into a match. */
  #ended = 0;
  /** Called with the lines among which some are shown or not unlike before: from, and up to. */
  onChange: (from: number, to?: number) => void = () => undefined;

  constructor(document: LogDocument, rules: LogFilterRules) {
    const { include, exclude = [], levels, context = 0 } = rules;
    this.#document = document;
    this.#rules = rules;
    this.#searches = [include, ...exclude, levels].filter((search) => search !== undefined);
    this.#context = context;
    this.#version = document.version;
    this.#first = rules.since?.first ?? 0;
  }

  /** Whether all lines are decided on, as the document is now. */
  get isCurrent(): boolean {
    return this.#searches.every((search) => search.isCurrent) && !this.#isBehind;
  }

  /** Number of matching lines so far. */
  get count(): number {
    return this.#matches.countShown();
  }

  /** How many lines before and after each matching one are shown with it. */
  get context(): number {
    return this.#context;
  }

  /** Shows more context, or less, with the next {@link LogFilter.run}; nothing is searched again. */
  setContext(context: number): void {
    this.#context = context;
    this.#spread = 0;
  }

  /** Decides on all lines, those that are appended meanwhile included. */
  async run({ signal, onProgress, worker }: LogScanRun = {}): Promise<void> {
    const onPause = (): void => {
      const started = performance.now();
      while (this.#isBehind && performance.now() - started < BUDGET) this.#step();
      onProgress?.();
    };
    const run = { signal, onProgress: onPause, worker };
    await Promise.all(this.#searches.map((search) => search.run(run)));
    await inSlices(
      () => {
        this.#step();
      },
      () => !this.#isBehind,
      { signal, onProgress },
    );
  }

  /** Whether there are lines that could be decided on. */
  get #isBehind(): boolean {
    return this.#decided < this.#ready || this.#spread < this.#matches.length;
  }

  /** Number of lines that all searches have searched. */
  get #ready(): number {
    const { lineCount } = this.#document;
    return this.#searches.reduce(
      (lines, search) => (search.isCurrent ? lines : Math.min(lines, search.searchedLines)),
      lineCount,
    );
  }

  /** Number of lines that are decided on, without those that have changed since. */
  get #decided(): number {
    const { version } = this.#document;
    if (version !== this.#version) {
      const changed = Math.min(
        this.#document.changedSince(this.#version),
        this.#rules.levels?.changedSince(this.#version) ?? Infinity,
        this.#ended,
      );
      this.#version = version;
      if (changed < this.#matches.length) {
        this.#matches.setLength(changed);
        this.lines.setLength(changed);
        this.#showAround(changed - this.#context, changed);
      }
      this.#moveFirst();
    }
    return this.#matches.length;
  }

  /** Leaves out lines that are too early by now, or decides anew on those that no longer are. */
  #moveFirst(): void {
    const before = this.#first;
    const first = (this.#first = this.#rules.since?.first ?? 0);
    const matches = this.#matches;
    if (first < before && first < matches.length) {
      matches.setLength(first);
      this.lines.setLength(first);
    } else if (before < Math.min(first, matches.length)) {
      const end = Math.min(first, matches.length);
      matches.fill(before, end, false);
      this.#showAround(before, Math.min(end + this.#context, matches.length));
    }
  }

  #step(): void {
    const from = this.#decided;
    if (from >= this.#ready) {
      const next = this.#spread + STEP;
      this.#showAround(this.#spread, Math.min(next, from));
      this.#spread = next < from ? next : Infinity;
      return;
    }
    const to = Math.min(this.#ready, from + STEP);
    const { include, exclude = [], levels } = this.#rules;
    const matches = this.#matches;
    matches.setLength(to);
    if (include) mark(matches, include, from, to, true);
    else matches.fill(from, to, true);
    for (const search of exclude) mark(matches, search, from, to, false);
    levels?.keepIn(matches, from, to);
    matches.fill(from, Math.min(to, this.#first), false);
    this.#ended = this.#document.endedLines;
    this.lines.setLength(to);
    this.#showAround(from - this.#context, to);
  }

  /** Shows, of the lines from `start` up to `to`, those that match and those around these. */
  #showAround(start: number, to: number): void {
    const context = this.#context;
    const matches = this.#matches;
    const { lines } = this;
    const from = Math.max(0, start);
    lines.fill(from, to, false);
    // Whole runs of matches: one that is as long as the log takes no longer than a single line.
    let line = matches.next(Math.max(0, from - context), true);
    while (line < Math.min(matches.length, to + context)) {
      const end = matches.next(line, false);
      lines.fill(Math.max(from, this.#first, line - context), Math.min(to, end + context), true);
      line = matches.next(end, true);
    }
    this.onChange(from, to);
  }
}

function mark(lines: LineBits, search: LineSearch, from: number, to: number, shown: boolean): void {
  const { count } = search;
  for (let index = firstMatch(search, from); index < count; index++) {
    const line = search.lineOf(index);
    if (line >= to) return;
    lines.fill(line, line + 1, shown);
  }
}

/** Index of the first match in a line from `line` on. */
export function firstMatch(search: LineSearch, line: number): number {
  let low = 0;
  let high = search.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (search.lineOf(middle) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
