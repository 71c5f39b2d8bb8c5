import { LogDocument } from '../../core/index.js';
import { keyMove } from './keyMove.js';
import { loadTerminal } from './loadTerminal.js';
import { nextPaint } from './nextPaint.js';
import { pageRow } from './pageRow.js';
import type { Grid, PageRow, Painter } from './Painter.js';
import { PaintSchedule } from './PaintSchedule.js';
import { PlainPainter } from './PlainPainter.js';
import { readTheme } from './readTheme.js';
import { ScrollBox } from './ScrollBox.js';
import { scrollScale, type ScrollScale } from './scrollScale.js';
import { selectWithMouse } from './selectWithMouse.js';
import { SpokenLines } from './SpokenLines.js';
import { TerminalPainter } from './TerminalPainter.js';
import { TextSelection, type Position } from './TextSelection.js';
import type { ViewerElements } from './ViewerElements.js';
import type { ViewerSnapshot } from './ViewerSnapshot.js';

/** Paint intervals in ms: a log that trickles in, and one that pours in. */
const LIVE = 50;
const BULK = 250;
/** From this many bytes since the last paint on, it pours. */
const BULK_BYTES = 256 * 1024;
/** Gutter columns besides the digits: one before them, two after. */
const GUTTER_PADDING = 3;
const GUTTER_DIGITS = 3;

const initial: ViewerSnapshot = {
  painting: false,
  following: true,
  newLines: 0,
  atEnd: true,
  empty: false,
  complete: false,
};

/**
 * All of the viewer that is not React: which lines are in view, when they are painted, and what
 * scrolling, keys and mouse do to that. A store that the component reads.
 */
export class ViewerController {
  #document = new LogDocument();
  #mayFollow = true;
  #lineNumbers = true;
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

  /** First line and first column in view. The line is a fraction while a wheel turns. */
  #top = 0;
  #left = 0;
  #following = true;
  #linesAtPause = 0;
  /** Columns of the widest line seen so far. */
  #widest = 0;
  #paintedBytes = 0;
  /** Counts what changes all rows at once. */
  #epoch = 0;

  #snapshot = initial;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };
  readonly getSnapshot = (): ViewerSnapshot => this.#snapshot;
  readonly getServerSnapshot = (): ViewerSnapshot => initial;

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
        this.#moveTo(this.#top + lines);
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
    this.#epoch += 1;
    this.#selection.clear();
    this.#following = this.#mayFollow;
    // Whoever never followed has missed nothing.
    this.#linesAtPause = Infinity;
    this.#top = this.#left = this.#widest = this.#paintedBytes = 0;
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

  /** Reads colours and font anew. */
  refreshTheme(): void {
    if (!this.#elements || !this.#painter) return;
    this.#painter.setTheme(readTheme(this.#elements.probe));
    this.#epoch += 1;
    this.#fit();
  }

  scrollToLine(line: number): void {
    const rows = this.#grid?.rows ?? 0;
    this.#moveTo(line - 1 - Math.floor(rows / 3));
  }

  scrollToEnd(): void {
    this.#moveTo(Infinity);
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
    const { clientHeight } = scroller;
    this.#scale = scrollScale({ lineCount, rows, rowHeight: cellHeight, clientHeight });
    const { maxTop, exact } = this.#scale;
    // Only where it is needed: a listener that may cancel makes every turn of the wheel wait for us.
    if (exact) scroller.removeEventListener('wheel', this.#onWheel);
    else scroller.addEventListener('wheel', this.#onWheel, { passive: false });
    this.#top = this.#following ? maxTop : Math.min(Math.max(0, this.#top), maxTop);
    const top = Math.round(this.#top);

    const rowAt = (_: unknown, y: number): PageRow =>
      pageRow(this.#document, top + y, {
        left: this.#left,
        columns: columns - gutter,
        selected: this.#selection.columnsOf(top + y),
        lineNumbers: this.#lineNumbers,
        epoch: `${this.#epoch},${gutter}`,
        onWidth: this.#onWidth,
      });
    this.#painter.paint({ gutter, rows: Array.from({ length: rows }, rowAt) });
    const isBulk = this.#isBulk;
    this.#paintedBytes = this.#document.byteLength;
    page.style.setProperty('--klv-gutter-width', `${Math.max(0, gutter - 1) * cellWidth}px`);
    page.classList.toggle('klv-numbered', this.#lineNumbers);

    const width = this.#widest + gutter > columns ? (this.#widest + gutter + 1) * cellWidth : 0;
    this.#box.place(this.#scale, this.#top, this.#left, cellWidth, width);

    const visible = Math.min(rows, lineCount - top);
    this.#spoken?.show(
      Array.from({ length: visible }, (_, y) => ({
        line: top + y,
        text: () => this.#document.lineText(top + y, 0, 1000),
      })),
    );
    spoken.setAttribute('aria-live', this.#following && !isBulk ? 'polite' : 'off');
    this.#update({ painting: true, atEnd: top >= maxTop });
    if (lineCount === 0) return;
    this.#onFirstRows?.();
    this.#onFirstRows = undefined;
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
    if (scrollTop !== undefined) this.#goTo(this.#scale.lineAt(scrollTop));
    return true;
  }

  /** The reader goes to a line: away from the end pauses following, to the end resumes it. */
  #goTo(line: number): void {
    const maxTop = this.#scale?.maxTop ?? Infinity;
    this.#top = Math.min(maxTop, Math.max(0, line));
    const following = this.#top >= maxTop;
    if (following === this.#following) return;
    if (this.#mayFollow || !following) this.#setFollowing(following);
    this.#onFollowChange?.(following);
  }

  #moveTo(line: number): void {
    this.#goTo(line);
    this.#schedule.soon();
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
    this.#moveTo(this.#top + event.deltaY * unit);
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
      if (move === 'start') this.#moveTo(0);
      else if (move === 'end') this.#moveTo(Infinity);
      else if ('lines' in move) this.#moveTo(this.#top + move.lines);
      else this.#moveTo(this.#top + move.pages * Math.max(1, (this.#grid?.rows ?? 1) - 1));
    }
    event.preventDefault();
    this.#schedule.soon();
  };

  readonly #onCopy = (event: ClipboardEvent): void => {
    if (this.#selection.isEmpty) return;
    event.clipboardData?.setData('text/plain', this.#selection.text(this.#document));
    event.preventDefault();
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
    const line = Math.round(this.#top) + y;
    if (line < 0) return { line: 0, column: 0 };
    if (line >= this.#document.lineCount) {
      return { line: this.#document.lineCount - 1, column: Infinity };
    }
    const column = Math.max(0, this.#left + x);
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
