import type { LogDocument } from '../../core/index.js';
import type { Place, RowLayout } from './RowLayout.js';
import type { VisibleRow } from './VisibleRow.js';

interface View {
  /** First row in view. */
  top: Place;
  /** Whole rows in view, and the columns of each. */
  rows: number;
  width: number;
  /** First column in view, of lines that are not wrapped. */
  left: number;
}

/** The rows that fill a view, from top to bottom; fewer where the log ends. */
export function rowsInView(document: LogDocument, layout: RowLayout, view: View): VisibleRow[] {
  const { rows, width, left } = view;
  const { lineCount } = document;
  const isWrapped = layout.columns !== undefined;
  const shown: VisibleRow[] = [];
  let { line, row } = view.top;
  while (shown.length < rows && line < lineCount) {
    const ofLine = layout.rowsOf(line);
    const from = isWrapped ? ofLine.startOf(row) : left;
    const isLast = row + 1 >= ofLine.count;
    shown.push({ line, row, from, to: isLast ? from + width : ofLine.startOf(row + 1) });
    row = isLast ? 0 : row + 1;
    if (isLast) line += 1;
  }
  return shown;
}
