import type { LogDocument } from '../../core/index.js';
import type { ReadingPlace } from './ReadingPlace.js';
import { comparePlaces } from './RowLayout.js';
import type { Position } from './TextSelection.js';

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
