/** One place where a searched text stands. */
export interface LogMatch {
  /** The first line is 0. */
  readonly line: number;
  /** Columns of the line: from, up to. */
  readonly from: number;
  readonly to: number;
}
