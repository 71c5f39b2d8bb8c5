import type { Cancel, Scheduler } from '../../../core/index.js';
import { comparePlaces } from '../controller/RowLayout.js';
import type { ViewLayout } from '../controller/ViewLayout.js';
import type { InputView } from './InputView.js';
import type { Position } from './TextSelection.js';

/** A point of the window. */
export type Point = Pick<MouseEvent, 'clientX' | 'clientY'>;

/** The place under a point of the window; the point may be outside of the view. */
export function positionUnder(
  page: HTMLElement,
  { grid, layout }: Pick<InputView, 'grid' | 'layout'>,
  { clientX, clientY }: Point,
): Position | undefined {
  if (!grid || layout.document.lineCount === 0) return undefined;
  const { left, top } = page.getBoundingClientRect();
  return positionAt(layout, {
    x: Math.round((clientX - left) / grid.cellWidth) - layout.gutter,
    y: Math.floor((clientY - top - grid.top) / grid.cellHeight),
  });
}

/** Scrolls once a frame while a pointer that drags is outside of the view, faster the farther it is. */
export class EdgeScroll {
  readonly #scroller: HTMLElement;
  readonly #view: InputView;
  readonly #scheduler: Scheduler;
  readonly #onScroll: () => void;
  #point: Point = { clientX: 0, clientY: 0 };
  /** Cancels the next frame of scrolling; `undefined` while the pointer is in the view. */
  #next: Cancel | undefined;

  /** @param onScroll called after each step */
  constructor(scroller: HTMLElement, view: InputView, scheduler: Scheduler, onScroll: () => void) {
    this.#scroller = scroller;
    this.#view = view;
    this.#scheduler = scheduler;
    this.#onScroll = onScroll;
  }

  /** Says where the pointer is. */
  at(point: Point): void {
    this.#point = point;
    this.#next ??= this.#scheduler.onFrame(this.#step);
  }

  /** To be called when nothing is dragged any more. */
  stop(): void {
    this.#next?.();
    this.#next = undefined;
  }

  readonly #step = (): void => {
    this.#next = undefined;
    const { clientX, clientY } = this.#point;
    const { top, bottom, left, right } = this.#scroller.getBoundingClientRect();
    const down = cellsBeyond(clientY, top, bottom);
    const across = cellsBeyond(clientX, left, right);
    if (down === 0 && across === 0) return;
    const { layout, grid } = this.#view;
    layout.place.moveBy(down);
    if (!layout.wrap) this.#scroller.scrollBy({ left: across * (grid?.cellWidth ?? 0) });
    this.#onScroll();
    this.#next = this.#scheduler.onFrame(this.#step);
  };
}

/** Cells to scroll for a pointer before `start` or after `end`: one for each 20 px begun. */
function cellsBeyond(at: number, start: number, end: number): number {
  const beyond = Math.max(0, at - end) - Math.max(0, start - at);
  return Math.sign(beyond) * Math.ceil(Math.abs(beyond) / 20);
}

/**
 * The place in a log, between two of its characters, that is nearest to a cell.
 *
 * @param cell counted from the first cell of the log in view; it may be outside of the view
 */
function positionAt(view: ViewLayout, cell: { x: number; y: number }): Position {
  const { document, place } = view;
  const { layout, top } = place;
  const { line, row } = layout.move(top, cell.y);
  if (line === 0 && top.line === 0 && top.row + cell.y < 0) return { line, column: 0 };
  if (cell.y >= view.rows.length && comparePlaces({ line, row }, layout.lastTop(1)) === 0) {
    return { line, column: Infinity };
  }
  if (view.projection?.hiddenAt(line)) return { line, column: 0 };
  const start = view.wrap ? layout.rowsOf(line).startOf(row) : view.left;
  const column = Math.max(view.wrap ? start : 0, start + cell.x);
  // What stands for the rest of a line selects it.
  if (column > layout.long.shownColumns(line)) return { line, column: Infinity };
  const { columns } = document.styledLine(line, 0, 0);
  // Inside of a character of several columns: behind it.
  let end = column;
  while (end < columns && document.lineText(line, end, end + 1) === '') end += 1;
  return { line, column: end };
}
