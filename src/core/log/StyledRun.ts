import type { TextStyle } from './TextStyle.js';

/** Neighbouring cells of a line that look alike. */
export interface StyledRun {
  readonly text: string;
  readonly style: TextStyle;
  /** Column of the run's first cell, counted from 0 at the start of the line. */
  readonly column: number;
  /** Cells it covers; a wide character covers two. */
  readonly columns: number;
}
