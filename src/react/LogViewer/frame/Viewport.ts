import type { Cancel, Scheduler } from '../../../core/index.js';
import { listen } from '../listen.js';
import { appendElement } from './appendElement.js';
import { nextPaint } from './RenderSchedule.js';
import type { Grid } from './renderer.js';
import { scrollScale, type ScrollScale } from './scrollScale.js';

/** Milliseconds by which the scrollbar may lag behind while a log is followed. */
const BEHIND = 250;

/** What the viewport reports to its owner. */
interface ViewportListener {
  /** The position has changed: {@link Viewport.moved} tells whether by the reader, and where to. */
  onScroll: () => void;
  /**
   * A wheel event over a log so long that one pixel of the scrollbar is many rows: scroll by rows, and
   * prevent its default.
   */
  onWheel: (event: WheelEvent) => void;
  /** The scrollbar has lagged behind for long enough: render, and {@link Viewport.place} it. */
  onBehind: () => void;
}

/** Which part of the log is in view. */
interface ViewportPosition {
  /** All rows of the log. */
  rowCount: number;
  /** Index of the first row in view, among all rows. */
  row: number;
  /** First column in view. */
  column: number;
  /** Columns of the scrolled width; 0 when all fit. */
  columns: number;
  /**
   * Whether the view follows the end. Then the scrollbar stays at its end however the log grows, and is
   * updated every 250 ms only: an update takes a third of the time of a render.
   */
  isFollowed: boolean;
}

/** Where the reader scrolled to. */
interface ReaderScroll {
  /** Index of the new first row in view; `undefined` if they scrolled sideways only. */
  row: number | undefined;
  /** The highest index that the scrollbar has. */
  lastRow: number;
  /** The new first column in view; `undefined` if they scrolled up or down only. */
  column: number | undefined;
}

/**
 * The native scroll container. It fires the same events whether the reader or the viewer scrolled; this
 * class tells the two apart.
 */
export class Viewport {
  readonly #scroller: HTMLElement;
  /** Gives the scroller its range: as large as the whole log, as far as browsers allow. */
  readonly #spacer: HTMLElement;
  readonly #scheduler: Scheduler;
  readonly #listener: ViewportListener;
  /** The position that the viewer set last: any other is the reader's. */
  #placed = { scrollTop: 0, scrollLeft: 0, clientHeight: 0 };
  #scale: ScrollScale | undefined;
  #cellWidth = 1;
  #width = 0;
  #isAtEnd = false;
  #placedAt = -Infinity;
  /** Cancels the pending update of the scrollbar; `undefined` while it is up to date. */
  #behind: Cancel | undefined;
  /** Whether the reader has scrolled since the last {@link Viewport.place}. */
  #isScrolled = false;
  /** Moves the scrollbar after a jump by key or search, once the rows are painted. */
  #pending: (() => void) | undefined;

  /** @param scroller gets the spacer, until `signal` is aborted */
  constructor(
    scroller: HTMLElement,
    scheduler: Scheduler,
    signal: AbortSignal,
    listener: ViewportListener,
  ) {
    this.#scroller = scroller;
    this.#spacer = appendElement(scroller, 'div', 'klv-spacer');
    this.#scheduler = scheduler;
    this.#listener = listener;
    listen(scroller, 'scroll', listener.onScroll, signal, { passive: true });
    signal.addEventListener('abort', () => {
      scroller.removeEventListener('wheel', listener.onWheel);
      this.#spacer.remove();
    });
  }

  /**
   * Scrolls to a row and a column, unless the position rounds to them already: a touchpad scrolls by
   * fractions of a row.
   *
   * @returns the index that the scrollbar shows; not `row` while the scrollbar lags behind
   */
  place({ rows, cellWidth, cellHeight }: Grid, view: ViewportPosition): number {
    const { rowCount, row, column, columns, isFollowed } = view;
    const scroller = this.#scroller;
    const { clientHeight } = scroller;
    const old = this.#scale;
    const scale = scrollScale({ rowCount, rows, rowHeight: cellHeight, clientHeight });
    const width = columns * cellWidth;
    const isSameSize = this.#width === width && this.#placed.clientHeight === clientHeight;
    if (old && isFollowed && this.#isAtEnd && isSameSize && old.exact === scale.exact) {
      const wait = this.#placedAt + BEHIND - this.#scheduler.now();
      if (wait > 0) {
        this.#behind ??= this.#scheduler.after(wait, () => {
          this.#behind = undefined;
          this.#listener.onBehind();
        });
        return old.maxTop;
      }
    }
    this.#behind?.();
    this.#behind = undefined;
    this.#placedAt = this.#scheduler.now();
    this.#isAtEnd = row === scale.maxTop;
    this.#scale = scale;
    this.#width = width;
    this.#cellWidth = cellWidth;
    // Only where needed: the browser waits for a listener that is not passive before it scrolls.
    const { onWheel } = this.#listener;
    if (scale.exact) scroller.removeEventListener('wheel', onWheel);
    else scroller.addEventListener('wheel', onWheel, { passive: false });
    this.#spacer.style.width = `${width}px`;
    if (Math.round(scroller.scrollLeft / cellWidth) !== column) {
      scroller.scrollLeft = column * cellWidth;
    }
    this.#placed.scrollLeft = scroller.scrollLeft;
    const move = (): void => {
      this.#pending = undefined;
      this.#moveDown(scale, row);
    };
    // After a jump, setting `scrollTop` takes a good part of a frame: paint the rows first. Not while
    // the reader scrolls: what they scroll meanwhile would be lost.
    const hasJumped = !this.#isScrolled && scale.rowAt(scroller.scrollTop) !== row;
    this.#isScrolled = false;
    if (old && hasJumped && !isFollowed) {
      this.#pending = move;
      void nextPaint(this.#scheduler).then(() => {
        if (this.#pending === move) move();
      });
    } else move();
    return row;
  }

  /** Where the reader has scrolled to since it was last asked or placed; `undefined` if they have not. */
  moved(): ReaderScroll | undefined {
    // The reader scrolls after a jump, before the scrollbar was moved: it starts from the jump.
    this.#pending?.();
    const { scrollTop, scrollLeft, clientHeight } = this.#scroller;
    const scale = this.#scale;
    const placed = this.#placed;
    // After a resize, the browser itself clamps the position to the new range.
    if (!scale || clientHeight !== placed.clientHeight) return undefined;
    if (scrollTop === placed.scrollTop && scrollLeft === placed.scrollLeft) return undefined;
    this.#placed = { scrollTop, scrollLeft, clientHeight };
    this.#isScrolled ||= scrollTop !== placed.scrollTop;
    return {
      row: scrollTop === placed.scrollTop ? undefined : scale.rowAt(scrollTop),
      lastRow: scale.maxTop,
      column:
        scrollLeft === placed.scrollLeft ? undefined : Math.round(scrollLeft / this.#cellWidth),
    };
  }

  #moveDown(scale: ScrollScale, row: number): void {
    const scroller = this.#scroller;
    this.#spacer.style.height = `${scale.height}px`;
    if (scale.rowAt(scroller.scrollTop) !== row) {
      scroller.scrollTop = scale.scrollTopOf(row);
    }
    this.#placed.scrollTop = scroller.scrollTop;
    this.#placed.clientHeight = scroller.clientHeight;
  }
}
