const MIN_DIGITS = 3;
/** Columns besides the digits: one before them, two after. */
const PADDING = 3;

/** Columns at the left of each row, for the numbers of so many lines. */
export function gutterColumns(lineCount: number, lineNumbers: boolean): number {
  return lineNumbers ? Math.max(MIN_DIGITS, String(lineCount).length) + PADDING : 1;
}
