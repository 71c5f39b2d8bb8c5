import type { ScrollScale } from './scrollScale.js';

/** What the reader does to it. */
export interface ScrollBoxReader {
  /** Another position, which {@link ScrollBox.moved} tells. */
  onScroll: () => void;
  /** A wheel, where its pixels would be too many rows: the event, to be turned into rows. */
  onWheel: (event: WheelEvent) => void;
}

/** The native scroll container, told apart from its reader: what we did, and what the reader did. */
export class ScrollBox {
  readonly #scroller: HTMLElement;
  readonly #spacer: HTMLElement;
  readonly #reader: ScrollBoxReader;
  /** Where we left it: any other position is the reader's doing. */
  #placed = { scrollTop: 0, scrollLeft: 0, clientHeight: 0 };

  constructor(scroller: HTMLElement, spacer: HTMLElement, reader: ScrollBoxReader) {
    this.#scroller = scroller;
    this.#spacer = spacer;
    this.#reader = reader;
    scroller.addEventListener('scroll', reader.onScroll, { passive: true });
  }

  /**
   * Puts it where it shows this row and column, unless it does already: a touchpad scrolls by less
   * than a row.
   *
   * @param row index among all rows
   * @param width of the content, in pixels
   */
  place(scale: ScrollScale, row: number, column: number, cellWidth: number, width: number): void {
    const scroller = this.#scroller;
    // Only where it is needed: a listener that may cancel makes every turn of the wheel wait for us.
    if (scale.exact) scroller.removeEventListener('wheel', this.#reader.onWheel);
    else scroller.addEventListener('wheel', this.#reader.onWheel, { passive: false });
    this.#spacer.style.height = `${scale.height}px`;
    this.#spacer.style.width = `${width}px`;
    if (scale.rowAt(scroller.scrollTop) !== row) {
      scroller.scrollTop = scale.scrollTopOf(row);
    }
    if (Math.round(scroller.scrollLeft / cellWidth) !== column) {
      scroller.scrollLeft = column * cellWidth;
    }
    const { scrollTop, scrollLeft, clientHeight } = scroller;
    this.#placed = { scrollTop, scrollLeft, clientHeight };
  }

  /** Where the reader scrolled to since it was placed or asked, by direction. */
  moved(): { scrollTop?: number; scrollLeft?: number } | undefined {
    const { scrollTop, scrollLeft, clientHeight } = this.#scroller;
    const placed = this.#placed;
    // After a resize the browser itself moves the position back into what is left of the range.
    if (clientHeight !== placed.clientHeight) return undefined;
    if (scrollTop === placed.scrollTop && scrollLeft === placed.scrollLeft) return undefined;
    this.#placed = { scrollTop, scrollLeft, clientHeight };
    return {
      ...(scrollTop !== placed.scrollTop && { scrollTop }),
      ...(scrollLeft !== placed.scrollLeft && { scrollLeft }),
    };
  }

  dispose(): void {
    this.#scroller.removeEventListener('scroll', this.#reader.onScroll);
    this.#scroller.removeEventListener('wheel', this.#reader.onWheel);
  }
}
