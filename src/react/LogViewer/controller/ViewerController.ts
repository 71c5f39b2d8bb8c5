import {
  type LogDocument,
  type LogMatch,
  type LogSeam,
  type LogSearch,
  Scheduler,
} from '../../../core/index.js';
import { AccessibleLines } from '../accessibility/AccessibleLines.js';
import type { FindView } from '../find/FindSession.js';
import type { Grid } from '../frame/renderer.js';
import type { RendererChoice } from '../frame/loadRenderer.js';
import { RenderSchedule } from '../frame/RenderSchedule.js';
import { type ViewerElements, ViewerScreen } from '../frame/ViewerScreen.js';
import { Viewport } from '../frame/Viewport.js';
import type { InputView } from '../input/InputView.js';
import { listenToInput, wheelTurner } from '../input/listenToInput.js';
import type { TextSelection } from '../input/TextSelection.js';
import { Decorations } from './decorations.js';
import { pageRow } from './rows.js';
import { SnapshotStore, type ViewerSnapshot } from './snapshot.js';
import { ViewLayout } from './ViewLayout.js';

/** Milliseconds between two renders of a log that comes in slowly: about every third frame. */
const LIVE = 42;
/** Milliseconds between two renders of a log that pours in. */
const BULK = 250;
/** Bytes since the last render above which a log counts as pouring in. */
const POURING = 32 * 1024;

/** The parts of a viewer that exist while it is attached to elements. */
interface Attached {
  readonly scroller: HTMLElement;
  readonly screen: ViewerScreen;
  readonly viewport: Viewport;
  readonly accessible: AccessibleLines;
}

/** Options of the viewer that its host may change at any time. */
interface ViewerOptions {
  /** Whether the reader follows the end of the log. */
  readonly follow: boolean;
  /** Called when the reader pauses following, or resumes it. */
  readonly onFollowChange: ((following: boolean) => void) | undefined;
  /** Whether lines are numbered. */
  readonly lineNumbers: boolean;
  /** Whether long lines are wrapped. */
  readonly wrap: boolean;
  /** What renders the rows. */
  readonly renderer: RendererChoice;
  /** What is shown of a seam. */
  readonly seamText: (seam: LogSeam) => string;
}

/**
 * The viewer without React. It wires the parts, through which the log flows one way: document → layout →
 * rows → renderer. Input changes the layout or the decorations, and schedules another render. The
 * component reads its state as a store.
 */
export class ViewerController implements FindView, InputView {
  /** Holds all timers and frames of the viewer; empty while it is not attached. */
  readonly scheduler: Scheduler = new Scheduler();
  readonly layout: ViewLayout = new ViewLayout();
  readonly #decorations = new Decorations();
  readonly #store = new SnapshotStore();
  readonly #schedule = new RenderSchedule(this.scheduler, () => {
    this.#render();
  });
  #attached: Attached | undefined;
  #renderer: RendererChoice = 'auto';
  /** Bytes of the document at the last render. */
  #renderedBytes = 0;
  /** How many documents have been shown: part of the key of each row. */
  #shown = 0;

  readonly subscribe: (listener: () => void) => () => void = this.#store.subscribe;
  readonly getSnapshot: () => ViewerSnapshot = this.#store.getSnapshot;

  get grid(): Grid | undefined {
    return this.#attached?.screen.grid;
  }

  get selection(): TextSelection {
    return this.#decorations.selection;
  }

  /** Fills the elements, until the returned function is called. */
  attach(elements: ViewerElements): () => void {
    const { scheduler } = this;
    const { scroller } = elements;
    const detaching = new AbortController();
    const { signal } = detaching;
    listenToInput(elements, this, scheduler, signal);
    const viewport = new Viewport(scroller, scheduler, signal, {
      onScroll: () => {
        if (this.#readScroll()) this.onInput();
      },
      onWheel: wheelTurner(scroller, this, scheduler),
      onBehind: this.onInput,
    });
    const accessible = new AccessibleLines(elements.accessible, scheduler, signal);
    const screen = new ViewerScreen(elements, this.#renderer, scheduler, signal, this.onInput);
    this.#attached = { scroller, screen, viewport, accessible };
    this.onInput();
    return () => {
      this.#attached = undefined;
      detaching.abort();
      this.#schedule.cancel();
      scheduler.close();
      this.#update({ rendering: false });
    };
  }

  /** Shows a document from its end or its start; returns the function that unsubscribes from it. */
  show(document: LogDocument): () => void {
    this.layout.show(document);
    this.#decorations.clear();
    this.#shown += 1;
    this.#renderedBytes = 0;
    this.#update({ malformedLine: undefined });
    this.onInput();
    return document.subscribe(() => {
      if (!this.#attached) return;
      // The first rows are what the reader waits for; the last ones must not be delayed either.
      if (this.#renderedBytes === 0) this.#schedule.atOnce();
      else if (document.complete) this.#schedule.soon();
      else this.#schedule.every(this.#isPouring ? BULK : LIVE);
    });
  }

  setOptions(options: ViewerOptions): void {
    const { follow, onFollowChange, lineNumbers, wrap, renderer, seamText } = options;
    const { layout } = this;
    layout.place.setFollow(follow);
    layout.place.onFollowChange = onFollowChange;
    layout.lineNumbers = lineNumbers;
    layout.wrap = wrap;
    this.#renderer = renderer;
    this.#attached?.screen.choose(renderer);
    layout.seamText = seamText;
    this.onInput();
  }

  /** Reads colours and font again. */
  refreshTheme(): void {
    this.#attached?.screen.refreshTheme();
  }

  /** @param line number of the line, from 1; `end` resumes following */
  scrollTo(line: number | 'end'): void {
    const { place } = this.layout;
    if (line === 'end') place.goTo(line);
    else place.bringTo({ line: line - 1, row: 0 });
    this.onInput();
  }

  firstLine(): number {
    return this.layout.place.top.line;
  }

  highlight(search: LogSearch | undefined): void {
    this.#decorations.setSearch(search);
    this.onInput();
  }

  reveal(match: LogMatch): void {
    this.#decorations.setCurrentMatch(match);
    this.layout.reveal(match);
    this.onInput();
  }

  focus(): void {
    this.#attached?.scroller.focus({ preventScroll: true });
  }

  /** Renders soon. */
  readonly onInput = (): void => {
    if (this.#attached) this.#schedule.soon();
  };

  #render(): void {
    const { grid, layout } = this;
    if (!this.#attached || !grid) return;
    const { screen, viewport, accessible } = this.#attached;
    const { document, place, lineNumbers: numbered } = layout;
    this.#readScroll();
    layout.layOut(grid);

    const { gutter } = layout;
    const epoch = [this.#shown, screen.theme, gutter].join();
    const rows = Array.from({ length: grid.rows }, (_, y) => {
      const row = layout.rows[y];
      if (!row) return { key: epoch, number: '', read: () => [] };
      const decorations = this.#decorations.ofLine(row.line, row.from, row.to);
      return pageRow(document, row, { decorations, numbered, epoch });
    });
    screen.render({ gutter, numbered, rows });

    const shownIndex = viewport.place(grid, {
      rowCount: place.layout.total,
      row: place.index,
      column: layout.left,
      columns: layout.scrollColumns,
      isFollowed: place.following,
    });
    place.shownAt(shownIndex);

    const isLive = place.following && !this.#isPouring;
    accessible.show({ document, rows: layout.rows, isLive, seamText: layout.seamText });
    this.#renderedBytes = document.byteLength;
    const malformedLine = this.getSnapshot().malformedLine ?? layout.malformedLine;
    this.#update({ rendering: true, atEnd: place.atEnd, malformedLine });
    // xterm.js is loaded once the first rows are on screen as plain text. While a log pours in it is put
    // off: starting it takes as long as receiving megabytes, and the reader waits for these.
    const { lineCount, byteLength, complete } = document;
    if (lineCount > 0) screen.upgrade(!complete && byteLength >= POURING);
  }

  get #isPouring(): boolean {
    return this.layout.document.byteLength - this.#renderedBytes >= POURING;
  }

  /** Applies the position that the reader scrolled to; returns whether there is a new one. */
  #readScroll(): boolean {
    const moved = this.#attached?.viewport.moved();
    if (!moved || !this.grid) return false;
    const { row, lastRow, column } = moved;
    if (column !== undefined) this.layout.left = column;
    if (row !== undefined) this.layout.place.scrollTo(row, lastRow);
    return true;
  }

  #update(change: Partial<ViewerSnapshot>): void {
    const { lineCount, complete } = this.layout.document;
    const { following, newLines } = this.layout.place;
    const empty = complete && lineCount === 0;
    this.#store.update({ ...change, following, newLines, empty, complete });
  }
}
