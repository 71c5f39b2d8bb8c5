import {
  type Cancel,
  type LogDocument,
  type LogMatch,
  LogSearch,
  type Scheduler,
} from '../../../core/index.js';

/** What finding asks of the viewer. */
export interface FindView {
  /** For the timers of the search; the viewer empties it when it is unmounted. */
  readonly scheduler: Scheduler;
  /** The first line in view, from 0. */
  firstLine(): number;
  /** Decorates the matches of a search in the rows in view; without one, none. */
  highlight(search: LogSearch | undefined): void;
  /** Brings a match into view, as the current one. */
  reveal(match: LogMatch): void;
}

/** What the find bar shows. */
interface FindSnapshot {
  /** The text that is looked for; empty when nothing is. */
  readonly query: string;
  /** Whether capital and small letters are told apart. */
  readonly matchCase: boolean;
  /** Matches found so far. */
  readonly count: number;
  /** The current match, from 1; 0 when there is none. */
  readonly index: number;
  /** Whether lines are still to be searched. */
  readonly searching: boolean;
}

/** Milliseconds between two searches of what has come since, and between two counts shown. */
const INTERVAL = 80;
/** Milliseconds between two changes of the text below which the reader is typing. */
const TYPING = 200;
/** Milliseconds for which the search waits for the next letter while the reader is typing. */
const PAUSE = 16;

/**
 * One opened find bar: which text is looked for, which match is current, and the count while lines
 * arrive. A store that the bar reads.
 */
export class FindSession {
  readonly #document: LogDocument;
  readonly #view: FindView;
  readonly #listeners = new Set<() => void>();
  #stopListening: () => void = () => undefined;
  #search: LogSearch;
  #cancel = new AbortController();
  #running = false;
  /** While lines that have come since wait to be searched. */
  #next: Cancel | undefined;
  /** Takes back the start of the search for the text asked for last. */
  #cancelStart: Cancel = () => undefined;
  /** When a text was asked for last. */
  #asked = -Infinity;
  /** When the count was shown last. */
  #shown = -Infinity;
  #current: LogMatch | undefined;
  /** Where the reader was when the search began: the first match from there on is theirs. */
  #origin: { line: number; column: number };
  #snapshot: FindSnapshot = {
    query: '',
    matchCase: false,
    count: 0,
    index: 0,
    searching: false,
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };
  readonly getSnapshot = (): FindSnapshot => this.#snapshot;

  constructor(document: LogDocument, view: FindView) {
    this.#document = document;
    this.#view = view;
    this.#search = new LogSearch(document, '');
    this.#origin = { line: view.firstLine(), column: 0 };
  }

  /** Begins to search the document as it grows; returns the function that ends the session. */
  open(): () => void {
    this.#cancel = new AbortController();
    const closing = new AbortController();
    // Done while the reader types the first letter.
    LogSearch.prepare(this.#document, { signal: closing.signal }).catch((error: unknown) => {
      if (!closing.signal.aborted) throw error;
    });
    if (this.#snapshot.query !== '') {
      // Closed and opened again, as StrictMode does.
      this.#view.highlight(this.#search);
      this.#run();
    }
    this.#stopListening = this.#document.subscribe(() => {
      this.#next ??= this.#scheduler.after(INTERVAL, () => {
        this.#next = undefined;
        this.#run();
      });
    });
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

  /** Looks for another text, and gives up the search for the one before. */
  find(query: string, matchCase: boolean): void {
    const before = this.#snapshot;
    if (query === before.query && matchCase === before.matchCase) return;
    this.#cancel.abort();
    this.#cancel = new AbortController();
    this.#running = false;
    const { line, from } = this.#current ?? { line: this.#view.firstLine(), from: 0 };
    this.#origin = { line, column: from };
    this.#current = undefined;
    this.#search = new LogSearch(this.#document, query, { matchCase });
    this.#update({ query, matchCase });
    this.#view.highlight(query === '' ? undefined : this.#search);
    // A reader who is typing wants the matches of the whole word; those of its first letters are
    // the most, and take the longest.
    const now = this.#scheduler.now();
    const isTyping = now - this.#asked < TYPING;
    this.#asked = now;
    this.#cancelStart();
    this.#cancelStart = this.#scheduler.after(isTyping ? PAUSE : 0, () => {
      this.#run();
    });
  }

  /** Goes to the match after or before the current one, around the end. */
  go(step: 1 | -1): void {
    const { count } = this.#search;
    if (count === 0) return;
    const place = this.#current ?? { line: this.#view.firstLine(), from: 0 };
    const here = this.#search.indexAt(place.line, place.from);
    const index = this.#current || step < 0 ? here + step : here;
    this.#goTo((index + count) % count);
    this.#update({});
  }

  get #scheduler(): Scheduler {
    return this.#view.scheduler;
  }

  #run(): void {
    if (this.#running) return;
    this.#running = true;
    const { signal } = this.#cancel;
    const onProgress = (): void => {
      if (this.#scheduler.now() - this.#shown > INTERVAL) this.#progress();
    };
    this.#search
      .run({ signal, onProgress })
      .then(() => {
        if (signal.aborted) return;
        this.#running = false;
        this.#progress();
      })
      .catch((error: unknown) => {
        // Given up for another text, or because the bar was closed.
        if (!signal.aborted) throw error;
      });
  }

  #progress(): void {
    this.#shown = this.#scheduler.now();
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
      searching: !isCurrent,
    };
    for (const listener of [...this.#listeners]) listener();
  }
}
