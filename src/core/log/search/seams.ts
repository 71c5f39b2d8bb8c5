import { endOfSgrOrEl, isInvisibleCharacter, narrowCharacterSize } from './sequences.js';

/** Seams of a line beyond which it is cheaper to write the line's text than to compare them. */
const MAX_SEAMS = 32;
const SPACE = 0x20;

/**
 * The seams of a line: each pair of bytes that are side by side in its text, but not in its bytes.
 * There is one where an SGR sequence or an EL stands between two characters, at a tab (shown as
 * spaces), and where a state of a progress bar ends and a longer one before it shows on.
 * `LogSearch` explains what they are for.
 *
 * @param bytes hold the line from `start` up to `end`, without its newline
 * @returns each pair once, as `256 × before + after`, with `after` 0 for any byte; `undefined` for
 *   a line of which not all seams can be told from the bytes
 */
export function seamsOf(
  bytes: Uint8Array,
  start: number,
  end: number,
): readonly number[] | undefined {
  const seams: number[] = [];
  /** The last byte that shows; −1 at the start of the line. */
  let before = -1;
  /** Whether a sequence stands between it and the next byte that shows. */
  let isApart = false;
  let hasReturns = false;
  let hasTabs = false;
  let allNarrow = true;
  const addSeam = (after: number): void => {
    const seam = 256 * before + after;
    if (before >= 0 && !seams.includes(seam)) seams.push(seam);
  };
  for (let at = start; at < end; at++) {
    const first = at;
    let byte = bytes[at] ?? 0;
    while (byte >= 0x20 && byte < 0x7f && at < end) byte = bytes[++at] ?? 0;
    if (at > first) {
      if (isApart) addSeam(bytes[first] ?? 0);
      isApart = false;
      before = bytes[at - 1] ?? 0;
    }
    if (at >= end) break;
    if (byte >= 0x80) {
      if (isInvisibleCharacter(bytes, at)) return undefined;
      const size = narrowCharacterSize(bytes, at, end);
      allNarrow &&= size > 0;
      // A wide character that is half overwritten becomes a space, which is not in the bytes.
      if (hasReturns && !allNarrow) return undefined;
      if (isApart) addSeam(byte);
      isApart = false;
      at += Math.max(size, 1) - 1;
      before = bytes[at] ?? 0;
    } else if (byte === 0x1b) {
      at = endOfSgrOrEl(bytes, at, end);
      if (at < 0) return undefined;
      isApart = true;
    } else if (byte === 0x09) {
      if (hasReturns) return undefined;
      addSeam(SPACE);
      before = SPACE;
      addSeam(SPACE);
      isApart = hasTabs = true;
    } else if (byte === 0x0d) {
      if (!allNarrow || hasTabs) return undefined;
      addSeam(0);
      hasReturns = true;
      isApart = false;
      before = -1;
    } else {
      return undefined;
    }
    if (seams.length > MAX_SEAMS) return undefined;
  }
  if (hasReturns) addSeam(0);
  return seams;
}
