import { ERASE } from './ERASE.js';

/** The last byte of a sequence that colours, or erases behind the text; −1 if it is another. */
export function skipHarmless(bytes: Uint8Array, escape: number, end: number): number {
  if (bytes[escape + 1] !== 0x5b) return -1;
  const first = escape + 2;
  for (let at = first; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x30 && byte <= 0x3b) continue;
    const erasesNothing =
      byte === ERASE && (at === first || (at === first + 1 && bytes[first] === 0x30));
    return byte === 0x6d || erasesNothing ? at : -1;
  }
  return -1;
}
