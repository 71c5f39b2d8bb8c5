import { nextPaint } from './RenderSchedule.js';
import type { ScrollScale } from './scrollScale.js';

/** Milliseconds for which the scrollbar of a log that is followed may be behind. */
const BEHIND = 250;

/** What the reader does to it. */
interface ViewportListener {
  /** Another position, which {@link Viewport.moved} tells. */
  onScroll: () => void;
  /** A wheel, where its pixels would be too many rows: the event, to be turned into rows. */
  onWheel: (event: WheelEvent) => void;
  /** It is behind, and to be placed. */
  onBehind: () => void;
}

/** What it is to show. */
interface ViewportPosition {
  /** Index of the first row in view, among all rows. */
  row: number;
  /** First column in view. */
  column: number;
  cellWidth: number;
  /** Of the content, in pixels. */
  width: number;
}

/** The native scroll container, told apart from its reader: what we did, and what the reader did. */
export class Viewport {
  readonly #scroller: HTMLElement;
  readonly #spacer: HTMLElement;
  readonly #reader: ViewportListener;
  /** Where we left it: any other position is the reader's doing. */
  #placed = { scrollTop: 0, scrollLeft: 0, clientHeight: 0 };
  #scale: ScrollScale | undefined;
  #width = 0;
  #isAtEnd = false;
  #placedAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the reader has scrolled since it was placed. */
  #isScrolled = false;
  /** Moves it to where the reader has jumped. */
  #pending: (() => void) | undefined;

  constructor(scroller: HTMLElement, spacer: HTMLElement, reader: ViewportListener) {
    this.#scroller = scroller;
    this.#spacer = spacer;
    this.#reader = reader;
    scroller.addEventListener('scroll', reader.onScroll, { passive: true });
  }

  /**
   * Puts it where it shows this row and column, unless it does already: a touchpad scrolls by less
   * than a row.
   *
   * @param isFollowed whether the reader stays at the end, as does the scrollbar however the log
   *   grows: then it is placed now and then, since that takes as long as a third of a paint
   * @returns the scale that its positions are on: an earlier one while it is behind
   */
  place(scale: ScrollScale, view: ViewportPosition, isFollowed: boolean): ScrollScale {
    const old = this.#scale;
    const { clientHeight } = this.#scroller;
    const isSameSize = this.#width === view.width && this.#placed.clientHeight === clientHeight;
    if (old && isFollowed && this.#isAtEnd && isSameSize && old.exact === scale.exact) {
      const wait = this.#placedAt + BEHIND - performance.now();
      if (wait > 0) {
        this.#timer ??= setTimeout(() => {
          this.#timer = undefined;
          this.#reader.onBehind();
        }, wait);
        return old;
      }
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#placedAt = performance.now();
    this.#isAtEnd = view.row === scale.maxTop;
    this.#scale = scale;
    this.#width = view.width;
    // Only where it is needed: a listener that may cancel makes every turn of the wheel wait for us.
    if (scale.exact) this.#scroller.removeEventListener('wheel', this.#reader.onWheel);
    else this.#scroller.addEventListener('wheel', this.#reader.onWheel, { passive: false });
    this.#moveAcross(view);
    const move = (): void => {
      this.#pending = undefined;
      this.#moveDown(scale, view.row);
    };
    // When the reader jumps, scrolling takes a good part of a frame: the rows come first. Not while
    // they scroll: what they scroll meanwhile would be lost.
    const hasJumped = !this.#isScrolled && scale.rowAt(this.#scroller.scrollTop) !== view.row;
    this.#isScrolled = false;
    if (old && hasJumped && !isFollowed) {
      this.#pending = move;
      void nextPaint().then(() => {
        if (this.#pending === move) move();
      });
    } else move();
    return scale;
  }

  #moveDown(scale: ScrollScale, row: number): void {
    const scroller = this.#scroller;
    this.#spacer.style.height = `${scale.height}px`;
    if (scale.rowAt(scroller.scrollTop) !== row) {
      scroller.scrollTop = scale.scrollTopOf(row);
    }
    const { scrollTop, clientHeight } = scroller;
    this.#placed = { ...this.#placed, scrollTop, clientHeight };
  }

  #moveAcross({ column, cellWidth, width }: ViewportPosition): void {
    const scroller = this.#scroller;
    this.#spacer.style.width = `${width}px`;
    if (Math.round(scroller.scrollLeft / cellWidth) !== column) {
      scroller.scrollLeft = column * cellWidth;
    }
    this.#placed = { ...this.#placed, scrollLeft: scroller.scrollLeft };
  }

  /** Where the reader scrolled to since it was placed or asked, by direction. */
  moved(): { scrollTop?: number; scrollLeft?: number } | undefined {
    // From a place that they have just left by a jump there is nowhere to scroll.
    this.#pending?.();
    const { scrollTop, scrollLeft, clientHeight } = this.#scroller;
    const placed = this.#placed;
    // After a resize the browser itself moves the position back into what is left of the range.
    if (clientHeight !== placed.clientHeight) return undefined;
    if (scrollTop === placed.scrollTop && scrollLeft === placed.scrollLeft) return undefined;
    this.#placed = { scrollTop, scrollLeft, clientHeight };
    this.#isScrolled ||= scrollTop !== placed.scrollTop;
    return {
      ...(scrollTop !== placed.scrollTop && { scrollTop }),
      ...(scrollLeft !== placed.scrollLeft && { scrollLeft }),
    };
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#pending = undefined;
    this.#scroller.removeEventListener('scroll', this.#reader.onScroll);
    this.#scroller.removeEventListener('wheel', this.#reader.onWheel);
  }
}
