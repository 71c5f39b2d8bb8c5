import { invisibleMark } from '../../base/invisible.js';

/**
 * A cell is one number, as in xterm.js: a code point, or the number of a cluster, and these flags.
 * All bits 0 is an empty cell.
 *
 * @see https://github.com/xtermjs/xterm.js/blob/master/src/common/buffer/Constants.ts
 */
export const VALUE = 0x7ffffff;
/** The character is two cells wide. */
export const WIDE = 0x8000000;
/** A further cell of a wide character or of a mark. */
export const TAIL = 0x10000000;
/** The cell has several code points: those of one of the line's clusters. */
export const COMBINED = 0x20000000;
/** An invisible character out of its place: it shows as a mark of several cells, this the first. */
export const MARK = 0x40000000;

/** Cells of the character of which this is the first. */
export const widthOf = (cell: number): number =>
  cell & MARK ? invisibleMark(cell & VALUE).length : cell & WIDE ? 2 : 1;

/** Columns that no line goes beyond: its cells, of four bytes each, would take 2 GiB. */
export const MAX_COLUMNS: number = 2 ** 29;
/** About the characters of an SGR sequence that sets a colour. */
export const SGR_LENGTH = 20;
