import type { LogDocument } from '../document/LogDocument.js';
import { inSlices, type LogSearchRun } from '../search/inSlices.js';

/**
 * Lines of a log, named so that they are found again when earlier lines are cut off, or the log comes
 * from another source: by number and by what they say.
 */
export interface LogLines {
  /** The first line, counted from 1. */
  readonly first: number;
  /** The last line, counted from 1; the first where there is one only. */
  readonly last: number;
}

/** Columns of a line that count. */
const COLUMNS = 4096;
/** Lines that are compared between two looks at the clock. */
const STEP = 256;
const LINK = /^L(\d{1,10})(?:\.([0-9a-z]{1,7}))?(?:-L(\d{1,10}))?$/;

/**
 * The link to lines: `L812.1k3f9z`, or `L812.1k3f9z-L830`. What stands behind the dot is a short hash of
 * what the first line says.
 */
export function linkTo(document: LogDocument, { first, last }: LogLines): string {
  const link = `L${first}.${hashOf(document, first - 1).toString(36)}`;
  return last > first ? `${link}-L${last}` : link;
}

/**
 * The lines that a link names: those of the number, if they say the same as when it was made, else the
 * nearest ones that do. `undefined` for a link that is none, or to a line that the log does not have, or
 * not yet. Reads in slices.
 *
 * @throws the reason of the signal, when it is aborted
 */
export async function linesOf(
  document: LogDocument,
  link: string,
  options?: LogSearchRun,
): Promise<LogLines | undefined> {
  const [, number = '', hash, lastNumber] = LINK.exec(link) ?? [];
  if (number === '') return undefined;
  const wanted = Number(number) - 1;
  const length = Math.max(0, Number(lastNumber ?? number) - Number(number));
  const line =
    hash === undefined
      ? wanted
      : await nearest(document, wanted, Number.parseInt(hash, 36), options);
  if (line === undefined || line < 0 || line >= document.lineCount) return undefined;
  return { first: line + 1, last: Math.min(line + 1 + length, document.lineCount) };
}

/** The line nearest to one that has a hash. */
async function nearest(
  document: LogDocument,
  line: number,
  hash: number,
  options?: LogSearchRun,
): Promise<number | undefined> {
  let found: number | undefined;
  let distance = 0;
  const end = document.lineCount;
  const farthest = Math.max(line, end - line);
  await inSlices(
    () => {
      for (let left = STEP; left > 0 && found === undefined; left--, distance++) {
        const [after, before] = [line + distance, line - distance];
        // Lines are cut off at the start: of two as near, the earlier one is it.
        if (before < end && before >= 0 && hashOf(document, before) === hash) found = before;
        else if (after < end && hashOf(document, after) === hash) found = after;
      }
    },
    () => found !== undefined || distance > farthest,
    options,
  );
  return found;
}

/** A hash of what a line says; 32 bits. */
function hashOf(document: LogDocument, line: number): number {
  const start = document.lineOffset(line);
  const end = document.lineOffset(line + 1);
  if (end - start <= COLUMNS) {
    const hash = fnv(document.slice(start, end), true);
    if (hash >= 0) return hash;
  }
  const text = document.lineText(line, 0, COLUMNS);
  return fnv(new TextEncoder().encode(text), false);
}

/**
 * FNV-1a of bytes, without the newline: http://www.isthe.com/chongo/tech/comp/fnv/
 *
 * @param isRaw whether a line may say something else than its bytes: then −1 where it may
 */
function fnv(bytes: Uint8Array, isRaw: boolean): number {
  let end = bytes.byteLength;
  if (isRaw && bytes[end - 1] === 0x0a) end -= 1;
  if (isRaw && bytes[end - 1] === 0x0d) end -= 1;
  let hash = 0x811c9dc5;
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (isRaw && (byte < 0x20 || byte > 0x7e)) return -1;
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}
