/** How a line falls into rows of a given width. No character of two columns is cut in two. */
export interface LineRows {
  /** At least 1. */
  readonly count: number;
  /** Column of the line at which a row begins. */
  startOf(row: number): number;
  /** The row in which a column of the line stands; the last, for columns past the end. */
  rowAt(column: number): number;
}
