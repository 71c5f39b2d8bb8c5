import type { LogDocument } from '../document/LogDocument.js';
import { inSlices, type LogSearchRun } from '../search/inSlices.js';
import { LineBits } from './LineBits.js';

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
  run(options?: LogSearchRun): Promise<void>;
}

/** What {@link LogFilter} shows. */
export interface LogFilterRules {
  /** Lines with a match are shown; by default all lines. */
  readonly include?: LineSearch | undefined;
  /** Lines with a match of one of these are not shown. */
  readonly exclude?: readonly LineSearch[] | undefined;
  /** Lines for which it is `false` are not shown: those below a minimum level, say. */
  readonly isWanted?: ((line: number) => boolean) | undefined;
  /** How many lines before and after each matching one are shown with it. @defaultValue 0 */
  readonly context?: number | undefined;
}

/** Lines that are decided on between two looks at the clock; of those that are asked for, fewer. */
const STEP = 16 * 1024;
const SMALL_STEP = 256;
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
  readonly #searches: readonly LineSearch[];
  #context: number;
  #version: number;
  /** Lines that had ended when they were decided on: a later one may still grow into a match. */
  #ended = 0;
  /** Called with the lines among which some are shown or not unlike before: from, and up to. */
  onChange: (from: number, to?: number) => void = () => undefined;

  constructor(document: LogDocument, rules: LogFilterRules) {
    const { include, exclude = [], context = 0 } = rules;
    this.#document = document;
    this.#rules = rules;
    this.#searches = include ? [include, ...exclude] : exclude;
    this.#context = context;
    this.#version = document.version;
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

  /** Shows more context, or less; nothing is searched again. */
  setContext(context: number): void {
    this.#context = context;
    this.#spread(0);
    this.onChange(0);
  }

  /** Decides on all lines, those that are appended meanwhile included. */
  async run({ signal, onProgress }: LogSearchRun = {}): Promise<void> {
    const onPause = (): void => {
      const started = performance.now();
      while (this.#isBehind && performance.now() - started < BUDGET) this.#step();
      onProgress?.();
    };
    await Promise.all(this.#searches.map((search) => search.run({ signal, onProgress: onPause })));
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
    return this.#decided < this.#ready;
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
      const changed = Math.min(this.#document.changedSince(this.#version), this.#ended);
      this.#version = version;
      if (changed < this.#matches.length) {
        this.#matches.setLength(changed);
        this.#spread(changed);
        this.onChange(Math.max(0, changed - this.#context));
      }
    }
    return this.#matches.length;
  }

  #step(): void {
    const from = this.#decided;
    const { isWanted } = this.#rules;
    const to = Math.min(this.#ready, from + (isWanted ? SMALL_STEP : STEP));
    const { include, exclude = [] } = this.#rules;
    const matches = this.#matches;
    matches.setLength(to);
    if (include) mark(matches, include, from, to, true);
    else matches.fill(from, to, true);
    for (const search of exclude) mark(matches, search, from, to, false);
    if (isWanted) {
      for (let line = matches.next(from, true); line < to; line = matches.next(line + 1, true)) {
        if (!isWanted(line)) matches.fill(line, line + 1, false);
      }
    }
    this.#ended = this.#document.endedLines;
    this.#spread(from);
    this.onChange(Math.max(0, from - this.#context), to);
  }

  /** Works out what is shown, where matches from `from` on have changed. */
  #spread(from: number): void {
    const context = this.#context;
    const matches = this.#matches;
    const { lines } = this;
    const start = Math.max(0, from - context);
    lines.setLength(Math.min(start, lines.length));
    lines.setLength(matches.length);
    // Whole runs of matches: one that is as long as the log takes no longer than a single line.
    let line = matches.next(Math.max(0, start - context), true);
    while (line < matches.length) {
      const end = matches.next(line, false);
      lines.fill(Math.max(start, line - context), end + context, true);
      line = matches.next(end, true);
    }
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
