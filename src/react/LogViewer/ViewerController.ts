import { LogDocument, type LogMatch, type LogSearch } from '../../core/index.js';
import type { FindView } from './FindView.js';
import { copySelection } from './copySelection.js';
import { FIRST_SNAPSHOT } from './FIRST_SNAPSHOT.js';
import { keyMove } from './keyMove.js';
import { loadTerminal } from './loadTerminal.js';
import { nextPaint } from './nextPaint.js';
import { pageRow } from './pageRow.js';
import type { Grid, PageRow, Painter } from './Painter.js';
import { PaintSchedule } from './PaintSchedule.js';
import { PlainPainter } from './PlainPainter.js';
import { readTheme } from './readTheme.js';
import { comparePlaces, RowLayout, type Place } from './RowLayout.js';
import { ScrollBox } from './ScrollBox.js';
import { scrollScale, type ScrollScale } from './scrollScale.js';
import { selectWithMouse } from './selectWithMouse.js';
import { SpokenLines } from './SpokenLines.js';
import { TerminalPainter } from './TerminalPainter.js';
import { TextSelection, type Position } from './TextSelection.js';
import type { ViewerElements } from './ViewerElements.js';
import type { ViewerSnapshot } from './ViewerSnapshot.js';
import type { VisibleRow } from './VisibleRow.js';

/** Paint intervals in ms: a log that trickles in, and one that pours in. */
const LIVE = 42;
const BULK = 250;
/** From this many bytes since the last paint on, it pours. */
const BULK_BYTES = 256 * 1024;
/** Gutter columns besides the digits: one before them, two after. */
const GUTTER_PADDING = 3;
const GUTTER_DIGITS = 3;

/**
 * All of the viewer that is not React: which lines are in view, when they are painted, and what
 * scrolling, keys and mouse do to that. A store that the component reads.
 */
export class ViewerController implements FindView {
  #document = new LogDocument();
  #layout = new RowLayout(this.#document);
  #mayFollow = true;
  #lineNumbers = true;
  #wrap = false;
  #onFollowChange: ((following: boolean) => void) | undefined;

  #elements: ViewerElements | undefined;
  #onFirstRows: (() => void) | undefined;
  #painter: Painter | undefined;
  #grid: Grid | undefined;
  #scale: ScrollScale | undefined;
  #box: ScrollBox | undefined;
  #spoken: SpokenLines | undefined;
  readonly #schedule = new PaintSchedule(() => {
    this.#render();
  });
  readonly #selection = new TextSelection();

  /** First row in view, and how much of the next has been turned by a wheel. */
  #top: Place = { line: 0, row: 0 };
  #turned = 0;
  /** The column with which the first row began when the reader went there: kept in view. */
  #topColumn = 0;
  /** Index of the first row in view, as it was last placed on the scrollbar. */
  #placed = 0;
  /** First column in view, of lines that are not wrapped. */
  #left = 0;
  #rows: readonly VisibleRow[] = [];
  #search: LogSearch | undefined;
  #match: LogMatch | undefined;
  #following = true;
  #linesAtPause = 0;
  /** Columns of the widest line seen so far. */
  #widest = 0;
  #paintedBytes = 0;
  /** Counts what changes all rows at once. */
  #epoch = 0;

  #snapshot = FIRST_SNAPSHOT;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };
  readonly getSnapshot = (): ViewerSnapshot => this.#snapshot;

  /** Takes over the elements until the returned function is called. */
  attach(elements: ViewerElements): () => void {
    const { root, scroller, page, spoken, probe } = elements;
    const listening = new AbortController();
    const { signal } = listening;
    this.#elements = elements;
    this.#box = new ScrollBox(scroller, elements.spacer);
    this.#spoken = new SpokenLines(spoken);
    this.#painter = new PlainPainter(page, readTheme(probe));

    const resized = new ResizeObserver(() => {
      this.#fit();
    });
    resized.observe(root);
    resized.observe(scroller);
    const stopSelecting = selectWithMouse(scroller, {
      positionAt: (x, y) => this.#positionAt(x, y),
      press: (at, clicks, extend) => {
        this.#press(at, clicks, extend);
      },
      drag: (to) => {
        this.#selection.extend(to);
        this.#schedule.soon();
      },
      scrollLines: (lines) => {
        this.#moveBy(lines);
      },
      scrollColumns: (columns) => {
        if (!this.#wrap) scroller.scrollBy({ left: columns * (this.#grid?.cellWidth ?? 0) });
      },
    });
    const onScroll = (): void => {
      if (this.#readScroll()) this.#schedule.soon();
    };
    scroller.addEventListener('scroll', onScroll, { signal, passive: true });
    scroller.addEventListener('keydown', this.#onKey, { signal });
    scroller.addEventListener('copy', this.#onCopy, { signal });
    // The stylesheet gives the root a transition of no length worth seeing, so that this event
    // tells of a change of colours, whoever made it: the system, the host's class, our own prop.
    root.addEventListener('transitionend', this.#onTransition, { signal });

    this.#fit();
    // xterm.js is loaded for rows to paint: what there is to read is on screen by then.
    this.#onFirstRows = () => {
      void this.#upgrade(elements, signal);
    };
    return () => {
      listening.abort();
      resized.disconnect();
      stopSelecting();
      scroller.removeEventListener('wheel', this.#onWheel);
      this.#schedule.cancel();
      this.#spoken?.clear();
      this.#painter?.dispose();
      this.#painter = this.#elements = this.#grid = this.#scale = undefined;
      this.#box = this.#spoken = this.#onFirstRows = undefined;
      this.#update({ painting: false });
    };
  }

  /** Shows a document, from its end or its start on; returns the function that lets go of it. */
  show(document: LogDocument): () => void {
    this.#document = document;
    this.#layout = new RowLayout(document);
    this.#search = this.#match = undefined;
    this.#epoch += 1;
    this.#selection.clear();
    this.#following = this.#mayFollow;
    // Whoever never followed has missed nothing.
    this.#linesAtPause = Infinity;
    this.#top = { line: 0, row: 0 };
    this.#turned = this.#topColumn = this.#placed = 0;
    this.#left = this.#widest = this.#paintedBytes = 0;
    this.#schedule.soon();
    return document.subscribe(() => {
      // The first rows are what the reader waits for; the last are what they stay on.
      if (document.complete || this.#paintedBytes === 0) this.#schedule.soon();
      else this.#schedule.every(this.#isBulk ? BULK : LIVE);
    });
  }

  setFollow(follow: boolean): void {
    this.#mayFollow = follow;
    this.#setFollowing(follow);
    this.#schedule.soon();
  }

  setOnFollowChange(listener: ((following: boolean) => void) | undefined): void {
    this.#onFollowChange = listener;
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
    if (!this.#elements || !this.#painter) return;
    this.#painter.setTheme(readTheme(this.#elements.probe));
    this.#epoch += 1;
    this.#fit();
  }

  scrollToLine(line: number): void {
    this.#bringTo({ line: line - 1, row: 0 });
  }

  scrollToEnd(): void {
    this.#moveTo('end');
  }

  firstLine(): number {
    return this.#top.line;
  }

  highlight(search: LogSearch | undefined): void {
    this.#search = search;
    this.#match = undefined;
    this.#schedule.soon();
  }

  reveal(match: LogMatch): void {
    this.#match = match;
    const { line, from, to } = match;
    const row = this.#layout.rowsOf(line).rowAt(from);
    if (!this.#rows.some((shown) => shown.line === line && shown.row === row)) {
      this.#bringTo({ line, row });
    }
    const columns = (this.#grid?.columns ?? 0) - this.#gutter;
    if (!this.#wrap && (from < this.#left || to > this.#left + columns)) {
      this.#left = to <= columns ? 0 : Math.max(0, from - Math.floor(columns / 3));
      this.#widest = Math.max(this.#widest, to);
    }
    this.#schedule.soon();
  }

  focus(): void {
    this.#elements?.scroller.focus({ preventScroll: true });
  }

  /** Replaces the plain rows by a terminal, once it is loaded and on screen. */
  async #upgrade({ page, probe }: ViewerElements, signal: AbortSignal): Promise<void> {
    const modules = await loadTerminal().catch(() => undefined);
    // Creating a terminal takes several frames' time: what is there already is shown first.
    await nextPaint();
    if (!modules || signal.aborted) return;
    const place = page.ownerDocument.createElement('div');
    place.className = 'klv-terminal';
    page.append(place);
    const plain = this.#painter;
    this.#painter = new TerminalPainter(modules, place, readTheme(probe), () => {
      plain?.dispose();
      place.classList.add('klv-ready');
    });
    signal.addEventListener('abort', () => {
      plain?.dispose();
      place.remove();
    });
    this.#fit();
  }

  #fit(): void {
    if (!this.#elements || !this.#painter) return;
    const { scroller, page } = this.#elements;
    const { clientWidth, clientHeight } = scroller;
    page.style.width = `${clientWidth}px`;
    page.style.height = `${clientHeight}px`;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.#grid = this.#painter.fit();
    this.#schedule.soon();
  }

  #render(): void {
    const { lineCount } = this.#document;
    if (!this.#elements || !this.#box || !this.#grid || !this.#painter) return;
    const { cellWidth, cellHeight, columns, rows } = this.#grid;
    const { scroller, page, spoken } = this.#elements;
    this.#readScroll();

    const gutter = this.#gutter;
    const width = Math.max(1, columns - gutter);
    const layout = this.#layout;
    const reflowed = layout.columns !== (this.#wrap ? width : undefined);
    layout.setColumns(this.#wrap ? width : undefined);
    if (this.#wrap) this.#left = 0;
    // Nothing moves the reader's line: neither another width, nor what has come or was counted.
    if (reflowed) this.#top = this.#placeOf(this.#top.line, this.#topColumn);
    const last = layout.lastTop(rows);
    if (this.#following || comparePlaces(this.#top, last) > 0) this.#place(last);
    const top = this.#top;
    this.#placed = layout.indexOf(top);

    const { clientHeight } = scroller;
    const rowCount = layout.total;
    this.#scale = scrollScale({ rowCount, rows, rowHeight: cellHeight, clientHeight });
    // Only where it is needed: a listener that may cancel makes every turn of the wheel wait for us.
    if (this.#scale.exact) scroller.removeEventListener('wheel', this.#onWheel);
    else scroller.addEventListener('wheel', this.#onWheel, { passive: false });

    this.#rows = this.#rowsInView(rows, width);
    const blank: PageRow = { key: `${this.#epoch}`, number: '', read: () => [] };
    const rowAt = (_: unknown, y: number): PageRow => {
      const shown = this.#rows[y];
      if (!shown) return blank;
      return pageRow(this.#document, {
        line: shown.line,
        left: shown.from,
        right: shown.to,
        marks: this.#marksOf(shown.line),
        numbered: this.#lineNumbers && shown.row === 0,
        epoch: `${this.#epoch},${gutter}`,
        onWidth: this.#onWidth,
      });
    };
    this.#painter.paint({ gutter, rows: Array.from({ length: rows }, rowAt) });
    const isBulk = this.#isBulk;
    this.#paintedBytes = this.#document.byteLength;
    page.style.setProperty('--klv-gutter-width', `${Math.max(0, gutter - 1) * cellWidth}px`);
    page.classList.toggle('klv-numbered', this.#lineNumbers);

    const isWider = !this.#wrap && this.#widest > width;
    const pixels = isWider ? (this.#widest + gutter + 1) * cellWidth : 0;
    this.#box.place(this.#scale, this.#placed, this.#left, cellWidth, pixels);

    const lines = [...new Set(this.#rows.map(({ line }) => line))];
    this.#spoken?.show(
      lines.map((line) => ({ line, text: () => this.#document.lineText(line, 0, 1000) })),
    );
    spoken.setAttribute('aria-live', this.#following && !isBulk ? 'polite' : 'off');
    this.#update({ painting: true, atEnd: comparePlaces(top, last) >= 0 });
    if (lineCount === 0) return;
    this.#onFirstRows?.();
    this.#onFirstRows = undefined;
  }

  #rowsInView(count: number, width: number): VisibleRow[] {
    const { lineCount } = this.#document;
    const shown: VisibleRow[] = [];
    let { line, row } = this.#top;
    while (shown.length < count && line < lineCount) {
      const rows = this.#layout.rowsOf(line);
      const from = this.#wrap ? rows.startOf(row) : this.#left;
      const isLast = row + 1 >= rows.count;
      shown.push({ line, row, from, to: isLast ? from + width : rows.startOf(row + 1) });
      row = isLast ? 0 : row + 1;
      if (isLast) line += 1;
    }
    return shown;
  }

  #marksOf(line: number): Parameters<typeof pageRow>[1]['marks'] {
    const found = this.#search?.rangesOf(line) ?? [];
    const selected = this.#selection.columnsOf(line);
    const current = this.#match?.line === line ? this.#match.from : -1;
    return [
      ...found.map((range) => [range[0] === current ? 'currentMatch' : 'match', range] as const),
      ...(selected ? [['selected', selected] as const] : []),
    ];
  }

  /** A row may be read after the page it belongs to was laid out: then once more. */
  readonly #onWidth = (columns: number): void => {
    if (columns <= this.#widest) return;
    this.#widest = columns;
    this.#schedule.soon();
  };

  get #isBulk(): boolean {
    return this.#document.byteLength - this.#paintedBytes > BULK_BYTES;
  }

  get #gutter(): number {
    if (!this.#lineNumbers) return 1;
    const digits = String(this.#document.lineCount).length;
    return Math.max(GUTTER_DIGITS, digits) + GUTTER_PADDING;
  }

  /** Takes over a position that the reader scrolled to; whether there was one. */
  #readScroll(): boolean {
    if (!this.#box || !this.#grid || !this.#scale) return false;
    const moved = this.#box.moved();
    if (!moved) return false;
    const { scrollTop, scrollLeft } = moved;
    if (scrollLeft !== undefined) this.#left = Math.round(scrollLeft / this.#grid.cellWidth);
    if (scrollTop === undefined) return true;
    const index = this.#scale.rowAt(scrollTop);
    const isNear = Math.abs(index - this.#placed) <= 2 * this.#grid.rows;
    if (index >= this.#scale.maxTop) this.#goTo('end');
    else if (index === 0) this.#goTo({ line: 0, row: 0 });
    // By steps where the rows are known; an index among guessed rows would slip.
    else if (isNear) this.#goTo(this.#layout.move(this.#top, index - this.#placed));
    else this.#goTo(this.#layout.placeAt(index));
    this.#placed = index;
    return true;
  }

  /** The reader goes to a row: away from the end pauses following, to the end resumes it. */
  #goTo(place: Place | 'end'): void {
    const last = this.#layout.lastTop(this.#grid?.rows ?? 1);
    const following = place === 'end' || comparePlaces(place, last) >= 0;
    this.#place(following ? last : place);
    this.#turned = 0;
    if (following === this.#following) return;
    if (this.#mayFollow || !following) this.#setFollowing(following);
    this.#onFollowChange?.(following);
  }

  #moveTo(place: Place | 'end'): void {
    this.#goTo(place);
    this.#schedule.soon();
  }

  #moveBy(rows: number): void {
    const turned = this.#turned + rows;
    const whole = Math.trunc(turned);
    if (whole !== 0) this.#moveTo(this.#layout.move(this.#top, whole));
    this.#turned = turned - whole;
  }

  /** Shows a row below the first third of the view. */
  #bringTo(place: Place): void {
    this.#moveTo(this.#layout.move(place, -Math.floor((this.#grid?.rows ?? 0) / 3)));
  }

  #place(top: Place): void {
    this.#top = top;
    this.#topColumn = this.#layout.rowsOf(top.line).startOf(top.row);
  }

  #placeOf(line: number, column: number): Place {
    return { line, row: this.#layout.rowsOf(line).rowAt(column) };
  }

  #setFollowing(following: boolean): void {
    if (this.#following && !following) this.#linesAtPause = this.#document.lineCount;
    this.#following = following;
  }

  readonly #onWheel = (event: WheelEvent): void => {
    // A pixel is many lines: the browser's own step would skip most of them. Ctrl zooms.
    if (!this.#grid || event.ctrlKey) return;
    event.preventDefault();
    const { cellHeight, rows } = this.#grid;
    const unit = [1 / cellHeight, 1, rows][event.deltaMode] ?? 1;
    this.#moveBy(event.deltaY * unit);
    this.#elements?.scroller.scrollBy({ left: event.deltaX });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'a') {
      this.#selection.selectLines(0, Math.max(0, this.#document.lineCount - 1));
    } else if (event.key === 'Escape' && !this.#selection.isEmpty) {
      this.#selection.clear();
    } else {
      const move = keyMove(event);
      if (move === undefined) return;
      if (move === 'start') this.#moveTo({ line: 0, row: 0 });
      else if (move === 'end') this.#moveTo('end');
      else if ('lines' in move) this.#moveBy(move.lines);
      else this.#moveBy(move.pages * Math.max(1, (this.#grid?.rows ?? 1) - 1));
    }
    event.preventDefault();
    this.#schedule.soon();
  };

  readonly #onCopy = (event: ClipboardEvent): void => {
    if (this.#selection.isEmpty) return;
    copySelection(event, this.#document, this.#selection);
  };

  readonly #onTransition = (event: TransitionEvent): void => {
    if (event.target === this.#elements?.root) this.refreshTheme();
  };

  #press(at: Position, clicks: number, extend: boolean): void {
    if (extend) this.#selection.extend(at);
    else if (clicks === 2) this.#selection.selectWord(this.#document, at);
    else if (clicks === 3) this.#selection.selectLines(at.line, at.line);
    else this.#selection.start(at);
    this.#schedule.soon();
  }

  #positionAt(clientX: number, clientY: number): Position | undefined {
    if (!this.#elements || !this.#grid || this.#document.lineCount === 0) return undefined;
    const { left, top } = this.#elements.page.getBoundingClientRect();
    const { cellWidth, cellHeight, top: padding } = this.#grid;
    const x = Math.round((clientX - left) / cellWidth) - this.#gutter;
    const y = Math.floor((clientY - top - padding) / cellHeight);
    const place = this.#layout.move(this.#top, y);
    const { line, row } = place;
    if (line === 0 && this.#top.line === 0 && this.#top.row + y < 0) return { line, column: 0 };
    if (y >= this.#rows.length && comparePlaces(place, this.#layout.lastTop(1)) === 0) {
      return { line, column: Infinity };
    }
    const start = this.#wrap ? this.#layout.rowsOf(line).startOf(row) : this.#left;
    const column = Math.max(this.#wrap ? start : 0, start + x);
    const { columns } = this.#document.styledLine(line, 0, 0);
    const inCharacter =
      column < columns && this.#document.lineText(line, column, column + 1) === '';
    return { line, column: inCharacter ? column + 1 : column };
  }

  #update(change: Partial<ViewerSnapshot>): void {
    const { lineCount, complete } = this.#document;
    const next: ViewerSnapshot = {
      ...this.#snapshot,
      ...change,
      following: this.#following,
      newLines: this.#following ? 0 : Math.max(0, lineCount - this.#linesAtPause),
      empty: complete && lineCount === 0,
      complete,
    };
    const keys = Object.keys(next) as (keyof ViewerSnapshot)[];
    if (keys.every((key) => next[key] === this.#snapshot[key])) return;
    this.#snapshot = next;
    for (const listener of [...this.#listeners]) listener();
  }
}
