import type { Cancel, Scheduler } from '../../../core/index.js';
import { appendElement } from './appendElement.js';
import { nextPaint } from './RenderSchedule.js';
import type { Grid } from './renderer.js';
import { scrollScale, type ScrollScale } from './scrollScale.js';

/** Milliseconds for which the scrollbar of a log that is followed may be behind. */
const BEHIND = 250;

/** What the viewport tells its owner. */
interface ViewportListener {
  /** The position has changed: {@link Viewport.moved} says by whom, and where to. */
  onScroll: () => void;
  /**
   * A turn of the wheel over a log so long that one pixel of the scrollbar is many rows: to be
   * turned into rows, and its default prevented.
   */
  onWheel: (event: WheelEvent) => void;
  /** The scrollbar is behind: render, and {@link Viewport.place} it. */
  onBehind: () => void;
}

/** What is in view of how much. */
interface ViewportPosition {
  /** All rows of the log. */
  rowCount: number;
  /** Index of the first row in view, among all rows. */
  row: number;
  /** First column in view. */
  column: number;
  /** Columns that the view scrolls over; 0 when all fit. */
  columns: number;
  /**
   * Whether the reader stays at the end, as does the scrollbar however the log grows: then it is
   * placed now and then only, since that takes as long as a third of a render.
   */
  isFollowed: boolean;
}

/** Where the reader scrolled to. */
interface ReaderScroll {
  /** Index of the row that is to be the first in view; nothing if they scrolled sideways only. */
  row: number | undefined;
  /** The highest index that the scrollbar has. */
  lastRow: number;
  /** The column that is to be the first in view; nothing if they scrolled up or down only. */
  column: number | undefined;
}

/**
 * The native scroll container. It fires the same events whether its reader or the viewer scrolled;
 * this class tells the two apart.
 */
export class Viewport {
  readonly #scroller: HTMLElement;
  /** As large as the whole log, as far as a browser allows: gives the scroller its range. */
  readonly #spacer: HTMLElement;
  readonly #scheduler: Scheduler;
  readonly #signal: AbortSignal;
  readonly #listener: ViewportListener;
  /** Where we left it: any other position is the reader's doing. */
  #placed = { scrollTop: 0, scrollLeft: 0, clientHeight: 0 };
  #scale: ScrollScale | undefined;
  #cellWidth = 1;
  #width = 0;
  #isAtEnd = false;
  #placedAt = -Infinity;
  /** While it is behind. */
  #behind: Cancel | undefined;
  /** Whether the reader has scrolled since it was placed. */
  #isScrolled = false;
  /** Moves the scrollbar to where the reader has jumped by other means, once the rows are painted. */
  #pending: (() => void) | undefined;

  /** @param scroller scrolls over an element that is put into it, until `signal` is aborted */
  constructor(
    scroller: HTMLElement,
    scheduler: Scheduler,
    signal: AbortSignal,
    listener: ViewportListener,
  ) {
    this.#scroller = scroller;
    this.#spacer = appendElement(scroller, 'div', 'klv-spacer');
    this.#scheduler = scheduler;
    this.#signal = signal;
    this.#listener = listener;
    scroller.addEventListener('scroll', listener.onScroll, { passive: true, signal });
    signal.addEventListener('abort', () => {
      this.#spacer.remove();
    });
  }

  /**
   * Scrolls to a row and a column, unless they are in view already: a touchpad scrolls by less than
   * a row.
   *
   * @returns the index that the scrollbar shows: another than asked for while it is behind
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
    // Only where it is needed: the browser waits for a listener that may cancel its scrolling.
    const { onWheel } = this.#listener;
    if (scale.exact) scroller.removeEventListener('wheel', onWheel);
    else scroller.addEventListener('wheel', onWheel, { passive: false, signal: this.#signal });
    this.#spacer.style.width = `${width}px`;
    if (Math.round(scroller.scrollLeft / cellWidth) !== column) {
      scroller.scrollLeft = column * cellWidth;
    }
    this.#placed.scrollLeft = scroller.scrollLeft;
    const move = (): void => {
      this.#pending = undefined;
      this.#moveDown(scale, row);
    };
    // When the reader jumps, scrolling takes a good part of a frame: the rows come first. Not while
    // they scroll: what they scroll meanwhile would be lost.
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

  /** Where the reader scrolled to since it was placed or asked; nothing if they did not. */
  moved(): ReaderScroll | undefined {
    // A reader who jumped and scrolls before the scrollbar has followed scrolls from there.
    this.#pending?.();
    const { scrollTop, scrollLeft, clientHeight } = this.#scroller;
    const scale = this.#scale;
    const placed = this.#placed;
    // After a resize the browser itself moves the position back into what is left of the range.
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
