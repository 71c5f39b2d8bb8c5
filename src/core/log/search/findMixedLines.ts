import { isControl } from './isControl.js';

const LF = 0x0a;
const CR = 0x0d;

/** Where lines begin and end, line end included, and which they are among those looked at. */
export interface MixedLines {
  readonly starts: number[];
  readonly ends: number[];
  readonly indexes: number[];
}

/**
 * The lines that say something else than their bytes, because of colours, tabs, overwriting and the
 * like. Four bytes are looked at in one.
 *
 * @param highToo whether all that is not ASCII counts
 */
export function findMixedLines(bytes: Uint8Array, highToo: boolean): MixedLines {
  const found: MixedLines = { starts: [], ends: [], indexes: [] };
  const { byteLength } = bytes;
  const head = Math.min(byteLength, (4 - (bytes.byteOffset % 4)) % 4);
  const count = (byteLength - head) >> 2;
  // Nothing left over has no place to begin at that an array would take.
  const words = count > 0 ? new Int32Array(bytes.buffer, bytes.byteOffset + head, count) : [];
  let start = 0;
  let index = 0;
  for (let at = 0; at < byteLength;) {
    if (at >= head && (at - head) % 4 === 0) {
      let i = (at - head) >> 2;
      while (i < count) {
        const word = words[i] ?? 0;
        // Some byte below 20, or above 7E.
        if (((word - 0x20202020) | (word + 0x01010101)) & -0x7f7f7f80) break;
        i += 1;
      }
      at = head + 4 * i;
      if (at >= byteLength) break;
    }
    const byte = bytes[at] ?? 0;
    if (byte === LF) {
      start = at + 1;
      index += 1;
    } else if (
      byte < 0x20
        ? byte !== CR || bytes[at + 1] !== LF
        : byte >= 0x7f && (highToo || byte === 0x7f || isControl(bytes, at))
    ) {
      const end = bytes.indexOf(LF, at);
      const next = end < 0 ? byteLength : end + 1;
      found.starts.push(start);
      found.ends.push(next);
      found.indexes.push(index);
      start = at = next;
      index += 1;
      continue;
    }
    at += 1;
  }
  return found;
}
