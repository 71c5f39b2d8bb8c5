import { concatBytes } from '../../base/bytes.js';
import { Uint32List } from '../../log/document/Uint32List.js';

const NEWLINE = 10;
/** Bytes at each end of a line that its mark is made of, beside its length. */
const EDGE = 128;
const NO_BYTES = new Uint8Array(0);

/**
 * The lines of a text by a number each, so that two texts can be compared line by line without
 * keeping their bytes. The lowest bit tells the lines of Argo's executor, which one copy of a log may
 * have and another may not.
 */
export class LineMarks {
  readonly #marks = new Uint32List();
  /** Offset at which each line ends, behind its newline. */
  readonly #ends = new Uint32List();
  #partial: Uint8Array[] = [];
  #partialLength = 0;
  #length = 0;

  /** Bytes so far. */
  get length(): number {
    return this.#length;
  }

  /** Number of lines that have ended. */
  get count(): number {
    return this.#marks.length;
  }

  /** Bytes of the last line, while it has not ended. */
  get partialLength(): number {
    return this.#partialLength;
  }

  /** The mark of a line that has ended. */
  at(line: number): number {
    return this.#marks.at(line);
  }

  /** Offset of the first byte behind a line; 0 for the line before the first. */
  endOf(line: number): number {
    return line < 0 ? 0 : this.#ends.at(line);
  }

  /** The first bytes of the last line, while it has not ended; all of them by default. */
  partial(length: number = this.#partialLength): Uint8Array {
    return firstBytes(this.#partial, length);
  }

  /** Whether the last line, while it has not ended, begins as a line of the executor does. */
  get partialMayBeExecutor(): boolean {
    return mayBeExecutorLine(firstBytes(this.#partial, EXECUTOR_START.length));
  }

  /**
   * The next bytes of the text.
   *
   * @param onLine Called for each line that ends in them, and may end the reading with `false`
   * @returns how many of the bytes were read
   */
  push(bytes: Uint8Array, onLine: (mark: number) => boolean = () => true): number {
    let at = 0;
    for (;;) {
      const end = bytes.indexOf(NEWLINE, at);
      if (end < 0) break;
      const rest = bytes.subarray(at, end);
      const line = this.#partialLength > 0 ? [...this.#partial, rest] : [rest];
      this.#length += rest.length + 1;
      this.#partial = [];
      this.#partialLength = 0;
      at = end + 1;
      const mark = markOf(line);
      this.#marks.push(mark);
      this.#ends.push(this.#length);
      if (!onLine(mark)) return at;
    }
    const rest = bytes.subarray(at);
    if (rest.length > 0) this.#partial.push(rest);
    this.#partialLength += rest.length;
    this.#length += rest.length;
    return bytes.length;
  }
}

/** Whether a line that has not ended begins as a line of the executor does, as far as it goes. */
export function mayBeExecutorLine(line: Uint8Array): boolean {
  const start = line.subarray(0, EXECUTOR_START.length);
  return start.length > 0 && start.every((byte, at) => byte === EXECUTOR_START[at]);
}

/** Whether a mark is that of a line of Argo's executor. */
export function isExecutorMark(mark: number): boolean {
  return (mark & 1) === 1;
}

/** Lines by their numbers and by their marks, in order. */
export interface UserLines {
  /** Their numbers. */
  readonly at: readonly number[];
  /** Their marks. */
  readonly marks: readonly number[];
}

/** The lines that are not the executor's, from one on. */
export function userLinesOf(
  marks: LineMarks,
  from = 0,
  isLeftOut: (line: number) => boolean = () => false,
): UserLines {
  const lines: UserLines & { at: number[]; marks: number[] } = { at: [], marks: [] };
  for (let line = from; line < marks.count; line += 1) {
    const mark = marks.at(line);
    if (isExecutorMark(mark) || isLeftOut(line)) continue;
    lines.at.push(line);
    lines.marks.push(mark);
  }
  return lines;
}

/** The mark of a line in parts, without its newline. FNV-1a, of long lines over both ends only. */
function markOf(parts: readonly Uint8Array[]): number {
  const [only = NO_BYTES] = parts;
  const line = parts.length === 1 ? only : shortened(parts);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  let hash = 0x811c9dc5 ^ length;
  const isLong = line.length > 2 * EDGE;
  for (let at = 0; at < line.length; at += 1) {
    if (isLong && at === EDGE) at = line.length - EDGE;
    hash = Math.imul(hash ^ (line[at] ?? 0), 0x01000193);
  }
  return ((hash & ~1) | (isExecutorLine(line) ? 1 : 0)) >>> 0;
}

/** Both ends of a line in parts, without joining the whole. */
function shortened(parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length <= LONGEST_EXECUTOR_LINE) return concatBytes(parts);
  const head = firstBytes(parts, EDGE);
  let tail: Uint8Array = NO_BYTES;
  for (const part of parts.toReversed()) {
    tail = concatBytes([part.subarray(-(EDGE - tail.length)), tail]);
    if (tail.length >= EDGE) break;
  }
  return concatBytes([head, new Uint8Array(1), tail]);
}

function firstBytes(parts: readonly Uint8Array[], length: number): Uint8Array {
  const taken: Uint8Array[] = [];
  let missing = length;
  for (const part of parts) {
    if (missing <= 0) break;
    taken.push(part.subarray(0, missing));
    missing -= part.length;
  }
  return concatBytes(taken);
}

const EXECUTOR_START = new TextEncoder().encode('time="');
const LONGEST_EXECUTOR_LINE = 2048;

/** As `time="2026-08-20T09:00:00.000Z" level=info msg="capturing logs" argo=true`. */
const EXECUTOR_LINE = /^time="[^"]*" level=\w+ msg=.* argo=true(?: error=.*)?\r?$/;

/**
 * Whether a line is one of Argo's emissary, which wraps the user's command: a pod's log has them, the
 * archived copy of the same log has not.
 */
export function isExecutorLine(line: Uint8Array): boolean {
  if (line.length > LONGEST_EXECUTOR_LINE) return false;
  if (!EXECUTOR_START.every((byte, at) => line[at] === byte)) return false;
  return EXECUTOR_LINE.test(new TextDecoder().decode(line));
}
