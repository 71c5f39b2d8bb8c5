import type { LogSeam } from '../LogSeam.js';
import { BufferLine } from './BufferLine.js';

/** Rows of a screen of which nothing is known: more than a terminal usually has. */
export const SCREEN_ROWS = 101;

/** A row of the screen; `undefined` for an empty one that nothing was printed in. */
type Row = BufferLine | undefined;

/**
 * The rows of a screen, those that have scrolled out of it included until they are taken away:
 * which row the cursor is in, which rows are on the screen, and which of them scroll.
 *
 * @see https://vt100.net/docs/vt510-rm/chapter4.html
 */
export class ScreenRows {
  /** Index of the row that the cursor is in. */
  cursor = 0;
  /** First and last of the rows that scroll, from 0 at the top of the screen. */
  margins: readonly [number, number];
  readonly #rows: Row[];
  readonly #rowAbove: () => BufferLine | undefined;
  /** Index of the first row on the screen; below 0 while it is still in the log. */
  #top: number;
  /** Index of the row at which the screen began. */
  #origin: number;
  /** Index of the row that the screen cannot go above, because what is there is final. */
  #floor: number;
  #height: number;
  /** How many rows line feeds have begun. */
  #extent = 1;

  /**
   * @param last the last line of the log, with the cursor in it
   * @param above how many lines there are above it
   * @param rowAbove takes the line above the topmost row from the log; `undefined` when there is
   *   none that fits
   */
  constructor(
    last: BufferLine,
    above: number,
    height: number,
    rowAbove: () => BufferLine | undefined,
  ) {
    this.#rows = [last];
    this.#rowAbove = rowAbove;
    this.#height = height;
    this.#origin = this.#floor = -above;
    this.#top = Math.max(-above, 1 - height);
    this.margins = [0, height - 1];
  }

  /** All rows. */
  get all(): readonly Row[] {
    return this.#rows;
  }

  /** Rows of the screen. */
  get height(): number {
    return this.#height;
  }

  /** Index of the first row on the screen. */
  get top(): number {
    return this.#top;
  }

  /** The cursor's row on the screen, from 0. */
  get y(): number {
    return this.cursor - this.#top;
  }

  /** Whether the cursor is in the last row there is. */
  get isAtEnd(): boolean {
    return this.cursor === this.#rows.length - 1;
  }

  /** Whether all rows scroll. */
  get areMarginsFull(): boolean {
    return this.margins[0] === 0 && this.margins[1] === this.#height - 1;
  }

  /**
   * Whether the screen has not scrolled since it began, so that its first row is where a terminal
   * of another height has its first row, too.
   */
  get isTopKnown(): boolean {
    return this.#top === this.#origin;
  }

  /** The cursor's row, to print in it. Empty rows that were only passed through are no lines. */
  current(): BufferLine {
    this.#trim(Math.max(this.cursor + 1, this.#extent));
    while (this.#rows.length <= this.cursor) this.#rows.push(undefined);
    return (this.#rows[this.cursor] ??= new BufferLine());
  }

  /** Moves the cursor to a row of the screen. */
  moveTo(y: number): void {
    this.cursor = this.#reach(this.#top + Math.min(Math.max(0, y), this.#height - 1));
  }

  /** CUU and CUD: moves the cursor, up to the margin that is in the way. */
  moveBy(count: number): void {
    const [first, last] = this.margins;
    const { y } = this;
    if (count < 0) this.moveTo(Math.max(y + count, y >= first ? first : 0));
    else this.moveTo(Math.min(y + count, y <= last ? last : this.#height - 1));
  }

  /** IND: moves the cursor down, and scrolls at the lower margin. */
  index(): void {
    if (this.y === this.margins[1]) this.scrollUp(1);
    else this.moveTo(this.y + 1);
    this.#extent = Math.max(this.#extent, this.cursor + 1);
  }

  /** RI: moves the cursor up, and scrolls at the upper margin. */
  reverseIndex(): void {
    if (this.y === this.margins[0]) this.scrollDown(1);
    else this.moveTo(this.y - 1);
  }

  /**
   * SU: scrolls the rows between the margins up. What leaves at the top of the screen is not lost,
   * as it is on some terminals: it is above the screen then.
   */
  scrollUp(count: number): void {
    const [first, last] = this.margins;
    if (first > 0) {
      this.#shift(first, -count);
      return;
    }
    if (count > 1 && this.#top + count >= this.#rows.length) {
      // Nothing stays on the screen: the log goes on below what was on it.
      this.#trim(Math.max(0, this.#top));
      this.#startAt(this.#rows.length);
      return;
    }
    for (let left = count; left > 0; left--) {
      const below = this.#top + last + 1;
      if (this.#rows.length > below) this.#rows.splice(below, 0, undefined);
      this.#top += 1;
      this.cursor += 1;
    }
  }

  /** SD: scrolls the rows between the margins down. */
  scrollDown(count: number): void {
    this.#shift(this.margins[0], count);
  }

  /**
   * IL and DL: inserts rows at the cursor, or with a negative count deletes them.
   *
   * @returns whether the cursor is between the margins
   */
  insert(count: number): boolean {
    const { y } = this;
    const [first, last] = this.margins;
    if (y < first || y > last) return false;
    this.#shift(y, count);
    return true;
  }

  /** Erases the rows below the cursor. */
  eraseBelow(): void {
    this.#rows.length = Math.min(this.#rows.length, this.cursor + 1);
    this.#extent = this.cursor + 1;
  }

  /** Erases the rows above the cursor, as far as the screen goes. */
  eraseAbove(): void {
    this.#reach(this.#top);
    this.#rows.fill(undefined, this.#top, this.cursor);
  }

  /** Begins an empty screen below what is on it, with a seam between the two. */
  startBelow(seam: LogSeam): void {
    this.#trim(Math.max(0, this.#top));
    if (this.#rows.length > this.#top) this.#rows.push(seamRow(seam));
    this.#startAt(this.#rows.length);
  }

  /** Erases the screen, and goes to its first row. */
  restart(): void {
    this.#rows.length = this.#top;
    this.cursor = this.#top;
  }

  /** Adds an empty row at the end, and goes there. */
  append(): void {
    this.cursor = this.#rows.push(undefined) - 1;
  }

  /**
   * Sets how many rows the screen has, of which all scroll. The last one is the last that there is,
   * or `rowsBelow` further down.
   */
  setHeight(height: number, rowsBelow: number): void {
    this.#height = height;
    this.margins = [0, height - 1];
    const fits = Math.min(this.cursor, this.#rows.length + rowsBelow - height);
    this.#top = Math.max(this.#floor, fits);
  }

  /**
   * Opens a screen for a full-screen program, below a seam in place of the cursor's row. That and
   * the rows below it come back after the seam when the screen is closed.
   */
  openAlternate(): AlternateScreen {
    const tail = this.#rows.splice(this.cursor);
    const last = this.#rows.at(-1)?.seam;
    if (last?.kind !== 'program') this.#rows.push(seamRow({ kind: 'program', hidden: 0 }));
    const opened = {
      tail,
      margins: this.margins,
      top: this.#top,
      floor: this.#floor,
      origin: this.#origin,
      seam: this.#rows.length - 1,
    };
    this.#startAt(this.#rows.length);
    this.margins = [0, this.#height - 1];
    return opened;
  }

  /** Closes the screen of a full-screen program. */
  closeAlternate(opened: AlternateScreen, hidden: number): void {
    const { tail, margins, top, seam } = opened;
    const row = this.#rows[seam];
    if (row?.seam) row.seam = { kind: 'program', hidden: row.seam.hidden + hidden };
    this.#rows.length = seam + 1;
    this.#rows.push(...tail);
    this.#floor = opened.floor;
    this.#origin = opened.origin;
    this.cursor = seam + 1;
    this.#extent = this.#rows.length;
    this.#top = Math.max(top, this.cursor + 1 - this.#height);
    this.margins = margins[1] < this.#height ? margins : [0, this.#height - 1];
  }

  /**
   * Takes away rows at the top that are no longer on the screen, nor on the one that an alternate
   * screen covers.
   */
  take(count: number, alternate?: AlternateScreen): Row[] {
    this.#move(-count);
    if (alternate) {
      alternate.top -= count;
      alternate.seam -= count;
      alternate.origin -= count;
      alternate.floor = Math.max(0, alternate.floor - count);
    }
    return this.#rows.splice(0, count);
  }

  #startAt(index: number): void {
    this.#top = this.#floor = this.#origin = this.cursor = index;
    this.#extent = index + 1;
  }

  /** Moves the rows from `y` to the lower margin down, or with a negative count up. */
  #shift(y: number, count: number): void {
    const start = this.#reach(this.#top + y);
    const size = this.margins[1] - y + 1;
    const end = Math.min(this.#rows.length, start + size);
    const empty = Math.min(Math.abs(count), size);
    const hasBelow = this.#rows.length > end;
    if (count > 0) {
      // What is pushed over the lower margin is gone.
      const kept = start + size - empty;
      if (end > kept) this.#rows.splice(kept, end - kept);
      this.#rows.splice(start, 0, ...emptyRows(empty));
    } else {
      if (hasBelow) this.#rows.splice(end, 0, ...emptyRows(empty));
      this.#rows.splice(start, empty);
    }
    this.#trim(this.cursor + 1);
  }

  /** Removes empty rows at the end, but for the first `length` rows. */
  #trim(length: number): void {
    while (this.#rows.length > length && isBlank(this.#rows.at(-1))) this.#rows.pop();
  }

  /** Takes rows from the log until one with this index exists; returns its index then. */
  #reach(index: number): number {
    let missing = Math.max(0, -index);
    for (; missing > 0; missing--) {
      const row = this.#rowAbove();
      if (!row) {
        this.#floor = 0;
        this.#top = Math.max(0, this.#top);
        return 0;
      }
      this.#rows.unshift(row);
      this.#move(1);
    }
    return Math.max(0, index);
  }

  /** Counts rows that were added at the top, or with a negative count were taken away. */
  #move(count: number): void {
    this.#top += count;
    this.#origin += count;
    this.#floor += count;
    if (count < 0) this.#floor = Math.max(0, this.#floor);
    this.cursor += count;
    this.#extent += count;
  }
}

/** What {@link ScreenRows.closeAlternate} restores. */
export interface AlternateScreen {
  /** The cursor's row and those below it. */
  readonly tail: Row[];
  readonly margins: readonly [number, number];
  top: number;
  floor: number;
  origin: number;
  /** Index of the seam. */
  seam: number;
}

/** The same array for the most frequent number, because a log may scroll with every few bytes. */
const emptyRows = (count: number): readonly undefined[] =>
  count === 1 ? ONE_ROW : new Array<undefined>(count).fill(undefined);
const ONE_ROW = [undefined];

function seamRow(seam: LogSeam): BufferLine {
  const row = new BufferLine();
  row.seam = seam;
  return row;
}

function isBlank(row: Row): boolean {
  return !row?.seam && (row?.columns ?? 0) === 0;
}
