import type { StyledRun } from '../../core/index.js';
import type { ViewerTheme } from './readTheme.js';

/** How many cells fit, and how large one is in CSS pixels. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Where the first row begins, below the top of the page. */
  readonly top: number;
}

/** What marks a part of a row: the later ones hide the earlier. */
export type RowMark = 'none' | 'match' | 'currentMatch' | 'selected';

/** Runs of a row, and how they are marked. */
export interface RowPart {
  readonly runs: readonly StyledRun[];
  readonly mark: RowMark;
}

/** One row on screen. */
export interface PageRow {
  /** Says all that the row shows: a row with the key that is painted there need not be read. */
  readonly key: string;
  /** What stands in the gutter; the painter leaves that to {@link LineNumbers}. */
  readonly number: string;
  read(): readonly RowPart[];
}

/** What is on screen: rows from top to bottom. */
export interface Page {
  readonly rows: readonly PageRow[];
  /** Columns that are left free at the left of each row. */
  readonly gutter: number;
  /** Whether the numbers of the lines stand in them. */
  readonly numbered: boolean;
}

/** Puts pages on screen, and tells which one is. */
export interface Painter {
  /** Takes the size of its place; nothing while that place is hidden or its font not measured. */
  fit(): Grid | undefined;
  paint(page: Page): void;
  setTheme(theme: ViewerTheme): void;
  dispose(): void;
}
