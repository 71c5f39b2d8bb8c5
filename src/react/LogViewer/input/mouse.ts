import type { LogDocument } from '../../../core/index.js';
import type { ReadingPlace } from '../controller/ReadingPlace.js';
import { comparePlaces } from '../controller/RowLayout.js';
import type { Position } from './TextSelection.js';

/** What selecting asks of the viewer. */
interface MouseSelectionTarget {
  /** The place under a point of the window, in or beyond the view. */
  positionAt(clientX: number, clientY: number): Position | undefined;
  /** A press: `clicks` 1 places, 2 takes the word, 3 the line; `extend` keeps the other end. */
  press(at: Position, clicks: number, extend: boolean): void;
  drag(to: Position): void;
  /** Scrolls while the pointer is dragged above or below the view. */
  scrollLines(lines: number): void;
  /** The same, left or right of it. */
  scrollColumns(columns: number): void;
}

/** Selects with the mouse on `element`; returns what ends it. Touch scrolls, as it should. */
export function selectWithMouse(element: HTMLElement, target: MouseSelectionTarget): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let dragging = false;
  let point = { clientX: 0, clientY: 0 };
  let frame = 0;

  const extend = (): void => {
    const position = target.positionAt(point.clientX, point.clientY);
    if (position) target.drag(position);
  };
  /** One step a frame for as long as the pointer is outside, faster the farther. */
  const scroll = (): void => {
    frame = 0;
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const down = Math.max(0, point.clientY - bottom) - Math.max(0, top - point.clientY);
    const across = Math.max(0, point.clientX - right) - Math.max(0, left - point.clientX);
    if (!dragging || (down === 0 && across === 0)) return;
    if (down !== 0) target.scrollLines(Math.sign(down) * Math.ceil(Math.abs(down) / 20));
    if (across !== 0) target.scrollColumns(Math.sign(across) * Math.ceil(Math.abs(across) / 20));
    extend();
    frame = requestAnimationFrame(scroll);
  };
  const stop = (): void => {
    dragging = false;
    cancelAnimationFrame(frame);
    frame = 0;
  };

  element.addEventListener(
    'mousedown',
    (event) => {
      const { left, top } = element.getBoundingClientRect();
      const onScrollbar =
        event.clientX - left >= element.clientWidth || event.clientY - top >= element.clientHeight;
      if (event.button !== 0 || onScrollbar) return;
      const position = target.positionAt(event.clientX, event.clientY);
      if (!position) return;
      dragging = true;
      target.press(position, event.detail, event.shiftKey);
    },
    { signal },
  );
  const { ownerDocument } = element;
  ownerDocument.addEventListener(
    'mousemove',
    (event) => {
      if (!dragging) return;
      if (event.buttons === 0) {
        stop();
        return;
      }
      point = event;
      extend();
      if (frame === 0) frame = requestAnimationFrame(scroll);
    },
    { signal },
  );
  ownerDocument.addEventListener('mouseup', stop, { signal });
  signal.addEventListener('abort', stop);
  return () => {
    listening.abort();
  };
}

interface Point {
  /** Counted from the first cell of the log in view; it may be outside of it. */
  cell: { x: number; y: number };
  /** Rows in view that show something. */
  rowsShown: number;
  /** First column in view, of lines that are not wrapped. */
  left: number | undefined;
}

/** The place in a log, between two of its characters, that is nearest to a point. */
export function positionAt(document: LogDocument, place: ReadingPlace, point: Point): Position {
  const { layout, top } = place;
  const { cell, rowsShown, left } = point;
  const { line, row } = layout.move(top, cell.y);
  if (line === 0 && top.line === 0 && top.row + cell.y < 0) return { line, column: 0 };
  if (cell.y >= rowsShown && comparePlaces({ line, row }, layout.lastTop(1)) === 0) {
    return { line, column: Infinity };
  }
  const start = left ?? layout.rowsOf(line).startOf(row);
  const column = Math.max(left === undefined ? start : 0, start + cell.x);
  const { columns } = document.styledLine(line, 0, 0);
  const isInside = column < columns && document.lineText(line, column, column + 1) === '';
  return { line, column: isInside ? column + 1 : column };
}
