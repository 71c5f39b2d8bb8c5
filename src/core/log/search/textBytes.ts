import { EL, endOfSgrOrEl, isInvisibleCharacter, narrowCharacterSize } from './sequences.js';
import type { StyleMarks } from './StyleMarks.js';

/**
 * Columns up to which tabs are expanded here: further right, a tab may be stopped (`LAST_COLUMN`).
 */
const LAST_TAB = 4000;
/** Times as long as its bytes that the text of a line may be, with its tabs, and while it is written. */
export const ROOM = 16;

/**
 * Writes the text of a line with colours, tabs and carriage returns as UTF-8. It is the same text
 * as that of `LogDocument.lineText`, and many times as fast, because it needs no cells.
 *
 * @param bytes hold the line from `start` up to `end`, without its newline
 * @param out receives the text; at least {@link ROOM} times as long as the line
 * @param marks is told of the styles of the text, where these are wanted; then all of it is UTF-8
 * @returns the length of the text; −1 for a line that `LogDocument.lineText` must be asked for
 */
export function writeTextBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  out: Uint8Array,
  marks?: StyleMarks,
): number {
  /**
   * Index in `out` of the text since the last carriage return, and the end of all that was written.
   */
  let first = 0;
  let length = 0;
  /**
   * End of its last character: a tab at the end of a line leaves empty cells, which are no text.
   */
  let textEnd = 0;
  let columns = 0;
  /** Whether `columns` counts: not after a character whose width would have to be looked up. */
  let columnsKnown = true;
  /**
   * Texts before a carriage return of which the end still shows, each shorter than the one before,
   * as the last state of a progress bar may be shorter than an earlier one.
   */
  const states: State[] = [];
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x20 && byte < 0x7f) {
      out[length++] = byte;
      textEnd = length;
      columns += 1;
    } else if (byte >= 0x80) {
      if (isInvisibleCharacter(bytes, at)) return -1;
      if (marks && !marks.character(bytes, at, start)) return -1;
      // Bytes of a character that an escape sequence has cut in two must not become adjacent.
      const isRest = (byte & 0xc0) === 0x80;
      if (isRest && (at === start || (bytes[at - 1] ?? 0) < 0x80)) return -1;
      const size = narrowCharacterSize(bytes, at, end);
      columnsKnown &&= size > 0;
      columns += 1;
      out[length++] = byte;
      for (let i = 1; i < size; i++) out[length++] = bytes[++at] ?? 0;
      textEnd = length;
    } else if (byte === 0x1b) {
      const escape = at;
      at = endOfSgrOrEl(bytes, escape, end);
      if (at < 0) return -1;
      if (bytes[at] === EL) states.length = 0;
      marks?.sequence(bytes, escape, at + 1, length);
    } else if (byte === 0x09) {
      if (!columnsKnown || states.length > 0 || columns > LAST_TAB) return -1;
      const gap = 8 - (columns % 8);
      out.fill(0x20, length, length + gap);
      marks?.gap(length, length + gap);
      length += gap;
      columns += gap;
    } else if (byte === 0x0d) {
      while (at + 1 < end && bytes[at + 1] === 0x0d) at++;
      if (length === first || at + 1 === end) continue;
      if (!columnsKnown) return -1;
      while ((states.at(-1)?.columns ?? Infinity) <= columns) states.pop();
      states.push({ first, end: textEnd, columns });
      first = textEnd = length;
      columns = 0;
    } else if (byte === 0x08) {
      return -1;
    }
  }
  if (states.length > 0 && !columnsKnown) return -1;
  if (first === 0) return textEnd;
  // The result is composed behind the states, and then moved to the start of `out`.
  states.push({ first, end: textEnd, columns });
  const last = composeStates(out, length, states, marks);
  marks?.endCopy();
  out.copyWithin(0, length, last);
  return last - length;
}

/** A text that a carriage return ended: its range in `out`, and its width. */
interface State {
  readonly first: number;
  readonly end: number;
  readonly columns: number;
}

/**
 * Writes the last state, followed by the part of each earlier one that shows to the right of it.
 *
 * @returns the index after it
 */
function composeStates(
  out: Uint8Array,
  start: number,
  states: readonly State[],
  marks: StyleMarks | undefined,
): number {
  let covered = 0;
  let written = start;
  for (const state of states.toReversed()) {
    let at = state.first;
    for (let column = 0; at < state.end; at++) {
      // All characters are one column wide here, and all but continuation bytes begin a character.
      if (((out[at] ?? 0) & 0xc0) !== 0x80) column += 1;
      if (column > covered) break;
    }
    out.copyWithin(written, at, state.end);
    marks?.copy(at, state.end, written - start);
    written += state.end - at;
    covered = Math.max(covered, state.columns);
  }
  return written;
}
