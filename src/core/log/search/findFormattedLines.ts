import { isInvisibleCharacter } from './sequences.js';

const LF = 0x0a;
const CR = 0x0d;

/**
 * Finds the formatted lines in `bytes`: those whose text may differ from their bytes, because they
 * contain a control character or a byte order mark. `LogSearch` explains what that is for. It tests
 * eight bytes at a time.
 *
 * @param onFound called with each of them: the range of its bytes, newline included, and its index
 *   among the lines in `bytes`
 */
export function findFormattedLines(
  bytes: Uint8Array,
  onFound: (start: number, end: number, index: number) => void,
): void {
  const { byteLength } = bytes;
  const head = Math.min(byteLength, (4 - (bytes.byteOffset % 4)) % 4);
  const count = (byteLength - head) >> 2;
  // Without a whole word, the offset of the first one may lie outside of the memory.
  const words = count > 0 ? new Int32Array(bytes.buffer, bytes.byteOffset + head, count) : NONE;
  let start = 0;
  let index = 0;
  for (let at = 0; at < byteLength;) {
    if (at >= head && (at - head) % 4 === 0) {
      at = head + 4 * skipPrintable(words, (at - head) >> 2);
      if (at >= byteLength) break;
    }
    const byte = bytes[at] ?? 0;
    if (byte === LF) {
      start = at + 1;
      index += 1;
    } else if (
      byte < 0x20
        ? byte !== CR || bytes[at + 1] !== LF
        : byte >= 0x7f && (byte === 0x7f || isInvisibleCharacter(bytes, at))
    ) {
      const end = bytes.indexOf(LF, at);
      const next = end < 0 ? byteLength : end + 1;
      onFound(start, next, index);
      start = at = next;
      index += 1;
      continue;
    }
    at += 1;
  }
}

const NONE = new Int32Array(0);

/**
 * The index of the first word from `from` on that may contain a byte below 20 or above 7E.
 * Subtracting 20 or adding 1 sets the highest bit of such a byte, or it was set before.
 *
 * @see https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord
 */
function skipPrintable(words: Int32Array, from: number): number {
  const { length } = words;
  let at = from;
  for (; at + 1 < length; at += 2) {
    const first = words[at] ?? 0;
    const second = words[at + 1] ?? 0;
    const marks = (first - 0x20202020) | (first + 0x01010101);
    if ((marks | (second - 0x20202020) | (second + 0x01010101)) & -0x7f7f7f80) {
      return marks & -0x7f7f7f80 ? at : at + 1;
    }
  }
  if (at >= length) return at;
  const last = words[at] ?? 0;
  return ((last - 0x20202020) | (last + 0x01010101)) & -0x7f7f7f80 ? at : at + 1;
}
