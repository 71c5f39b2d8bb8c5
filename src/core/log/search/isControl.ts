/** Whether a byte of 80 or more begins a C1 control or a byte order mark, neither of which is said. */
export function isControl(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  if (byte === 0xc2) return (bytes[at + 1] ?? 0) < 0xa0;
  return byte === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}
