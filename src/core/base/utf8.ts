/** The character beyond ASCII that begins at `at`; −1 where bytes are no UTF-8. */
export function codePointAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0xc0) return -1;
  const size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  let code = first & (size < 3 ? 0x1f : 0x0f);
  for (let i = 1; i < size; i++) {
    const byte = bytes[at + i] ?? 0;
    if ((byte & 0xc0) !== 0x80) return -1;
    code = (code << 6) | (byte & 0x3f);
  }
  const isSurrogate = code >> 11 === 0x1b;
  return utf8Length(code) !== size || isSurrogate || code > 0x10ffff ? -1 : code;
}

/** Bytes that a character takes. */
export const utf8Length = (codePoint: number): number =>
  codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
