import { concatBytes, startsWithBytes } from '../../base/bytes.js';
import { isExecutorMark, LineMarks } from './LineMarks.js';
import { endOfPart, overlapsOf } from './overlap.js';

/** How a body joins the text before it. */
export type Continuity = 'ok' | 'gap' | 'diverged';

/** The text that a body is to continue, and how to write what is new. */
export interface MergeTarget {
  /** All lines so far. */
  readonly known: LineMarks;
  /** The first line behind the last gap: before it, lines are missing. */
  readonly gapEnd: number;
  /** Appends bytes of the body. */
  append(bytes: Uint8Array): void;
  /** Says that lines may be missing before what is appended next. */
  markGap(): void;
}

/**
 * Bytes of a body that are kept until it is known how it joins. A pod's log has at most the kubelet's
 * `containerLogMaxSize`, 10 MiB by default.
 *
 * @see https://kubernetes.io/docs/concepts/cluster-administration/logging/#log-rotation
 */
const MAX_HELD = 64 * 1024 * 1024;

/** Lines at the end of the text by which its place in another copy is found, if not by all. */
const ANCHORS = [256, 64, 16, 4];

/**
 * Joins one more copy of a log to the text that is there: compares line by line from the start, and
 * appends what comes after the known lines. Where the copy starts later (a log that the node has
 * rotated) or differs (an archive beside a text that was followed), it looks for the place at the
 * copy's end. Lines of Argo's executor may be in one copy only.
 */
export class MergeIntake {
  readonly #target: MergeTarget;
  readonly #partial: boolean;
  readonly #body = new LineMarks();
  #state: 'comparing' | 'appending' | 'seeking' = 'comparing';
  /** The next known line to compare with. */
  #next = 0;
  /** The body's bytes from the offset on, until it is known how it joins. */
  #held: Uint8Array[] = [];
  #heldFrom = 0;

  /**
   * @param partial Whether the body may lack the log's beginning. Such a body is appended whole, behind
   *   a gap, where it does not continue the text
   */
  constructor(target: MergeTarget, partial: boolean) {
    this.#target = target;
    this.#partial = partial;
  }

  /** The next bytes of the body. */
  push(bytes: Uint8Array): void {
    if (this.#state === 'appending') {
      this.#target.append(bytes);
      return;
    }
    this.#held.push(bytes);
    let read = 0;
    while (read < bytes.length && !this.#isAppending()) {
      read += this.#body.push(bytes.subarray(read), (mark) => {
        this.#compare(mark);
        return !this.#isAppending();
      });
    }
    if (this.#state === 'comparing') this.#continuePartial();
    this.#forget();
  }

  /** The body has ended, or has broken off. */
  end(): Continuity {
    if (this.#state === 'appending') return 'ok';
    if (this.#state === 'seeking') return this.#partial ? this.#joinRotated() : this.#joinCopy();
    const { known } = this.#target;
    const body = this.#body;
    const isBehind = known.partialLength > 0 || !this.#isOnlyExecutorFrom(this.#next);
    if (!isBehind && body.partialLength > 0 && !body.partialMayBeExecutor) {
      this.#appendFrom(body.endOf(body.count - 1));
    }
    return 'ok';
  }

  #isAppending(): boolean {
    return this.#state === 'appending';
  }

  #compare(mark: number): void {
    if (this.#state !== 'comparing') return;
    const { known } = this.#target;
    const body = this.#body;
    const start = this.#next;
    while (this.#next < known.count && known.at(this.#next) !== mark) {
      if (!isExecutorMark(known.at(this.#next))) break;
      this.#next += 1;
    }
    if (this.#next < known.count) {
      if (known.at(this.#next) === mark) {
        this.#next += 1;
        if (this.#next === known.count && known.partialLength === 0) {
          this.#appendFrom(body.length);
        }
      } else if (isExecutorMark(mark)) {
        this.#next = start;
      } else {
        this.#state = 'seeking';
      }
      return;
    }
    // A line behind all that have ended: it continues the last one, or is new.
    const lineStart = body.endOf(body.count - 2);
    if (known.partialLength === 0 || this.#continues(lineStart)) {
      this.#appendFrom(lineStart + known.partialLength);
    } else if (known.partialMayBeExecutor) {
      this.#target.append(NEWLINE);
      this.#appendFrom(lineStart);
    } else if (!isExecutorMark(mark)) {
      this.#state = 'seeking';
    }
  }

  /** Continues a last line that has ended neither here nor there. */
  #continuePartial(): void {
    const { known } = this.#target;
    const { partialLength } = known;
    if (this.#next < known.count || partialLength === 0) return;
    const lineStart = this.#body.endOf(this.#body.count - 1);
    if (this.#body.partialLength >= partialLength && this.#continues(lineStart)) {
      this.#appendFrom(lineStart + partialLength);
    }
  }

  /** Whether the body, from an offset on, begins with the last known line, which has not ended. */
  #continues(offset: number): boolean {
    const last = this.#target.known.partial();
    return startsWithBytes(this.#bytesFrom(offset, last.length), last);
  }

  /** For a pod's log: it has been rotated, or written anew, or the body is older than the text. */
  #joinRotated(): Continuity {
    const { known, gapEnd } = this.#target;
    const body = this.#body;
    const lines = numbersOf(body, 0);
    const text = numbersOf(known, gapEnd);
    for (const length of overlapsOf(text, lines)) {
      const end = body.endOf(length - 1);
      // A body that ends within the last known line is older than the text.
      const isOlder = body.length - end < known.partialLength;
      if (isOlder || this.#continues(end)) {
        this.#appendFrom(Math.min(end + known.partialLength, body.length));
        return 'ok';
      }
    }
    if (endOfPart(lines, text) >= 0) return 'ok';
    // It may begin with the last line, or with another that begins like what is known of it.
    const goesOn = known.partialLength > 0 && this.#continues(this.#heldFrom);
    if (known.partialLength > 0 && !goesOn) this.#target.append(NEWLINE);
    this.#target.markGap();
    this.#appendFrom(this.#heldFrom + (goesOn ? known.partialLength : 0));
    return 'gap';
  }

  /** For another copy of the log, whole or not: finds the text in it, else the end of the text. */
  #joinCopy(): Continuity {
    const { known, gapEnd } = this.#target;
    const body = this.#body;
    const indices = userLinesOf(body, 0);
    const lines = indices.map((line) => body.at(line));
    const text = userLinesOf(known, gapEnd).map((line) => known.at(line));
    if (text.length === 0) return this.#joinFirstLine();
    let end = endOfPart(text, lines);
    for (const length of ANCHORS) {
      if (end < 0 && text.length > length) end = endOfPart(text.slice(-length), lines, 'last');
    }
    if (end < 0) return overlapsOf(lines, text).length > 0 ? 'ok' : 'diverged';
    const offset = body.endOf(indices[end - 1] ?? -1);
    // A copy that ends within the last known line has nothing more.
    if (body.length - offset < known.partialLength && !known.partialMayBeExecutor) return 'ok';
    if (this.#continues(offset)) this.#appendFrom(offset + known.partialLength);
    else if (offset < body.length) {
      this.#target.append(NEWLINE);
      this.#appendFrom(offset);
    }
    return 'ok';
  }

  /** For a text whose only line has not ended: finds the line of the copy that it is the beginning of. */
  #joinFirstLine(): Continuity {
    const { known } = this.#target;
    const body = this.#body;
    const bytes = concatBytes(...this.#held);
    const partial = known.partial();
    for (let line = 0; line <= body.count; line += 1) {
      const start = body.endOf(line - 1) - this.#heldFrom;
      if (!startsWithBytes(bytes.subarray(start, start + partial.length), partial)) continue;
      this.#appendFrom(body.endOf(line - 1) + partial.length);
      return 'ok';
    }
    return 'diverged';
  }

  #isOnlyExecutorFrom(line: number): boolean {
    const { known } = this.#target;
    for (let at = line; at < known.count; at += 1) {
      if (!isExecutorMark(known.at(at))) return false;
    }
    return true;
  }

  #appendFrom(offset: number): void {
    this.#state = 'appending';
    const held = this.#held;
    this.#held = [];
    let skipped = offset - this.#heldFrom;
    for (const bytes of held) {
      if (skipped < bytes.length) this.#target.append(bytes.subarray(Math.max(0, skipped)));
      skipped -= bytes.length;
    }
  }

  #bytesFrom(offset: number, length: number): Uint8Array {
    const taken: Uint8Array[] = [];
    let at = this.#heldFrom;
    for (const bytes of this.#held) {
      const end = at + bytes.length;
      if (end > offset && at < offset + length) {
        taken.push(bytes.subarray(Math.max(0, offset - at), offset + length - at));
      }
      at = end;
    }
    return concatBytes(...taken);
  }

  /** Keeps no more than is needed: of a body that is like the text so far, its last megabytes. */
  #forget(): void {
    if (this.#state !== 'comparing') return;
    const needed = Math.min(this.#body.endOf(this.#body.count - 1), this.#body.length - MAX_HELD);
    while (this.#held.length > 1 && this.#heldFrom + (this.#held[0]?.length ?? 0) <= needed) {
      this.#heldFrom += this.#held.shift()?.length ?? 0;
    }
  }
}

const NEWLINE = Uint8Array.of(10);

function numbersOf(marks: LineMarks, from: number): number[] {
  return Array.from({ length: marks.count - from }, (_, at) => marks.at(from + at));
}

/** The lines that the user's program has written. */
function userLinesOf(marks: LineMarks, from: number): number[] {
  const lines: number[] = [];
  for (let line = from; line < marks.count; line += 1) {
    if (!isExecutorMark(marks.at(line))) lines.push(line);
  }
  return lines;
}
