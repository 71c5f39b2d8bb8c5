const ESC = 0x1b;
const BRACKET = 0x5b;
const SGR = 0x6d;

/** Bytes of a line up to which it is read anew each time: the view of a longer one is cached. */
export const SHORT_LINE: number = 8 * 1024;

const decoder = new TextDecoder();
const text = new Uint8Array(SHORT_LINE);

/**
 * The text of a line of printable ASCII with or without colours, as nearly all lines are: it needs no
 * cells, and no style of the lines before it.
 *
 * @param bytes at most {@link SHORT_LINE}, without the newline
 * @returns `undefined` for any other line
 */
export function textOfAsciiLine(bytes: Uint8Array): string | undefined {
  let length = 0;
  for (let at = 0; at < bytes.byteLength;) {
    const end = printableEnd(bytes, at);
    if (end === bytes.byteLength && at === 0) return decoder.decode(bytes);
    text.set(bytes.subarray(at, end), length);
    length += end - at;
    if (end === bytes.byteLength) break;
    if (bytes[end] !== ESC || bytes[end + 1] !== BRACKET) return undefined;
    at = end + 2;
    while (isParameter(bytes[at])) at++;
    if (bytes[at] !== SGR) return undefined;
    at += 1;
  }
  return decoder.decode(text.subarray(0, length));
}

/** The end of the printable ASCII that begins at an index. */
function printableEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  for (; at < bytes.byteLength; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 || byte > 0x7e) break;
  }
  return at;
}

/** Digits, colons and semicolons. */
function isParameter(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x3b;
}
