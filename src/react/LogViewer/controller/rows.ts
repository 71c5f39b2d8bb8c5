import type {
  HiddenLines,
  LineLink,
  LogDocument,
  LogProblems,
  StyledLine,
  StyledRun,
} from '../../../core/index.js';
import type { PageRow, RowMark, RowPart } from '../frame/renderer.js';
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
  /** Columns of the line that are shown, where that is not all of them. */
  readonly shown?: number | undefined;
}

/** What is shown in place of the time that a line begins with: as wide, so that all else stays in place. */
export interface ShownTime {
  /** The column at which it begins. */
  readonly column: number;
  /** What is shown, a column for each character. */
  readonly text: string;
  /** What is written there. */
  readonly written: string;
}

/** How the times of lines are shown. */
export interface TimeView {
  /** Columns beside the rows for the times of lines whose texts have none; 0 where there are no such. */
  readonly stampColumns: number;
  /** What is shown there for a line. */
  readonly stampOf: (line: number) => string;
  /** What is shown in place of a line's time; `undefined` where it is shown as it is written. */
  readonly timeOf: (line: number) => ShownTime | undefined;
  /** What is said of a long time without output before a line; empty where there was none. */
  readonly pauseBefore: (line: number) => string;
}

/** A row of the view, with its text. */
export interface VisibleRow extends RowSpan {
  /** What is shown in place of the time of its line. */
  readonly time?: ShownTime | undefined;
  /** When its line was written, where its text does not say that; else empty. */
  readonly stamp?: string | undefined;
  /** What is said of a long time without output before its line. */
  readonly pause?: string | undefined;
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
    const to = isLast ? from + width : ofLine.startOf(row + 1);
    const end = layout.long.shownColumns(line);
    if (end === Infinity) shown.push({ line, row, from, to });
    else shown.push({ line, row, from, to: Math.max(from, Math.min(to, end)), shown: end });
    row = isLast ? 0 : row + 1;
    if (isLast) line += 1;
  }
  return shown;
}

/** Columns of a line as they are shown, and how many it has: with its time as that is shown. */
export function readColumns(
  document: LogDocument,
  line: number,
  from: number,
  to: number,
  time: ShownTime | undefined,
): StyledLine {
  if (!time) return document.styledLine(line, from, to);
  const within = (column: number): number => Math.max(from, Math.min(to, column));
  const start = within(time.column);
  const end = within(time.column + time.text.length);
  const shown = document.styledLine(line, start, end).runs.map((run) => {
    const at = run.column - time.column;
    return { ...run, text: time.text.slice(at, at + run.columns) };
  });
  const { runs, columns } = document.styledLine(line, end, to);
  return { runs: [...document.styledLine(line, from, start).runs, ...shown, ...runs], columns };
}

/** Dim, as line numbers are: no line of the log. */
export const SEAM_STYLE: StyledRun['style'] = {
  foreground: -1,
  background: -1,
  bold: false,
  dim: true,
  italic: false,
  underline: false,
  inverse: false,
  strikethrough: false,
};

/** How a visible row looks, besides its styled text. */
interface RowAppearance {
  /** Decorations of the line; those outside the row are left out. */
  decorations: readonly LineDecoration[];
  /** Whether lines are numbered. */
  numbered: boolean;
  /** Columns of the gutter for times that are not written in the lines. */
  stampColumns: number;
  /** The errors and warnings that are marked. */
  problems: Pick<LogProblems, 'of'> | undefined;
  /** Part of the key that differs for another document, theme or gutter: then all rows are rendered. */
  epoch: string;
}

/** A visible row for the renderer. */
export function pageRow(
  document: LogDocument,
  {
    line,
    row,
    from: left,
    to: right,
    key,
    runs,
    links,
    hidden,
    time,
    stamp = '',
    shown,
  }: VisibleRow,
  { decorations: ofLine, numbered, stampColumns, problems, epoch }: RowAppearance,
): PageRow {
  if (hidden) {
    const decoration = ofLine.some(([name]) => name === 'selected') ? 'selected' : 'none';
    return { key: [epoch, key, decoration].join(), number: '', read: () => [{ runs, decoration }] };
  }
  // What stands for the rest of a line is selected with it.
  const isRestSelected = ofLine.some(([name, [, to]]) => name === 'selected' && to > (shown ?? to));
  const decorations = ofLine.filter(
    ([name, [from, to]]) =>
      (from < right && to > left) || (isRestSelected && name === 'selected' && right === shown),
  );
  const mark = problems && markOf(problems, line, row);
  return {
    // With the mark, so that both are painted in one frame.
    key: [epoch, key, mark, ...decorations, ...links.map(({ from, to }) => `${from}-${to}`)].join(),
    number: row === 0 ? gutterText(numbered ? String(line + 1) : '', stamp, stampColumns) : '',
    mark,
    read: () => {
      if (decorations.length === 0 && links.length === 0) return [{ runs, decoration: 'none' }];
      const edges = new Set([left, right]);
      const ranges = [...decorations.map(([, range]) => range), ...links.map(rangeOf)];
      for (const edge of ranges.flat()) edges.add(Math.min(right, Math.max(left, edge)));
      const columns = [...edges].sort((one, other) => one - other);
      const parts = columns.slice(1).map((to, i): RowPart => {
        const from = columns[i] ?? left;
        const { runs } = readColumns(document, line, from, to, time);
        const decoration = decorations.findLast(([, range]) => range[0] <= from && range[1] >= to);
        const isLink = links.some((link) => link.from <= from && link.to >= to);
        return { runs: isLink ? underlined(runs) : runs, decoration: decoration?.[0] ?? 'none' };
      });
      // What stands beside the text is not the line's.
      const width = shown ?? document.styledLine(line, 0, 0).columns;
      const beside = runs.filter(({ column }) => column >= width);
      const decoration = isRestSelected ? 'selected' : 'none';
      return beside.length === 0 ? parts : [...parts, { runs: beside, decoration }];
    },
  };
}

function markOf(problems: Pick<LogProblems, 'of'>, line: number, row: number): RowMark | undefined {
  const problem = problems.of(line);
  if (!problem) return undefined;
  const isWarning = problem.severity === 'warning';
  if (line === problem.line && row === 0) return isWarning ? 'warning' : 'error';
  return isWarning ? 'warningPart' : 'errorPart';
}
const rangeOf = ({ from, to }: LineLink): readonly [number, number] => [from, to];

const underlined = (runs: readonly StyledRun[]): StyledRun[] =>
  runs.map((run) => ({ ...run, style: { ...run.style, underline: true } }));

const MIN_DIGITS = 3;
/** Columns of the gutter besides the digits: one before them, two after. */
const PADDING = 3;
/** Between a line's number and its time. */
const BETWEEN = '  ';

/** Columns of the gutter for a log of `lineCount` lines, with times of so many columns beside their numbers. */
export function gutterColumns(
  lineCount: number,
  lineNumbers: boolean,
  stampColumns: number,
): number {
  if (!lineNumbers) return stampColumns > 0 ? stampColumns + PADDING : 1;
  const times = stampColumns > 0 ? stampColumns + BETWEEN.length : 0;
  return Math.max(MIN_DIGITS, String(lineCount).length) + PADDING + times;
}

/** What stands beside a row: the number of its line, and when that was written. */
function gutterText(number: string, stamp: string, stampColumns: number): string {
  if (stampColumns === 0) return number;
  return [number, stamp.padEnd(stampColumns)].filter((it) => it !== '').join(BETWEEN);
}
