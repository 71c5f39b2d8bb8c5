import { isControl } from './sequences.js';

const LF = 0x0a;
const CR = 0x0d;

/**
 * Tells the lines that say something else than their bytes, because of colours, tabs, overwriting
 * and the like. Eight bytes are looked at in one.
 *
 * @param onFound called with each of them: where it begins and ends, line end included, and which it
 *   is among the lines looked at, counted from 0
 */
export function findMixedLines(
  bytes: Uint8Array,
  onFound: (start: number, end: number, index: number) => void,
): void {
  const { byteLength } = bytes;
  const head = Math.min(byteLength, (4 - (bytes.byteOffset % 4)) % 4);
  const count = (byteLength - head) >> 2;
  // Nothing left over has no place to begin at that an array would take.
  const words = count > 0 ? new Int32Array(bytes.buffer, bytes.byteOffset + head, count) : NONE;
  let start = 0;
  let index = 0;
  for (let at = 0; at < byteLength;) {
    if (at >= head && (at - head) % 4 === 0) {
      at = head + 4 * skipPlain(words, (at - head) >> 2);
      if (at >= byteLength) break;
    }
    const byte = bytes[at] ?? 0;
    if (byte === LF) {
      start = at + 1;
      index += 1;
    } else if (
      byte < 0x20
        ? byte !== CR || bytes[at + 1] !== LF
        : byte >= 0x7f && (byte === 0x7f || isControl(bytes, at))
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

/** The first word from `from` on that may have a byte below 20, or above 7E. */
function skipPlain(words: Int32Array, from: number): number {
  const { length } = words;
  let at = from;
  for (; at + 1 < length; at += 2) {
    const one = words[at] ?? 0;
    const other = words[at + 1] ?? 0;
    const odd = (one - 0x20202020) | (one + 0x01010101);
    if ((odd | (other - 0x20202020) | (other + 0x01010101)) & -0x7f7f7f80) {
      return odd & -0x7f7f7f80 ? at : at + 1;
    }
  }
  if (at >= length) return at;
  const last = words[at] ?? 0;
  return ((last - 0x20202020) | (last + 0x01010101)) & -0x7f7f7f80 ? at : at + 1;
}
