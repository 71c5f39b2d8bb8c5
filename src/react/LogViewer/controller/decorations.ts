import type { LogMatch, LogSearch } from '../../../core/index.js';
import type { RowDecoration } from '../frame/renderer.js';
import { type ColumnRange, TextSelection } from '../input/TextSelection.js';

/** Columns of a line that are decorated, and how. */
export type LineDecoration = readonly [
  decoration: Exclude<RowDecoration, 'none'>,
  columns: ColumnRange,
];

/** What is decorated in a log: the matches of a search, and what the reader has selected. */
export class Decorations {
  /** What the reader has selected. */
  readonly selection: TextSelection = new TextSelection();
  #search: LogSearch | undefined;
  #current: LogMatch | undefined;

  /** Removes all decorations. */
  clear(): void {
    this.setSearch(undefined);
    this.selection.clear();
  }

  /** Decorates the matches of a search, or of none; none of them is the current one yet. */
  setSearch(search: LogSearch | undefined): void {
    this.#search = search;
    this.#current = undefined;
  }

  /** Tells one match apart from the others, as the one that the reader has gone to. */
  setCurrentMatch(match: LogMatch): void {
    this.#current = match;
  }

  /** The decorations of a line; of two that overlap, the later one is shown. */
  ofLine(line: number): readonly LineDecoration[] {
    const matches = this.#search?.rangesOf(line) ?? [];
    const selected = this.selection.columnsOf(line);
    const current = this.#current?.line === line ? this.#current.from : -1;
    return [
      ...matches.map((range) => [range[0] === current ? 'currentMatch' : 'match', range] as const),
      ...(selected ? [['selected', selected] as const] : []),
    ];
  }
}
