import type { HiddenLines, LineLink, LogDocument, StyledRun } from '../../../core/index.js';
import type { PageRow, RowPart } from '../frame/renderer.js';
import type { LineDecoration } from './decorations.js';
import type { Place, RowLayout } from './RowLayout.js';

/** Which columns of which line a row of the view shows. */
export interface RowSpan {
  /** Line of the document, from 0. */
  readonly line: number;
  /** Row of the line, from 0; always 0 for lines that are not wrapped. */
  readonly row: number;
  /** First column of the line that is shown. */
  readonly from: number;
  /** End of the shown columns, exclusive. */
  readonly to: number;
  /** The hidden lines that begin with this one, in place of which the row stands. */
  readonly hidden?: HiddenLines | undefined;
}

/** A row of the view, with its text. */
export interface VisibleRow extends RowSpan {
  /** Identifies place and content: a row with the same key shows the same. */
  readonly key: string;
  /** Its styled text, from left to right. */
  readonly runs: readonly StyledRun[];
  /** The links that are in it, in whole or in part. */
  readonly links: readonly LineLink[];
}

/** Which part of a log is in view. */
interface View {
  /** First row in view. */
  top: Place;
  /** Whole rows in view. */
  rows: number;
  /** Columns of a row. */
  width: number;
  /** First column in view, of lines that are not wrapped. */
  left: number;
}

/** The rows that fill a view, from top to bottom; fewer where the log ends. */
export function rowsInView(document: LogDocument, layout: RowLayout, view: View): RowSpan[] {
  const { rows, width, left } = view;
  const { lineCount } = document;
  const isWrapped = layout.columns !== undefined;
  const { projection } = layout;
  const shown: RowSpan[] = [];
  let { line, row } = view.top;
  while (shown.length < rows && line < lineCount) {
    const hidden = projection?.hiddenAt(line);
    if (hidden) {
      shown.push({ line, row: 0, from: 0, to: width, hidden });
      line += hidden.count;
      continue;
    }
    const ofLine = layout.rowsOf(line);
    const from = isWrapped ? ofLine.startOf(row) : left;
    const isLast = row + 1 >= ofLine.count;
    shown.push({ line, row, from, to: isLast ? from + width : ofLine.startOf(row + 1) });
    row = isLast ? 0 : row + 1;
    if (isLast) line += 1;
  }
  return shown;
}

/** How a visible row looks, besides its styled text. */
interface RowAppearance {
  /** Decorations of the line; those outside the row are left out. */
  decorations: readonly LineDecoration[];
  /** Whether lines are numbered. */
  numbered: boolean;
  /** Part of the key that differs for another document, theme or gutter: then all rows are rendered. */
  epoch: string;
}

/** A visible row for the renderer. */
export function pageRow(
  document: LogDocument,
  { line, row, from: left, to: right, key, runs, links, hidden }: VisibleRow,
  { decorations: ofLine, numbered, epoch }: RowAppearance,
): PageRow {
  if (hidden) {
    const decoration = ofLine.some(([name]) => name === 'selected') ? 'selected' : 'none';
    return { key: [epoch, key, decoration].join(), number: '', read: () => [{ runs, decoration }] };
  }
  const decorations = ofLine.filter(([, [from, to]]) => from < right && to > left);
  return {
    key: [epoch, key, ...decorations, ...links.map(({ from, to }) => `${from}-${to}`)].join(),
    number: numbered && row === 0 ? String(line + 1) : '',
    read: () => {
      if (decorations.length === 0 && links.length === 0) return [{ runs, decoration: 'none' }];
      const edges = new Set([left, right]);
      const ranges = [...decorations.map(([, range]) => range), ...links.map(rangeOf)];
      for (const edge of ranges.flat()) edges.add(Math.min(right, Math.max(left, edge)));
      const columns = [...edges].sort((one, other) => one - other);
      const parts = columns.slice(1).map((to, i): RowPart => {
        const from = columns[i] ?? left;
        const { runs } = document.styledLine(line, from, to);
        const decoration = decorations.findLast(([, range]) => range[0] <= from && range[1] >= to);
        const isLink = links.some((link) => link.from <= from && link.to >= to);
        return { runs: isLink ? underlined(runs) : runs, decoration: decoration?.[0] ?? 'none' };
      });
      // What stands beside the text is not the line's.
      const { columns: width } = document.styledLine(line, 0, 0);
      const beside = runs.filter(({ column }) => column >= width);
      return beside.length === 0 ? parts : [...parts, { runs: beside, decoration: 'none' }];
    },
  };
}

const rangeOf = ({ from, to }: LineLink): readonly [number, number] => [from, to];

const underlined = (runs: readonly StyledRun[]): StyledRun[] =>
  runs.map((run) => ({ ...run, style: { ...run.style, underline: true } }));

const MIN_DIGITS = 3;
/** Columns of the gutter besides the digits: one before them, two after. */
const PADDING = 3;

/** Columns of the gutter for a log of `lineCount` lines. */
export function gutterColumns(lineCount: number, lineNumbers: boolean): number {
  return lineNumbers ? Math.max(MIN_DIGITS, String(lineCount).length) + PADDING : 1;
}
