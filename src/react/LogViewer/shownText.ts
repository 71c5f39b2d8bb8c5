import type { LogDocument } from '../../core/index.js';

/** What the rows show of a line up to a column: its text, with marks for invisible characters. */
export function shownText(document: LogDocument, line: number, to: number): string {
  const { runs } = document.styledLine(line, 0, to);
  return runs.map(({ text }) => text).join('');
}
