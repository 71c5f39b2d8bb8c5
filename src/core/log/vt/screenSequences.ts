import type { EscapeParam } from './EscapeParser.js';

/**
 * Sequences that concern more than the cursor's line, by what {@link EscapeParser.sequence} says of
 * them: motions to other lines, lines inserted, deleted or scrolled, margins, tab stops, and the
 * saved cursor.
 */
const ON_SCREEN = new Set(
  '[A [B [E [F [H [f [d [e [L [M [S [T [r [s [u [g 7 8 c D E H M'.split(' '),
);
/** Private modes: the alternate screen in its three forms, and the saved cursor. */
const SCREEN_MODES = new Set([47, 1047, 1048, 1049]);

/**
 * Whether a sequence takes a screen to be applied. All others are applied in their own line, or
 * have no effect. `ESC[J` at the end of a log has nothing below that it would erase.
 */
export function concernsScreen(sequence: string, params: readonly EscapeParam[]): boolean {
  if (sequence === '[?h' || sequence === '[?l') {
    return params.some(({ value }) => SCREEN_MODES.has(value));
  }
  if (sequence === '[J') return params[0]?.value === 1 || params[0]?.value === 2;
  return ON_SCREEN.has(sequence);
}

/**
 * The ESC form of a C1 control that is applied: IND, NEL, HTS, RI or CSI; 0 for any other. Those
 * that would open a string are not: text whose encoding was mistaken is full of them, and they
 * would hide the rest of the line.
 *
 * @see https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h3-C1-_8-Bit_-Control-Characters
 */
export function escapeOfC1(code: number): number {
  const isApplied =
    code === 0x84 || code === 0x85 || code === 0x88 || code === 0x8d || code === 0x9b;
  return isApplied ? code - 0x40 : 0;
}
