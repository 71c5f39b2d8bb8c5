import type { LogMatch, LogSearch } from '../../../core/index.js';
import type { RowDecoration } from '../frame/renderer.js';
import { type ColumnRange, TextSelection } from '../input/TextSelection.js';

/** Columns of a line that are marked, and how. */
export type LineDecoration = readonly [
  decoration: Exclude<RowDecoration, 'none'>,
  columns: ColumnRange,
];

/** What is marked in a log: what the reader looks for, and what they have selected. */
export class Decorations {
  readonly selection: TextSelection = new TextSelection();
  #search: LogSearch | undefined;
  #match: LogMatch | undefined;

  /** Nothing is. */
  clear(): void {
    this.find(undefined);
    this.selection.clear();
  }

  find(search: LogSearch | undefined): void {
    this.#search = search;
    this.#match = undefined;
  }

  /** The match among all that the reader is at. */
  setCurrent(match: LogMatch): void {
    this.#match = match;
  }

  /** Of two marks that overlap, the later one is seen. */
  of(line: number): readonly LineDecoration[] {
    const found = this.#search?.rangesOf(line) ?? [];
    const selected = this.selection.columnsOf(line);
    const current = this.#match?.line === line ? this.#match.from : -1;
    return [
      ...found.map((range) => [range[0] === current ? 'currentMatch' : 'match', range] as const),
      ...(selected ? [['selected', selected] as const] : []),
    ];
  }
}
