import { isControl, narrowSize, skipHarmless } from './sequences.js';

/** More than this in a line are not worth keeping. */
const MAX_JOINTS = 32;
const SPACE = 0x20;

/**
 * The places in a line with colours and carriage returns where text that is shown side by side is
 * not side by side in the bytes: at a sequence that colours or erases, at a tab, which is shown as
 * spaces, and where a state of a progress bar ends and the longer one before it shows on. A text
 * that the line says either stands in its bytes as well, or lies over such a place; so most lines
 * need not be put together to know that they do not say it.
 *
 * @param bytes holds the line from `start` up to `end`, without its line end
 * @returns each pair of bytes once, as `256 × before + after`, `after` 0 for any; nothing for a line
 *   of which this would not tell all
 */
export function jointsOf(
  bytes: Uint8Array,
  start: number,
  end: number,
): readonly number[] | undefined {
  const joints: number[] = [];
  /** The last byte that is shown, and whether something lies between it and the next. */
  let before = -1;
  let apart = false;
  let returns = false;
  let allNarrow = true;
  let tabs = false;
  const add = (after: number): void => {
    const joint = 256 * before + after;
    if (before >= 0 && !joints.includes(joint)) joints.push(joint);
  };
  for (let at = start; at < end; at++) {
    const first = at;
    let byte = bytes[at] ?? 0;
    while (byte >= 0x20 && byte < 0x7f && at < end) byte = bytes[++at] ?? 0;
    if (at > first) {
      if (apart) add(bytes[first] ?? 0);
      apart = false;
      before = bytes[at - 1] ?? 0;
    }
    if (at >= end) break;
    if (byte >= 0x80) {
      if (isControl(bytes, at)) return undefined;
      const size = narrowSize(bytes, at, end);
      allNarrow &&= size > 0;
      // Of a wide character that is half overwritten none is left, but a space.
      if (returns && !allNarrow) return undefined;
      if (apart) add(byte);
      apart = false;
      at += Math.max(size, 1) - 1;
      before = bytes[at] ?? 0;
    } else if (byte === 0x1b) {
      at = skipHarmless(bytes, at, end);
      if (at < 0) return undefined;
      apart = true;
    } else if (byte === 0x09) {
      if (returns) return undefined;
      add(SPACE);
      before = SPACE;
      add(SPACE);
      apart = tabs = true;
    } else if (byte === 0x0d) {
      if (!allNarrow || tabs) return undefined;
      add(0);
      returns = true;
      apart = false;
      before = -1;
    } else {
      return undefined;
    }
    if (joints.length > MAX_JOINTS) return undefined;
  }
  if (returns) add(0);
  return joints;
}
