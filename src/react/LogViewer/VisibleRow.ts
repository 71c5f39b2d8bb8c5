/** One row of the page, from top to bottom: which columns of which line it shows. */
export interface VisibleRow {
  readonly line: number;
  /** Row of the line, from 0. */
  readonly row: number;
  readonly from: number;
  readonly to: number;
}
