import type { LogDocument } from '../../core/index.js';

/** What the rows show of a line between two columns: its text, with marks for invisible characters. */
export function shownText(document: LogDocument, line: number, to: number, from = 0): string {
  const { runs } = document.styledLine(line, from, to);
  return runs.map(({ text }) => text).join('');
}
