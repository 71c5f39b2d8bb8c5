import type { LogDocument } from '../../core/index.js';
import type { PageRow, RowPart } from './Painter.js';
import type { ColumnRange } from './TextSelection.js';

interface PageRowView {
  /** First column in view. */
  left: number;
  /** Columns in view, without the gutter. */
  columns: number;
  selected: ColumnRange | undefined;
  lineNumbers: boolean;
  /** Tells pages apart whose rows have nothing in common: another document, theme or gutter. */
  epoch: string;
  /** Called with the width of each line that is read. */
  onWidth: (columns: number) => void;
}

/** What a row on screen shows of a line; an empty row past the end of the document. */
export function pageRow(document: LogDocument, line: number, view: PageRowView): PageRow {
  const { left, columns, selected, lineNumbers, epoch, onWidth } = view;
  const { lineCount, complete, version } = document;
  if (line >= lineCount) return { key: epoch, number: '', read: () => [] };
  const right = left + columns;
  const growth = line === lineCount - 1 && !complete ? version : '';
  const slice = (from: number, to: number, isSelected: boolean): RowPart => {
    const { runs, columns: width } = document.styledLine(line, from, Math.max(from, to));
    onWidth(width);
    return { runs, selected: isSelected };
  };
  return {
    key: [epoch, line, left, columns, selected, growth].join(),
    number: lineNumbers ? String(line + 1) : '',
    read: () => {
      if (!selected) return [slice(left, right, false)];
      const from = Math.min(right, Math.max(left, selected[0]));
      const to = Math.min(right, Math.max(from, selected[1]));
      return [slice(left, from, false), slice(from, to, true), slice(to, right, false)];
    },
  };
}
