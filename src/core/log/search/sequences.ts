// Byte sequences in a line of UTF-8 whose effect on its text is simple enough to be worked out from
// the bytes: what seams.ts and textBytes.ts have in common.

/** The final byte of EL, erase in line: `ESC[K`. */
export const EL = 0x4b;
const SGR = 0x6d;

/**
 * Whether a byte of 80 or more begins a character that never shows: a C1 control or a byte order
 * mark.
 */
export function isInvisibleCharacter(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  if (byte === 0xc2) return (bytes[at + 1] ?? 0) < 0xa0;
  return byte === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}

/**
 * The number of bytes of a character that is known to take one column: one of Latin-1 from U+00C0
 * on, or one of the lines and blocks with which progress bars are drawn (U+2500 to U+25FF, without
 * the two that are emoji). 0 for any other, of which the width must be looked up.
 */
export function narrowCharacterSize(bytes: Uint8Array, at: number, end: number): number {
  const second = at + 1 < end ? (bytes[at + 1] ?? 0) : 0;
  if (bytes[at] === 0xc3) return second >= 0x80 && second < 0xc0 ? 2 : 0;
  const third = at + 2 < end ? (bytes[at + 2] ?? 0) : 0;
  if (bytes[at] !== 0xe2 || second < 0x94 || second > 0x97) return 0;
  if (third < 0x80 || third > 0xbf) return 0;
  return second === 0x97 && (third === 0xbd || third === 0xbe) ? 0 : 3;
}

/**
 * The end of an escape sequence that leaves the cursor where it is: SGR, or EL to the right
 * (`ESC[K`, `ESC[0K`).
 *
 * @param escape index of its ESC
 * @returns index of its last byte; −1 for any other sequence
 */
export function endOfSgrOrEl(bytes: Uint8Array, escape: number, end: number): number {
  if (bytes[escape + 1] !== 0x5b) return -1;
  const first = escape + 2;
  for (let at = first; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x30 && byte <= 0x3b) continue;
    const erasesToRight =
      byte === EL && (at === first || (at === first + 1 && bytes[first] === 0x30));
    return byte === SGR || erasesToRight ? at : -1;
  }
  return -1;
}
