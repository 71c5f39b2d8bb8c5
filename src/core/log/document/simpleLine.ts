import { codePointAt, utf8Length } from '../../base/utf8.js';
import { codePointWidth } from '../vt/width.js';

const ESC = 0x1b;
const BRACKET = 0x5b;
const SGR = 0x6d;

/** Bytes of a line up to which it is read anew each time: the view of a longer one is cached. */
export const SHORT_LINE: number = 8 * 1024;

/** The UTF-16 units of the line that is read. */
const units: number[] = [];

/**
 * The text of a line of characters that each have a column or two, with or without colours, as nearly all lines
 * are: it needs no cells, and no style of the lines before it.
 *
 * Not by a `TextDecoder`: what it takes and gives are objects of the browser, and a million of them make
 * its collection of garbage stop the page for a fifth of a second.
 *
 * @param bytes at most {@link SHORT_LINE}, without the newline
 * @param from the first column
 * @param to the column after the last one
 * @returns `undefined` for any other line, and where its columns would have to be counted
 */
export function textOfSimpleLine(bytes: Uint8Array, from: number, to?: number): string | undefined {
  let length = 0;
  let isAscii = true;
  for (let at = 0; at < bytes.byteLength; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x20 && byte < 0x7f) {
      units[length++] = byte;
      continue;
    }
    if (byte >= 0x80) {
      const code = codePointAt(bytes, at);
      if (code < 0xa0 || codePointWidth(code) === 0) return undefined;
      at += utf8Length(code) - 1;
      if (code > 0xffff) units[length++] = 0xd7c0 + (code >> 10);
      units[length++] = code > 0xffff ? 0xdc00 | (code & 0x3ff) : code;
      isAscii = false;
      continue;
    }
    if (byte !== ESC || bytes[at + 1] !== BRACKET) return undefined;
    at += 2;
    while (isParameter(bytes[at])) at++;
    if (bytes[at] !== SGR) return undefined;
  }
  // A character has no more columns than bytes.
  if (!isAscii && (from > 0 || (to ?? Infinity) < bytes.byteLength)) return undefined;
  units.length = length;
  // Spreading them takes eight times as long.
  const text = String.fromCharCode.apply(undefined, units);
  return isAscii ? text.slice(Math.max(0, from), to) : text;
}

/** Digits, colons and semicolons. */
function isParameter(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x3b;
}
