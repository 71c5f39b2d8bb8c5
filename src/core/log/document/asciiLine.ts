const ESC = 0x1b;
const BRACKET = 0x5b;
const SGR = 0x6d;

/** Bytes of a line up to which it is read anew each time: the view of a longer one is cached. */
export const SHORT_LINE: number = 8 * 1024;

/** The characters of the line that is read. */
const codes: number[] = [];

/**
 * The text of a line of printable ASCII with or without colours, as nearly all lines are: it needs no
 * cells, and no style of the lines before it.
 *
 * Not by a `TextDecoder`: what it takes and gives are objects of the browser, and a million of them make
 * its collection of garbage stop the page for a fifth of a second.
 *
 * @param bytes at most {@link SHORT_LINE}, without the newline
 * @returns `undefined` for any other line
 */
export function textOfAsciiLine(bytes: Uint8Array): string | undefined {
  let length = 0;
  for (let at = 0; at < bytes.byteLength; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x20 && byte < 0x7f) {
      codes[length++] = byte;
      continue;
    }
    if (byte !== ESC || bytes[at + 1] !== BRACKET) return undefined;
    at += 2;
    while (isParameter(bytes[at])) at++;
    if (bytes[at] !== SGR) return undefined;
  }
  codes.length = length;
  // Spreading them takes eight times as long.
  return String.fromCharCode.apply(undefined, codes);
}

/** Digits, colons and semicolons. */
function isParameter(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x3b;
}
