import type { LogDocument } from '../../../core/index.js';
import type { PageRow, RowPart } from '../frame/renderer.js';
import type { LineDecoration } from './decorations.js';
import type { Place, RowLayout } from './RowLayout.js';

/** One row of the page, from top to bottom: which columns of which line it shows. */
export interface VisibleRow {
  readonly line: number;
  /** Row of the line, from 0. */
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

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

interface PageRowView {
  line: number;
  /** Columns of the line that the row shows: from, up to. */
  left: number;
  right: number;
  decorations: readonly LineDecoration[];
  /** Whether the line's number stands in the gutter. */
  numbered: boolean;
  /** Tells pages apart whose rows have nothing in common: another document, theme or gutter. */
  epoch: string;
  /** Called with the width of each line that is read. */
  onWidth: (columns: number) => void;
}

/** What a row on screen shows of a line. */
export function pageRow(document: LogDocument, view: PageRowView): PageRow {
  const { line, left, right, numbered, epoch, onWidth } = view;
  const decorations = view.decorations.filter(([, [from, to]]) => from < right && to > left);
  return {
    key: [epoch, line, left, right, numbered, document.lineRevision(line), ...decorations].join(),
    number: numbered ? String(line + 1) : '',
    read: () => {
      const edges = new Set([left, right]);
      for (const [, range] of decorations) {
        for (const edge of range) edges.add(Math.min(right, Math.max(left, edge)));
      }
      const places = [...edges].sort((one, other) => one - other);
      return places.slice(1).map((to, i): RowPart => {
        const from = places[i] ?? left;
        const { runs, columns } = document.styledLine(line, from, to);
        onWidth(columns);
        const decoration = decorations.findLast(([, range]) => range[0] <= from && range[1] >= to);
        return { runs, decoration: decoration?.[0] ?? 'none' };
      });
    },
  };
}

const MIN_DIGITS = 3;
/** Columns besides the digits: one before them, two after. */
const PADDING = 3;

/** Columns at the left of each row, for the numbers of so many lines. */
export function gutterColumns(lineCount: number, lineNumbers: boolean): number {
  return lineNumbers ? Math.max(MIN_DIGITS, String(lineCount).length) + PADDING : 1;
}
