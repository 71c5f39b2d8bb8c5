import type { LogDocument } from '../../core/index.js';
import type { LineMark } from './Marks.js';
import type { PageRow, RowPart } from './Painter.js';

interface PageRowView {
  line: number;
  /** Columns of the line that the row shows: from, up to. */
  left: number;
  right: number;
  marks: readonly LineMark[];
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
  const marks = view.marks.filter(([, [from, to]]) => from < right && to > left);
  return {
    key: [epoch, line, left, right, numbered, document.lineRevision(line), ...marks].join(),
    number: numbered ? String(line + 1) : '',
    read: () => {
      const edges = new Set([left, right]);
      for (const [, range] of marks) {
        for (const edge of range) edges.add(Math.min(right, Math.max(left, edge)));
      }
      const places = [...edges].sort((one, other) => one - other);
      return places.slice(1).map((to, i): RowPart => {
        const from = places[i] ?? left;
        const { runs, columns } = document.styledLine(line, from, to);
        onWidth(columns);
        const mark = marks.findLast(([, range]) => range[0] <= from && range[1] >= to);
        return { runs, mark: mark?.[0] ?? 'none' };
      });
    },
  };
}
