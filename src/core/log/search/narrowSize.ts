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
