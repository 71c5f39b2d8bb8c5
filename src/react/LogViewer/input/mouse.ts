import type { Cancel, Scheduler } from '../../../core/index.js';
import { comparePlaces } from '../controller/RowLayout.js';
import type { ViewLayout } from '../controller/ViewLayout.js';
import { listen } from '../listen.js';
import type { InputElements, InputView } from './InputView.js';
import type { Position } from './TextSelection.js';

/** Selects with the mouse, until `signal` is aborted. Touch is left to the browser, which scrolls. */
export function selectWithMouse(
  { scroller, page }: InputElements,
  view: InputView,
  scheduler: Scheduler,
  signal: AbortSignal,
): void {
  const { layout, selection } = view;
  let dragging = false;
  /** The line whose number was pressed, until the pointer leaves it: then text is selected. */
  let pressed: (Position & { shiftKey: boolean }) | undefined;
  let point = { clientX: 0, clientY: 0 };
  /** Cancels the next frame of scrolling; `undefined` while the pointer is in the view. */
  let scrolling: Cancel | undefined;

  /** The place under a point of the window; the point may be outside of the view. */
  const placeUnder = ({ clientX, clientY }: typeof point): Position | undefined => {
    const { grid } = view;
    if (!grid || layout.document.lineCount === 0) return undefined;
    const { left, top } = page.getBoundingClientRect();
    return positionAt(layout, {
      x: Math.round((clientX - left) / grid.cellWidth) - layout.gutter,
      y: Math.floor((clientY - top - grid.top) / grid.cellHeight),
    });
  };
  const extend = (): void => {
    const position = placeUnder(point);
    if (!position) return;
    if (pressed?.line === position.line && pressed.column === position.column) return;
    pressed = undefined;
    selection.extend(position);
    view.onInput();
  };
  /** Scrolls once a frame while the pointer is outside of the view, faster the farther it is. */
  const scroll = (): void => {
    scrolling = undefined;
    const { top, bottom, left, right } = scroller.getBoundingClientRect();
    const down = cellsBeyond(point.clientY, top, bottom);
    const across = cellsBeyond(point.clientX, left, right);
    if (!dragging || (down === 0 && across === 0)) return;
    layout.place.moveBy(down);
    if (!layout.wrap) scroller.scrollBy({ left: across * (view.grid?.cellWidth ?? 0) });
    extend();
    scrolling = scheduler.onFrame(scroll);
  };
  const stop = (): void => {
    dragging = false;
    scrolling?.();
    scrolling = undefined;
  };

  listen(
    scroller,
    'mousedown',
    (event) => {
      const { left, top } = scroller.getBoundingClientRect();
      const { clientX, clientY, detail, shiftKey } = event;
      const onScrollbar =
        clientX - left >= scroller.clientWidth || clientY - top >= scroller.clientHeight;
      if (event.button !== 0 || onScrollbar) return;
      const position = placeUnder(event);
      if (!position) return;
      if (layout.press(position.line, position.column)) {
        view.onInput();
        return;
      }
      const numbers = layout.lineNumbers ? layout.gutter * (view.grid?.cellWidth ?? 0) : 0;
      pressed = clientX - left < numbers ? { ...position, shiftKey } : undefined;
      dragging = true;
      selection.press(layout.document, position, detail, shiftKey);
      view.onInput();
    },
    signal,
  );
  const { ownerDocument } = scroller;
  listen(
    ownerDocument,
    'mousemove',
    (event) => {
      if (!dragging) return;
      if (event.buttons === 0) {
        stop();
        return;
      }
      point = event;
      extend();
      scrolling ??= scheduler.onFrame(scroll);
    },
    signal,
  );
  listen(
    ownerDocument,
    'mouseup',
    () => {
      if (dragging && pressed) view.markLines(pressed.line, pressed.shiftKey);
      stop();
    },
    signal,
  );
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
  const { columns } = document.styledLine(line, 0, 0);
  // Inside of a character of several columns: behind it.
  let end = column;
  while (end < columns && document.lineText(line, end, end + 1) === '') end += 1;
  return { line, column: end };
}
