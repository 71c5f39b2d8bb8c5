import type { StyledRun } from './StyledRun.js';

/** One line ready to be painted. */
export interface StyledLine {
  /** Left to right and without gaps, inside the columns that were asked for. */
  readonly runs: readonly StyledRun[];
  /** Width of the whole line in cells, whatever part of it was asked for. */
  readonly columns: number;
}
