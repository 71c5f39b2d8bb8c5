import {
  type Cancel,
  Listeners,
  type LogDocument,
  type LogWorker,
  type LogMatch,
  LogSearch,
  type MatchSearch,
  type PatternError,
  type Projection,
  type Scheduler,
  searchPattern,
  ShownSearch,
} from '../../../core/index.js';

/** Goes to the next one, or to the one before. */
export type Step = (direction: 1 | -1) => void;

/** What the keys `n` and `N` go through: matches while a text is looked for, else problems. */
export type StepsOf = 'matches' | 'problems';

/** The viewer, as finding uses it. */
export interface FindView {
  /** For the timers of the search; the viewer empties it when it is unmounted. */
  readonly scheduler: Scheduler;
  /** Looks for regular expressions, in place of the page. */
  readonly worker?: LogWorker | undefined;
  /** The first line in view, from 0. */
  firstLine(): number;
  /** The text that the reader selected in a line; empty when there is none. */
  selectedText(): string;
  /** Decorates the matches of a search; `undefined` removes the decorations. */
  highlight(search: ShownSearch | undefined): void;
  /** To be called when there are other matches than before. */
  onFound(): void;
  /** What is shown of the log; `undefined` while all of it is. */
  readonly projection: Projection | undefined;
  /** Calls back when other lines are shown, until the returned function is called. */
  watchShown(listener: () => void): () => void;
  /** Scrolls a match into view, and decorates it as the current one. */
  reveal(match: LogMatch): void;
  /** Sets how the keys go through matches, or through problems; `undefined` where they do not. */
  setStep(of: StepsOf, step: Step | undefined): void;
}

/** How the text is to be found. */
interface FindOptions {
  /** Whether upper and lower case are distinguished. */
  readonly matchCase: boolean;
  /** Whether only whole words are found. */
  readonly wholeWord: boolean;
  /** Whether the text is a regular expression. */
  readonly pattern: boolean;
}

/** What the find bar shows. */
interface FindSnapshot extends FindOptions {
  /** The text to find; empty when there is none. */
  readonly query: string;
  /** Matches found so far. */
  readonly count: number;
  /** The current match, from 1; 0 when there is none. */
  readonly index: number;
  /** Whether lines are still to be searched. */
  readonly searching: boolean;
  /** Why the regular expression is not searched for. */
  readonly problem: PatternError | 'notLoaded' | undefined;
  /** Long lines that a regular expression is searched in up to a column only. */
  readonly cut: { readonly lines: number; readonly columns: number } | undefined;
}

/** Milliseconds between two searches of new lines, and between two updates of the count. */
const INTERVAL = 80;
/** Changes of the text that are closer than this, in milliseconds, count as typing. */
const TYPING = 200;
/** Milliseconds that the search waits for the next letter while the reader is typing. */
const PAUSE = 16;

/**
 * The state of an open find bar: the text to find, the current match, and the count, which grows as
 * lines arrive. The bar reads it as a store.
 */
export class FindSession {
  readonly #document: LogDocument;
  readonly #view: FindView;
  readonly #listeners = new Listeners();
  #stopListening: () => void = () => undefined;
  #search: ShownSearch;
  /** Whether the regular expression is still to be compiled. */
  #compiling = false;
  /** What is told about the lines that a regular expression was not searched in to their end. */
  #cut: () => FindSnapshot['cut'] = () => undefined;
  #cancel = new AbortController();
  #running = false;
  /** Cancels the pending search of new lines; `undefined` when there is none. */
  #next: Cancel | undefined;
  /** Cancels the pending start of a search. */
  #cancelStart: Cancel = () => undefined;
  /** When the text was changed last. */
  #asked = -Infinity;
  /** When the count was updated last. */
  #updated = -Infinity;
  #current: LogMatch | undefined;
  /** Where the reader was when the search began: the first match from there on becomes current. */
  #origin: { line: number; column: number };
  #snapshot: FindSnapshot = {
    query: '',
    matchCase: false,
    wholeWord: false,
    count: 0,
    index: 0,
    searching: false,
    pattern: false,
    problem: undefined,
    cut: undefined,
  };

  readonly subscribe: (listener: () => void) => () => void = this.#listeners.add;
  readonly getSnapshot = (): FindSnapshot => this.#snapshot;

  constructor(document: LogDocument, view: FindView) {
    this.#document = document;
    this.#view = view;
    this.#search = this.#shown(new LogSearch(document, ''));
    this.#origin = { line: view.firstLine(), column: 0 };
  }

  /** Starts to search the document as it grows; returns the function that ends the session. */
  open(): () => void {
    this.#cancel = new AbortController();
    const closing = new AbortController();
    // In advance, while the reader types the first letter.
    LogSearch.prepare(this.#document, { signal: closing.signal }).catch((error: unknown) => {
      if (!closing.signal.aborted) throw error;
    });
    if (this.#snapshot.query !== '') {
      // StrictMode closes the session and opens it again.
      this.#view.highlight(this.#search);
      this.#start();
    }
    const onChange = (): void => {
      this.#next ??= this.#scheduler.after(INTERVAL, () => {
        this.#next = undefined;
        this.#run();
      });
    };
    let { version } = this.#document;
    const onAppend = (): void => {
      const now = (line: number): number => this.#document.lineSince(line, version);
      this.#current &&= { ...this.#current, line: now(this.#current.line) };
      this.#origin = { ...this.#origin, line: now(this.#origin.line) };
      ({ version } = this.#document);
      onChange();
    };
    const stops = [this.#document.subscribe(onAppend), this.#view.watchShown(onChange)];
    this.#view.setStep('matches', (direction) => {
      this.go(direction);
    });
    this.#stopListening = () => {
      this.#view.setStep('matches', undefined);
      for (const stop of stops) stop();
    };
    return () => {
      closing.abort();
      this.#cancel.abort();
      this.#running = false;
      this.#cancelStart();
      this.#next?.();
      this.#next = undefined;
      this.#stopListening();
      this.#view.highlight(undefined);
    };
  }

  /** Searches for what the reader selected, if anything; it is no regular expression. */
  findSelected(): void {
    const text = this.#view.selectedText();
    if (text.trim() !== '') this.find(text, { pattern: false });
  }

  /** Searches for another text, or in another way, and aborts the search before. */
  find(query: string, change: Partial<FindOptions> = {}): void {
    const before = this.#snapshot;
    const { matchCase, wholeWord, pattern } = { ...before, ...change };
    const isSame = matchCase === before.matchCase && wholeWord === before.wholeWord;
    if (query === before.query && isSame && pattern === before.pattern) return;
    this.#cancel.abort();
    this.#cancel = new AbortController();
    this.#running = false;
    const { line, from } = this.#current ?? { line: this.#view.firstLine(), from: 0 };
    this.#origin = { line, column: from };
    this.#current = undefined;
    const options = { matchCase, wholeWord, pattern };
    this.#compiling = pattern && query !== '';
    this.#cut = () => undefined;
    this.#search = this.#shown(new LogSearch(this.#document, pattern ? '' : query, options));
    this.#update({ query, ...options, problem: undefined });
    this.#view.highlight(query === '' || pattern ? undefined : this.#search);
    // While the reader is typing, wait for more letters: short texts have the most matches, and take
    // the longest to find.
    const now = this.#scheduler.now();
    const isTyping = now - this.#asked < TYPING;
    this.#asked = now;
    this.#cancelStart();
    this.#cancelStart = this.#scheduler.after(isTyping ? PAUSE : 0, () => {
      this.#start();
    });
  }

  /** Goes to the next or the previous match; after the last one comes the first. */
  go(direction: 1 | -1): void {
    const { count } = this.#search;
    if (count === 0) return;
    const place = this.#current ?? { line: this.#view.firstLine(), from: 0 };
    const here = this.#search.indexAt(place.line, place.from);
    const index = this.#current || direction < 0 ? here + direction : here;
    this.#goTo((index + count) % count);
    this.#update({});
  }

  /** Finds in what is shown. */
  #shown(search: MatchSearch): ShownSearch {
    return new ShownSearch(this.#document, search, () => this.#view.projection);
  }

  #start(): void {
    if (this.#compiling) void this.#compile();
    else this.#run();
  }

  async #compile(): Promise<void> {
    const { signal } = this.#cancel;
    const { query, matchCase, wholeWord } = this.#snapshot;
    const result = await searchPattern(this.#document, query, { matchCase, wholeWord }).catch(
      () => 'notLoaded' as const,
    );
    if (signal.aborted) return;
    this.#compiling = false;
    if (result === 'notLoaded' || 'problem' in result) {
      this.#update({ problem: result });
      return;
    }
    const { search, maxColumns: columns } = result;
    this.#cut = () => (search.cutLines > 0 ? { lines: search.cutLines, columns } : undefined);
    this.#search = this.#shown(search);
    this.#view.highlight(this.#search);
    this.#run();
  }

  get #scheduler(): Scheduler {
    return this.#view.scheduler;
  }

  #run(): void {
    if (this.#running) return;
    this.#running = true;
    const { signal } = this.#cancel;
    const onProgress = (): void => {
      if (this.#scheduler.now() - this.#updated > INTERVAL) this.#progress();
    };
    this.#search
      .run({ signal, onProgress, worker: this.#view.worker })
      .then(() => {
        if (signal.aborted) return;
        this.#running = false;
        this.#progress();
        // Other lines may be shown by now.
        if (!this.#search.isCurrent) this.#run();
      })
      .catch((error: unknown) => {
        // Aborted for another text, or because the bar was closed.
        if (!signal.aborted) throw error;
      });
  }

  #progress(): void {
    this.#updated = this.#scheduler.now();
    this.#view.onFound();
    const search = this.#search;
    if (!this.#current && search.count > 0) {
      const index = search.indexAt(this.#origin.line, this.#origin.column);
      if (index < search.count) this.#goTo(index);
      else if (search.isCurrent) this.#goTo(0);
    }
    this.#update({});
  }

  #goTo(index: number): void {
    this.#current = this.#search.at(index);
    if (this.#current) this.#view.reveal(this.#current);
  }

  #update(change: Partial<FindSnapshot>): void {
    const { count, isCurrent } = this.#search;
    const current = this.#current;
    this.#snapshot = {
      ...this.#snapshot,
      ...change,
      count,
      index: current && count > 0 ? this.#search.indexAt(current.line, current.from) + 1 : 0,
      searching: this.#compiling || !isCurrent,
      cut: this.#cut(),
    };
    this.#listeners.call();
  }
}
