import { LogDocument, type LogMatch, type LogSearch } from '../../../core/index.js';
import { AccessibleLines } from '../accessibility/AccessibleLines.js';
import type { FindView } from '../find/FindSession.js';
import type { Grid, PageRow } from '../frame/renderer.js';
import { RenderSchedule } from '../frame/RenderSchedule.js';
import { scrollScale, type ScrollScale } from '../frame/scrollScale.js';
import { type ViewerElements, ViewerScreen } from '../frame/ViewerScreen.js';
import { Viewport } from '../frame/Viewport.js';
import { copySelection } from '../input/copySelection.js';
import { keyMove } from '../input/keyMove.js';
import { positionAt, selectWithMouse } from '../input/mouse.js';
import type { Position } from '../input/TextSelection.js';
import { Decorations } from './decorations.js';
import { ReadingPlace } from './ReadingPlace.js';
import { gutterColumns, pageRow, rowsInView, type VisibleRow } from './rows.js';
import { SnapshotStore, type ViewerSnapshot } from './snapshot.js';

/** Paint intervals in ms: a log that trickles in, every third frame; and one that pours in. */
const LIVE = 42;
const BULK = 250;
/** From so many bytes since the last paint on, or at its beginning, it pours. */
const POURING = 32 * 1024;
/** Columns of a line that are given to screen readers. */
const ACCESSIBLE_COLUMNS = 1000;

/** What there is between attaching and detaching. */
interface Attached {
  readonly elements: ViewerElements;
  readonly screen: ViewerScreen;
  readonly box: Viewport;
  readonly accessible: AccessibleLines;
}

/**
 * All of the viewer that is not React: which lines are in view, when they are painted, and what
 * scrolling, keys and mouse do to that. A store that the component reads.
 */
export class ViewerController implements FindView {
  #document = new LogDocument();
  readonly #place = new ReadingPlace();
  readonly #decorations = new Decorations();
  readonly #store = new SnapshotStore();
  readonly #schedule = new RenderSchedule(() => {
    this.#render();
  });
  #attached: Attached | undefined;
  #scale: ScrollScale | undefined;

  #lineNumbers = true;
  #wrap = false;
  /** First column in view, of lines that are not wrapped. */
  #left = 0;
  /** Columns of the widest line seen so far. */
  #widest = 0;
  #rows: readonly VisibleRow[] = [];
  #renderedBytes = 0;
  /** Counts the documents that were shown. */
  #shown = 0;

  readonly subscribe: (listener: () => void) => () => void = this.#store.subscribe;
  readonly getSnapshot: () => ViewerSnapshot = this.#store.getSnapshot;

  /** Takes over the elements until the returned function is called. */
  attach(elements: ViewerElements): () => void {
    const { scroller, spacer } = elements;
    const listening = new AbortController();
    const { signal } = listening;
    const box = new Viewport(scroller, spacer, {
      onScroll: () => {
        if (this.#readScroll()) this.#schedule.soon();
      },
      onWheel: this.#onWheel,
      onBehind: () => {
        this.#schedule.soon();
      },
    });
    const accessible = new AccessibleLines(elements.accessible);
    const screen = new ViewerScreen(elements, () => {
      this.#schedule.soon();
    });
    this.#attached = { elements, screen, box, accessible };
    const stopSelecting = selectWithMouse(scroller, {
      positionAt: (x, y) => this.#positionAt(x, y),
      press: (at, clicks, extend) => {
        this.#decorations.selection.press(this.#document, at, clicks, extend);
        this.#schedule.soon();
      },
      drag: (to) => {
        this.#decorations.selection.extend(to);
        this.#schedule.soon();
      },
      scrollLines: (lines) => {
        this.#place.moveBy(lines);
        this.#schedule.soon();
      },
      scrollColumns: (columns) => {
        if (!this.#wrap) scroller.scrollBy({ left: columns * (screen.grid?.cellWidth ?? 0) });
      },
    });
    scroller.addEventListener('keydown', this.#onKey, { signal });
    scroller.addEventListener('copy', this.#onCopy, { signal });
    this.#schedule.soon();
    return () => {
      listening.abort();
      stopSelecting();
      this.#schedule.cancel();
      box.dispose();
      accessible.clear();
      screen.dispose();
      this.#attached = this.#scale = undefined;
      this.#update({ rendering: false });
    };
  }

  /** Shows a document, from its end or its start on; returns the function that lets go of it. */
  show(document: LogDocument): () => void {
    this.#document = document;
    this.#place.show(document);
    this.#decorations.clear();
    this.#shown += 1;
    this.#left = this.#widest = this.#renderedBytes = 0;
    this.#schedule.soon();
    return document.subscribe(() => {
      // The first rows are what the reader waits for; the last are what they stay on.
      if (this.#renderedBytes === 0) this.#schedule.atOnce();
      else if (document.complete) this.#schedule.soon();
      else this.#schedule.every(this.#isBulk ? BULK : LIVE);
    });
  }

  setFollow(follow: boolean): void {
    this.#place.setFollow(follow);
    this.#schedule.soon();
  }

  setOnFollowChange(listener: ((following: boolean) => void) | undefined): void {
    this.#place.onFollowChange = listener;
  }

  setLineNumbers(lineNumbers: boolean): void {
    this.#lineNumbers = lineNumbers;
    this.#schedule.soon();
  }

  setWrap(wrap: boolean): void {
    this.#wrap = wrap;
    this.#schedule.soon();
  }

  /** Reads colours and font anew. */
  refreshTheme(): void {
    this.#attached?.screen.refreshTheme();
  }

  scrollToLine(line: number): void {
    this.#place.bringTo({ line: line - 1, row: 0 });
    this.#schedule.soon();
  }

  scrollToEnd(): void {
    this.#place.goTo('end');
    this.#schedule.soon();
  }

  firstLine(): number {
    return this.#place.top.line;
  }

  highlight(search: LogSearch | undefined): void {
    this.#decorations.find(search);
    this.#schedule.soon();
  }

  reveal(match: LogMatch): void {
    const { line, from, to } = match;
    this.#decorations.setCurrent(match);
    const row = this.#place.layout.rowsOf(line).rowAt(from);
    if (!this.#rows.some((shown) => shown.line === line && shown.row === row)) {
      this.#place.bringTo({ line, row });
    }
    const columns = (this.#grid?.columns ?? 0) - this.#gutter;
    if (!this.#wrap && (from < this.#left || to > this.#left + columns)) {
      this.#left = to <= columns ? 0 : Math.max(0, from - Math.floor(columns / 3));
      this.#widest = Math.max(this.#widest, to);
    }
    this.#schedule.soon();
  }

  focus(): void {
    this.#attached?.elements.scroller.focus({ preventScroll: true });
  }

  #render(): void {
    const grid = this.#grid;
    if (!this.#attached || !grid) return;
    const { elements, screen, box } = this.#attached;
    this.#readScroll();

    const gutter = this.#gutter;
    const { rows, cellWidth, cellHeight, columns } = grid;
    const width = Math.max(1, columns - gutter);
    if (this.#wrap) this.#left = 0;
    this.#place.settle(rows, this.#wrap ? width : undefined);
    const { layout, top } = this.#place;
    this.#rows = rowsInView(this.#document, layout, { top, rows, width, left: this.#left });
    screen.render({
      gutter,
      numbered: this.#lineNumbers,
      rows: Array.from({ length: rows }, (_, y) => this.#pageRow(y, gutter)),
    });

    const { clientHeight } = elements.scroller;
    const rowCount = layout.total;
    const scale = scrollScale({ rowCount, rows, rowHeight: cellHeight, clientHeight });
    const isWider = !this.#wrap && this.#widest > width;
    const pixels = isWider ? (this.#widest + gutter + 1) * cellWidth : 0;
    const row = this.#place.index;
    const view = { row, column: this.#left, cellWidth, width: pixels };
    this.#scale = box.place(scale, view, this.#place.following);
    this.#place.shownAt(this.#scale === scale ? row : this.#scale.maxTop);

    this.#speak();
    this.#renderedBytes = this.#document.byteLength;
    this.#update({ rendering: true, atEnd: this.#place.atEnd });
    // xterm.js is loaded for rows to paint: what there is to read is on screen by then.
    // It takes as long to start as megabytes take to come, and these are waited for.
    const { lineCount, byteLength, complete } = this.#document;
    if (lineCount > 0) screen.upgrade(!complete && byteLength >= POURING);
  }

  #pageRow(y: number, gutter: number): PageRow {
    const epoch = `${this.#shown},${this.#attached?.screen.theme ?? 0},${gutter}`;
    const shown = this.#rows[y];
    if (!shown) return { key: epoch, number: '', read: () => [] };
    return pageRow(this.#document, {
      line: shown.line,
      left: shown.from,
      right: shown.to,
      decorations: this.#decorations.of(shown.line),
      numbered: this.#lineNumbers && shown.row === 0,
      epoch,
      onWidth: this.#onWidth,
    });
  }

  #speak(): void {
    if (!this.#attached) return;
    const { elements, accessible } = this.#attached;
    const document = this.#document;
    const lines = [...new Set(this.#rows.map(({ line }) => line))];
    accessible.show(
      lines.map((line) => ({ line, text: () => document.lineText(line, 0, ACCESSIBLE_COLUMNS) })),
    );
    const live = this.#place.following && !this.#isBulk ? 'polite' : 'off';
    const { accessible: place } = elements;
    if (place.getAttribute('aria-live') !== live) place.setAttribute('aria-live', live);
  }

  /** A row may be read after the page it belongs to was laid out: then once more. */
  readonly #onWidth = (columns: number): void => {
    if (columns <= this.#widest) return;
    this.#widest = columns;
    this.#schedule.soon();
  };

  get #grid(): Grid | undefined {
    return this.#attached?.screen.grid;
  }

  get #gutter(): number {
    return gutterColumns(this.#document.lineCount, this.#lineNumbers);
  }

  get #isBulk(): boolean {
    return this.#document.byteLength - this.#renderedBytes >= POURING;
  }

  /** Takes over a position that the reader scrolled to; whether there was one. */
  #readScroll(): boolean {
    if (!this.#attached || !this.#grid || !this.#scale) return false;
    const moved = this.#attached.box.moved();
    if (!moved) return false;
    const { scrollTop, scrollLeft } = moved;
    if (scrollLeft !== undefined) this.#left = Math.round(scrollLeft / this.#grid.cellWidth);
    if (scrollTop === undefined) return true;
    this.#place.scrollTo(this.#scale.rowAt(scrollTop), this.#scale.maxTop);
    return true;
  }

  readonly #onWheel = (event: WheelEvent): void => {
    // A pixel is many lines: the browser's own step would skip most of them. Ctrl zooms.
    if (!this.#attached || !this.#grid || event.ctrlKey) return;
    event.preventDefault();
    const { cellHeight, rows } = this.#grid;
    const unit = [1 / cellHeight, 1, rows][event.deltaMode] ?? 1;
    this.#place.moveBy(event.deltaY * unit);
    this.#attached.elements.scroller.scrollBy({ left: event.deltaX });
    this.#schedule.soon();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const move = keyMove(event);
    const { selection } = this.#decorations;
    if (move !== undefined) this.#place.follow(move);
    else if ((event.ctrlKey || event.metaKey) && event.key === 'a') {
      selection.selectLines(0, Math.max(0, this.#document.lineCount - 1));
    } else if (event.key === 'Escape' && !selection.isEmpty) selection.clear();
    else return;
    event.preventDefault();
    this.#schedule.soon();
  };

  readonly #onCopy = (event: ClipboardEvent): void => {
    const { selection } = this.#decorations;
    if (!selection.isEmpty) copySelection(event, this.#document, selection);
  };

  #positionAt(clientX: number, clientY: number): Position | undefined {
    if (!this.#attached || !this.#grid || this.#document.lineCount === 0) return undefined;
    const box = this.#attached.elements.page.getBoundingClientRect();
    const { cellWidth, cellHeight, top } = this.#grid;
    const cell = {
      x: Math.round((clientX - box.left) / cellWidth) - this.#gutter,
      y: Math.floor((clientY - box.top - top) / cellHeight),
    };
    const left = this.#wrap ? undefined : this.#left;
    return positionAt(this.#document, this.#place, { cell, rowsShown: this.#rows.length, left });
  }

  #update(change: Partial<ViewerSnapshot>): void {
    const { lineCount, complete } = this.#document;
    const { following, newLines } = this.#place;
    const empty = complete && lineCount === 0;
    this.#store.update({ ...change, following, newLines, empty, complete });
  }
}
