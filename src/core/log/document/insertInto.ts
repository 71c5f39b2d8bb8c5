import type { LogJoint, LogSeam } from '../LogSeam.js';
import type { LogText } from './LogText.js';

type Part = Uint8Array | Blob;

/** Bytes that belong between those of a log. */
export interface LogInsertion {
  /** Before which of the bytes that were appended. */
  readonly offset: number;
  /** The bytes; none where only the seam there changes. */
  readonly bytes: readonly Uint8Array[];
  /** The line whose seam is no more. */
  readonly drops?: number | undefined;
  /** The seam before them. */
  readonly before?: LogJoint | undefined;
  /** The seam behind them. */
  readonly behind?: LogJoint | undefined;
}

/** A log as it is with bytes in between. */
export interface InsertedLog {
  /** Where a line is now, by where it was. */
  readonly movedLine: (line: number) => number;
  readonly joints: ReadonlyMap<number, LogSeam>;
}

/**
 * Cuts the bytes of a log where others are to come in between: a list for each insertion, and one for
 * what comes behind all.
 */
export function cutAt(parts: readonly Part[], insertions: readonly LogInsertion[]): Part[][] {
  const rest = [...parts].reverse();
  let at = 0;
  const lists: Part[][] = [];
  for (const { offset } of insertions) {
    const list: Part[] = [];
    while (at < offset) {
      const part = rest.pop();
      if (!part) break;
      const size = part instanceof Blob ? part.size : part.byteLength;
      const taken = Math.min(size, offset - at);
      list.push(taken < size ? sliced(part, 0, taken) : part);
      if (taken < size) rest.push(sliced(part, taken, size));
      at += taken;
    }
    lists.push(list);
  }
  return [...lists, rest.reverse()];
}

/**
 * Reads a log again, with bytes in between, in slices between which the page can paint.
 *
 * @param text without any bytes yet
 * @param lists what {@link cutAt} has returned; what is pushed onto the last is read as well
 * @param joints the seams before
 * @returns `undefined` when it was not wanted any more
 */
export async function insertInto(
  text: LogText,
  version: number,
  lists: readonly Part[][],
  insertions: readonly LogInsertion[],
  joints: ReadonlyMap<number, LogSeam>,
  isWanted: () => boolean,
): Promise<InsertedLog | undefined> {
  const moves: { line: number; by: number }[] = [];
  // Lines are counted as they were before all moves.
  const movedLine = (line: number): number =>
    moves.reduce((now, move) => (line >= move.line ? now + move.by : now), line);
  const added = new Map<number, LogSeam>();
  const dropped = new Set<number>();
  let moved = 0;
  for (const [at, { bytes, drops, before, behind }] of insertions.entries()) {
    await text.appendParts(lists[at] ?? [], version, isWanted);
    const start = text.lines.ended;
    const first = text.lines.count;
    await text.appendParts(bytes, version, isWanted);
    if (!isWanted()) return undefined;
    const by = text.lines.ended - start;
    if (by !== 0) moves.push({ line: first - moved, by });
    moved += by;
    if (drops !== undefined) dropped.add(drops);
    if (before) added.set(start, { hidden: 0, ...before });
    if (behind) added.set(first + by, { hidden: 0, ...behind });
  }
  await text.appendParts(lists.at(-1) ?? [], version, isWanted);
  if (!isWanted()) return undefined;
  for (const [line, seam] of joints) {
    if (dropped.has(line)) continue;
    const now = movedLine(line);
    if (added.get(now)?.kind !== 'gap') added.set(now, seam);
  }
  return { movedLine, joints: added };
}

function sliced(part: Part, start: number, end: number): Part {
  return part instanceof Blob ? part.slice(start, end) : part.subarray(start, end);
}
