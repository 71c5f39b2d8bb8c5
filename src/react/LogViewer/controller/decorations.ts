import type { LogMatch, ShownSearch } from '../../../core/index.js';
import type { RowDecoration } from '../frame/renderer.js';
import { type ColumnRange, TextSelection } from '../input/TextSelection.js';

/** A decoration of a line, and its columns. */
export type LineDecoration = readonly [
  decoration: Exclude<RowDecoration, 'none'>,
  columns: ColumnRange,
];

/** The decorations of a log: the matches of a search, and the selection. */
export class Decorations {
  /** What the reader has selected. */
  readonly selection: TextSelection = new TextSelection();
  #search: ShownSearch | undefined;
  #current: LogMatch | undefined;

  /** The search whose matches are decorated. */
  get search(): ShownSearch | undefined {
    return this.#search;
  }

  /** Removes all decorations. */
  clear(): void {
    this.setSearch(undefined);
    this.selection.clear();
  }

  /** Decorates the matches of a search; `undefined` removes them. No match is the current one yet. */
  setSearch(search: ShownSearch | undefined): void {
    this.#search = search;
    this.#current = undefined;
  }

  /** Decorates one match as the current one. */
  setCurrentMatch(match: LogMatch): void {
    this.#current = match;
  }

  /** Stays with the text where lines have moved; `now` tells where a line is. */
  moveLines(now: (line: number) => number): void {
    this.selection.moveLines(now);
    this.#current &&= { ...this.#current, line: now(this.#current.line) };
  }

  /** The decorations of columns of a line; of two that overlap, the later one is shown. */
  ofLine(line: number, from: number, to: number): readonly LineDecoration[] {
    const matches = this.#search?.rangesOf(line, from, to) ?? [];
    const selected = this.selection.columnsOf(line);
    const current = this.#current?.line === line ? this.#current.from : -1;
    return [
      ...matches.map((range) => [range[0] === current ? 'currentMatch' : 'match', range] as const),
      ...(selected ? [['selected', selected] as const] : []),
    ];
  }
}
