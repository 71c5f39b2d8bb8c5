const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
/** In place of a number, of which any other may stand there; no text has it. */
const NUMBER = 0;
const SPACE = 0x20;
const TAB = 0x09;
const PLUS = 0x2b;
const MINUS = 0x2d;

/**
 * A number that two lines have in common if they differ only in numbers, and in the blanks by which
 * these are aligned: `step  9 loss=0.25` and `step 10 loss=1e-05`.
 *
 * @param bytes hold the line from `start` up to `end`, as UTF-8
 * @returns −1 where the bytes have control characters, so that the line may say something else
 */
export function lineShape(bytes: Uint8Array, start: number, end: number): number {
  let hash = BASIS;
  let before = SPACE;
  for (let at = start; at < end; at++) {
    let byte = bytes[at] ?? 0;
    if (byte < SPACE) {
      if (byte !== TAB) return -1;
      byte = SPACE;
    }
    if (byte === SPACE && before === SPACE) continue;
    const isSign = (byte === PLUS || byte === MINUS) && isDigit(bytes[at + 1]) && at + 1 < end;
    if (isSign && !isWord(before)) continue;
    if (isDigit(byte)) {
      at = endOfNumber(bytes, at, end) - 1;
      byte = NUMBER;
    }
    before = byte;
    hash = Math.imul(hash ^ byte, PRIME);
  }
  return hash >>> 0;
}

const isDigit = (byte = 0): boolean => byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isWord = (byte: number): boolean => isLetter(byte) || byte === NUMBER;

/** Of a number as logs write them: `12`, `1,234.5`, `00:01:30`, `1e-05`, `0x7f3a`. */
function endOfNumber(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  if (bytes[at] === 0x30 && ((bytes[at + 1] ?? 0) | 0x20) === 0x78) {
    at += 2;
    while (at < end && isHex(bytes[at] ?? 0)) at++;
    return at;
  }
  while (at < end) {
    const byte = bytes[at] ?? 0;
    const next = at + 1 < end ? bytes[at + 1] : 0;
    if (isDigit(byte)) at += 1;
    // A dot, a comma, a colon or a slash between two digits.
    else if ((byte === 0x2e || byte === 0x2c || byte === 0x3a || byte === 0x2f) && isDigit(next)) {
      at += 2;
    } else if ((byte | 0x20) === 0x65 && isDigit(next)) at += 2;
    else if (
      (byte | 0x20) === 0x65 &&
      (next === PLUS || next === MINUS) &&
      isDigit(bytes[at + 2])
    ) {
      at += 3;
    } else break;
  }
  return at;
}

const isHex = (byte: number): boolean =>
  isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
