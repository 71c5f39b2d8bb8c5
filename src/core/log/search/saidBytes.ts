import { ERASE, isControl, narrowSize, skipHarmless } from './sequences.js';

const LAST_TAB = 4000;

/**
 * What a line says, as UTF-8, for the lines that colours, tabs and stray controls have made more
 * than text; it agrees with `LogDocument.lineText` and is many times faster.
 *
 * @param bytes holds the line from `start` up to `end`, without its line end
 * @param out takes the text; at least sixteen times as long as the line
 * @returns the length of the text; −1 for a line that only a whole interpreter can tell
 */
export function saidBytes(bytes: Uint8Array, start: number, end: number, out: Uint8Array): number {
  /** Where the text since the last carriage return begins in `out`. */
  let first = 0;
  let length = 0;
  /** Where its last character ends: what a tab leaves empty at the end is not said. */
  let said = 0;
  let columns = 0;
  let columnsKnown = true;
  /** Texts before a carriage return of which something still shows, each shorter than the one before. */
  const states: State[] = [];
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x20 && byte < 0x7f) {
      out[length++] = byte;
      said = length;
      columns += 1;
    } else if (byte >= 0x80) {
      if (isControl(bytes, at)) return -1;
      // The rest of a character that a sequence has cut in two must not be put back together.
      const isRest = (byte & 0xc0) === 0x80;
      if (isRest && (at === start || (bytes[at - 1] ?? 0) < 0x80)) return -1;
      const size = narrowSize(bytes, at, end);
      columnsKnown &&= size > 0;
      columns += 1;
      out[length++] = byte;
      for (let i = 1; i < size; i++) out[length++] = bytes[++at] ?? 0;
      said = length;
    } else if (byte === 0x1b) {
      at = skipHarmless(bytes, at, end);
      if (at < 0) return -1;
      if (bytes[at] === ERASE) states.length = 0;
    } else if (byte === 0x09) {
      if (!columnsKnown || states.length > 0 || columns > LAST_TAB) return -1;
      const gap = 8 - (columns % 8);
      out.fill(0x20, length, length + gap);
      length += gap;
      columns += gap;
    } else if (byte === 0x0d) {
      while (at + 1 < end && bytes[at + 1] === 0x0d) at++;
      if (length === first || at + 1 === end) continue;
      if (!columnsKnown) return -1;
      while ((states.at(-1)?.columns ?? Infinity) <= columns) states.pop();
      states.push({ first, end: said, columns });
      first = said = length;
      columns = 0;
    } else if (byte === 0x08) {
      return -1;
    }
  }
  if (states.length > 0 && !columnsKnown) return -1;
  if (first === 0) return said;
  // Put together behind all of them, and then moved to the start.
  states.push({ first, end: said, columns });
  const last = layOver(out, length, states);
  out.copyWithin(0, length, last);
  return last - length;
}

interface State {
  /** Where it is in the text: from, up to. */
  readonly first: number;
  readonly end: number;
  readonly columns: number;
}

/** Writes the last state, and what of earlier ones stands to the right of it; returns the end. */
function layOver(out: Uint8Array, start: number, states: readonly State[]): number {
  let covered = 0;
  let written = start;
  for (const state of states.toReversed()) {
    let at = state.first;
    for (let column = 0; at < state.end; at++) {
      // Each byte but those that continue a character begins a column.
      if (((out[at] ?? 0) & 0xc0) !== 0x80) column += 1;
      if (column > covered) break;
    }
    out.copyWithin(written, at, state.end);
    written += state.end - at;
    covered = Math.max(covered, state.columns);
  }
  return written;
}
