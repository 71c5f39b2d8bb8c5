import { type LogDocument, type LogMatch, LogSearch } from '../../../core/index.js';

/** What finding asks of the viewer. */
export interface FindView {
  /** The first line in view. */
  firstLine(): number;
  /** Shows where a search's text stands in the rows in view; no longer, without one. */
  highlight(search: LogSearch | undefined): void;
  /** Brings a match into view, as the current one. */
  reveal(match: LogMatch): void;
}

/** What the find bar shows. */
interface FindSnapshot {
  readonly query: string;
  readonly matchCase: boolean;
  readonly count: number;
  /** The current match, from 1; 0 when there is none. */
  readonly index: number;
  readonly searching: boolean;
}

/** Milliseconds between two looks at a log that grows, and between two counts shown. */
const INTERVAL = 80;
/** Letters that follow each other faster than this are typed, and the search waits for a pause. */
const TYPING = 200;
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
  #timer: ReturnType<typeof setTimeout> | undefined;
  #start: ReturnType<typeof setTimeout> | undefined;
  #asked = -Infinity;
  #shown = 0;
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

  /** Begins to follow the document; returns the function that ends it all. */
  open(): () => void {
    this.#cancel = new AbortController();
    const closing = new AbortController();
    // While the first letter is on its way.
    LogSearch.prepare(this.#document, { signal: closing.signal }).catch((error: unknown) => {
      if (!closing.signal.aborted) throw error;
    });
    if (this.#snapshot.query !== '') {
      // Closed and opened again, as StrictMode does.
      this.#view.highlight(this.#search);
      this.#run();
    }
    this.#stopListening = this.#document.subscribe(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#run();
      }, INTERVAL);
    });
    return () => {
      closing.abort();
      this.#cancel.abort();
      this.#running = false;
      clearTimeout(this.#start);
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#stopListening();
      this.#view.highlight(undefined);
    };
  }

  /** Looks for another text; what was being looked for is given up. */
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
    // Who is typing wants the matches of the whole word: a letter's alone would cost the most.
    const isTyping = performance.now() - this.#asked < TYPING;
    this.#asked = performance.now();
    clearTimeout(this.#start);
    this.#start = setTimeout(
      () => {
        this.#run();
      },
      isTyping ? PAUSE : 0,
    );
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

  #run(): void {
    if (this.#running) return;
    this.#running = true;
    const { signal } = this.#cancel;
    const onProgress = (): void => {
      if (performance.now() - this.#shown > INTERVAL) this.#progress();
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
    this.#shown = performance.now();
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
