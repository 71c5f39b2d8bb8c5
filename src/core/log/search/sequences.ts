/** The final byte of `ESC[K`. */
export const ERASE = 0x4b;

/** Whether a byte of 80 or more begins a C1 control or a byte order mark, neither of which is said. */
export function isControl(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  if (byte === 0xc2) return (bytes[at + 1] ?? 0) < 0xa0;
  return byte === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}

/**
 * Bytes of a character that takes one column: a letter of a western language, or a line or block, as
 * bars are drawn with; 0 for others.
 */
export function narrowSize(bytes: Uint8Array, at: number, end: number): number {
  const second = at + 1 < end ? (bytes[at + 1] ?? 0) : 0;
  if (bytes[at] === 0xc3) return second >= 0x80 && second < 0xc0 ? 2 : 0;
  const third = at + 2 < end ? (bytes[at + 2] ?? 0) : 0;
  if (bytes[at] !== 0xe2 || second < 0x94 || second > 0x97) return 0;
  if (third < 0x80 || third > 0xbf) return 0;
  return second === 0x97 && (third === 0xbd || third === 0xbe) ? 0 : 3;
}

/** The last byte of a sequence that colours, or erases behind the text; −1 if it is another. */
export function skipHarmless(bytes: Uint8Array, escape: number, end: number): number {
  if (bytes[escape + 1] !== 0x5b) return -1;
  const first = escape + 2;
  for (let at = first; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x30 && byte <= 0x3b) continue;
    const erasesNothing =
      byte === ERASE && (at === first || (at === first + 1 && bytes[first] === 0x30));
    return byte === 0x6d || erasesNothing ? at : -1;
  }
  return -1;
}
