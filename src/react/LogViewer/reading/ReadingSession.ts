import {
  type Cancel,
  type HiddenLines,
  LineLevels,
  LinesSince,
  Listeners,
  type LogDocument,
  LogFilter,
  LogFolds,
  LogSearch,
  type LogWorker,
  type MatchSearch,
  Projection,
  type ReaderClock,
  type Scheduler,
  searchPattern,
} from '../../../core/index.js';
import {
  type FilterRules,
  isFilter,
  matchSame,
  FIRST_SNAPSHOT,
  type ReadingSnapshot,
} from './filterRules.js';

/** The viewer, as the tools of its reader use it. */
export interface ReadingView {
  /** For the timers of a filter; the viewer empties it when it is unmounted. */
  readonly scheduler: Scheduler;
  /** Looks for errors and regular expressions, in place of the page. */
  readonly worker?: LogWorker | undefined;
  /** Shows what a projection shows; `undefined` shows all lines. */
  project(
    projection: Projection | undefined,
    hiddenText: (hidden: HiddenLines) => string,
    foldText: (count: number) => string,
  ): void;
  /** To be called when a projection shows other lines. */
  onShown(): void;
  /** To be called while a projection keeps changing its lines: renders a few times a second. */
  onShownSoFar(): void;
}

/** Milliseconds between two looks at new lines, and between two updates of the count. */
const INTERVAL = 80;
/** Milliseconds that a filter waits for the next letter. */
const PAUSE = 60;
/** Milliseconds after which a new filter shows what it has found so far, in place of the old one. */
const PATIENCE = 120;

/**
 * What is shown of a log for its reader: the filter, as it goes on with the log. The bars read it as a
 * store.
 */
export class ReadingSession {
  readonly #document: LogDocument;
  readonly #view: ReadingView;
  readonly #projection: Projection;
  readonly #listeners = new Listeners();
  /** The filter that is shown, and the one that was asked for last. */
  #filter: LogFilter | undefined;
  #latest: LogFilter | undefined;
  #folds: LogFolds | undefined;
  /** Ends the reading of what can be folded. */
  #cancelFolds = new AbortController();
  #cancel = new AbortController();
  #running = false;
  /** Cancels the pending start of a filter, and the pending look at new lines. */
  #cancelStart: Cancel = () => undefined;
  #next: Cancel | undefined;
  #toldAt = -Infinity;
  #startedAt = 0;
  /** What is told about lines in which a regular expression is not looked for to their end. */
  #cut: () => ReadingSnapshot['cut'] = () => undefined;
  #snapshot: ReadingSnapshot = FIRST_SNAPSHOT;
  #clock: ReaderClock = { timestamps: 'written', startedAt: undefined };
  #since: LinesSince | undefined;
  #hiddenText: (hidden: HiddenLines) => string = () => '';
  #foldText: (count: number) => string = () => '';

  readonly subscribe: (listener: () => void) => () => void = this.#listeners.add;
  readonly getSnapshot = (): ReadingSnapshot => this.#snapshot;

  constructor(document: LogDocument, view: ReadingView) {
    this.#document = document;
    this.#view = view;
    this.#projection = new Projection(document);
  }

  /** Sets what is shown in place of hidden lines, and beside lines that can be hidden. */
  setTexts(hidden: (hidden: HiddenLines) => string, fold: (count: number) => string): void {
    this.#hiddenText = hidden;
    this.#foldText = fold;
    this.#view.onShown();
  }

  /** Sets how the reader tells the times of the log. */
  setClock(clock: ReaderClock): void {
    this.#clock = clock;
    if (this.#snapshot.since !== '') this.#restart();
  }

  /** Follows the document as it grows; returns the function that ends the session: all lines are shown. */
  open(): () => void {
    this.#cancel = new AbortController();
    // StrictMode closes the session and opens it again.
    if (this.#snapshot.filtering) void this.#start();
    if (this.#folds) this.#runFolds(this.#folds);
    const stopListening = this.#document.subscribe(() => {
      if (!this.#filter && !this.#folds) return;
      this.#next ??= this.#view.scheduler.after(INTERVAL, () => {
        this.#next = undefined;
        this.#run();
        if (this.#folds) this.#runFolds(this.#folds);
      });
    });
    return () => {
      stopListening();
      this.#stop();
      this.#next?.();
      this.#next = undefined;
      this.#cancelFolds.abort();
      this.#project(false);
    };
  }

  /** Shows other lines. */
  filter(change: Partial<FilterRules>): void {
    const before = this.#snapshot;
    const rules: FilterRules = { ...before, ...change };
    this.#update({ ...change, filtering: isFilter(rules) });
    if (matchSame(before, rules)) {
      this.#latest?.setContext(rules.context);
      this.#run();
      return;
    }
    this.#restart();
  }

  #restart(): void {
    this.#stop();
    this.#update({ running: this.#snapshot.filtering });
    this.#cancelStart = this.#view.scheduler.after(PAUSE, () => void this.#start());
  }

  /** Folds all that can be folded, or unfolds it. */
  foldAll(folded: boolean): void {
    const folds = this.#folds ?? new LogFolds(this.#document);
    if (!this.#folds) {
      this.#folds = folds;
      folds.onChange = (from, to) => {
        this.#projection.update(from, to);
        this.#view.onShownSoFar();
      };
      this.#projection.setFolds(folds);
    }
    if (folded) folds.foldAll();
    else folds.unfoldAll();
    this.#project(true);
    this.#update({ folded });
    this.#runFolds(folds);
  }

  #runFolds(folds: LogFolds): void {
    this.#cancelFolds.abort();
    this.#cancelFolds = new AbortController();
    const { signal } = this.#cancelFolds;
    folds
      .run({ signal })
      .then(() => {
        this.#update({ folds: folds.count });
        this.#view.onShown();
      })
      .catch((error: unknown) => {
        // Aborted for another run, or because the tools were closed.
        if (!signal.aborted) throw error;
      });
  }

  #project(isProjected: boolean): void {
    this.#view.project(
      isProjected ? this.#projection : undefined,
      (hidden) => this.#hiddenText(hidden),
      (count) => this.#foldText(count),
    );
  }

  #stop(): void {
    this.#cancel.abort();
    this.#cancel = new AbortController();
    this.#running = false;
    this.#cancelStart();
  }

  /** Begins to filter, or shows all lines where there is nothing to filter by. */
  async #start(): Promise<void> {
    const { exclude, matchCase, level, since, filtering } = this.#snapshot;
    const { signal } = this.#cancel;
    this.#cut = () => undefined;
    this.#since =
      since.trim() === '' ? undefined : new LinesSince(this.#document, since, this.#clock);
    this.#update({ sinceProblem: this.#since?.problem });
    if (!filtering) {
      this.#filter = this.#latest = undefined;
      this.#projection.setFilter(undefined);
      this.#project(this.#folds !== undefined);
      this.#update({ count: 0, running: false, problem: undefined, cut: undefined });
      return;
    }
    const document = this.#document;
    const include = await this.#search();
    if (signal.aborted) return;
    if (include && 'problem' in include) {
      // What was shown before stays until the expression is valid.
      this.#update({ problem: include.problem, running: false });
      this.#run();
      return;
    }
    this.#update({ problem: undefined });
    const terms = exclude.split(',').map((term) => term.trim());
    const filter = new LogFilter(document, {
      include,
      exclude: terms
        .filter((term) => term !== '')
        .map((term) => new LogSearch(document, term, { matchCase, oncePerLine: true })),
      levels: level && new LineLevels(document, level),
      since: this.#since,
      context: this.#snapshot.context,
    });
    filter.onChange = (from, to) => {
      if (this.#filter !== filter) return;
      this.#projection.update(from, to);
      this.#view.onShownSoFar();
    };
    this.#latest = filter;
    this.#startedAt = this.#view.scheduler.now();
    this.#run(filter);
  }

  /** The search for what is to be shown; `undefined` where any text is. */
  async #search(): Promise<MatchSearch | Pick<ReadingSnapshot, 'problem'> | undefined> {
    const { query, matchCase, wholeWord, pattern } = this.#snapshot;
    if (query === '') return undefined;
    const options = { matchCase, wholeWord, oncePerLine: true };
    if (!pattern) return new LogSearch(this.#document, query, options);
    const found = await searchPattern(this.#document, query, options).catch(() => undefined);
    if (!found) return { problem: 'notLoaded' };
    if ('problem' in found) return { problem: found };
    const { search, maxColumns: columns } = found;
    this.#cut = () => (search.cutLines > 0 ? { lines: search.cutLines, columns } : undefined);
    return search;
  }

  #run(filter = this.#filter): void {
    if (this.#running || !filter) return;
    this.#running = true;
    const { signal } = this.#cancel;
    const onProgress = (): void => {
      const now = this.#view.scheduler.now();
      // What the filter before has shown stays for a moment, rather than a view without lines.
      if (now - this.#startedAt > PATIENCE) this.#show(filter);
      if (now - this.#toldAt > INTERVAL) this.#tell();
    };
    filter
      .run({ signal, onProgress, worker: this.#view.worker })
      .then(() => {
        if (signal.aborted) return;
        this.#running = false;
        this.#show(filter);
        this.#view.onShown();
        this.#tell();
      })
      .catch((error: unknown) => {
        // Aborted for another filter, or because the tools were closed.
        if (!signal.aborted) throw error;
      });
  }

  #show(filter: LogFilter): void {
    if (filter === this.#filter) return;
    this.#filter = filter;
    this.#projection.setFilter(filter);
    this.#project(true);
  }

  #tell(): void {
    this.#toldAt = this.#view.scheduler.now();
    const { lineCount: total } = this.#document;
    const count = this.#filter?.count ?? 0;
    const sinceProblem = this.#since?.problem;
    this.#update({ count, total, running: this.#running, cut: this.#cut(), sinceProblem });
  }

  #update(change: Partial<ReadingSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    this.#listeners.call();
  }
}
