import { concatBytes, startsWithBytes } from '../../base/bytes.js';
import type { KnownText } from './KnownText.js';
import { isExecutorMark, LineMarks, type UserLines, userLinesOf } from './LineMarks.js';
import { endsOfPart, overlapsOf } from './overlap.js';
import { type Fill, planCopy } from './planCopy.js';

/** How a body joins the text before it. */
export type Continuity = 'ok' | 'gap' | 'diverged';

/** Lines of a body that the text lacks before its end, with their bytes. */
export interface FilledLines extends Fill {
  /** The lines. */
  readonly bytes: readonly Uint8Array[];
}

/** The text that a body is to continue, and how to write what is new. */
export interface MergeTarget {
  /** All lines so far. */
  readonly known: KnownText;
  /** Whether the text may lack the log's beginning. */
  readonly startsLate: boolean;
  /** What is appended next is the body from an offset on. */
  startAt(offset: number): void;
  /** Appends bytes of the body. */
  append(bytes: Uint8Array): void;
  /** Ends the last line, which has not ended in its source, so that another can follow. */
  cutLine(): void;
  /** Says that lines may be missing before what is appended next. */
  markGap(): void;
  /** Puts lines in where they are missing. */
  fill(lines: readonly FilledLines[]): Promise<void>;
}

/** Whether a body may lack the log's beginning; a function is asked at its end, and may not know either. */
export type Partial = boolean | (() => Promise<boolean | undefined>);

/**
 * Bytes of a body that are kept until it is known how it joins. A pod's log has at most the kubelet's
 * `containerLogMaxSize`, 10 MiB by default.
 *
 * @see https://kubernetes.io/docs/concepts/cluster-administration/logging/#log-rotation
 */
const MAX_HELD = 64 * 1024 * 1024;

/**
 * Joins one more copy of a log to the text that is there: compares line by line from the start, and
 * appends what comes after the known lines. Where the copy starts later (a log that the node has
 * rotated) or differs (an archive beside a text that was followed), it looks for the place at the
 * copy's end. Lines of Argo's executor may be in one copy only.
 */
export class MergeIntake {
  readonly #target: MergeTarget;
  readonly #partial: Partial;
  readonly #body = new LineMarks();
  #state: 'comparing' | 'appending' | 'seeking' = 'comparing';
  /** The next known line to compare with. */
  #next = 0;
  /** The body's bytes from the offset on, until it is known how it joins. */
  #held: Uint8Array[] = [];
  #heldFrom = 0;
  /** Whether it joins within the text's last line, and ends there. */
  #isOlder = false;

  /**
   * @param partial Whether the body may lack the log's beginning. Such a body is appended whole, behind
   *   a gap, where it does not continue the text
   */
  constructor(target: MergeTarget, partial: Partial) {
    this.#target = target;
    this.#partial = partial;
  }

  /** Whether the text has more than the body, so that what its source sends next is not what comes next. */
  get isBehind(): boolean {
    if (this.#state === 'appending') return this.#isOlder;
    const { partialLength } = this.#target.known.marks;
    // A line of the executor may be in one copy only.
    const isEven = partialLength === 0 && this.#isOnlyExecutorFrom(this.#next);
    return this.#state === 'seeking' || !isEven;
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

  /** The body has ended, or `isBroken`, so that its source has more than was sent. */
  async end(isBroken = false): Promise<Continuity> {
    if (this.#state === 'appending') return 'ok';
    if (this.#state === 'seeking') {
      const partial = this.#partial;
      const isPartial = typeof partial === 'boolean' ? partial : await partial();
      return (isPartial ?? !this.#isCopy()) ? this.#joinRotated(isBroken) : this.#joinCopy();
    }
    const { marks: known } = this.#target.known;
    const body = this.#body;
    const isBehind = known.partialLength > 0 || !this.#isOnlyExecutorFrom(this.#next);
    if (!isBehind && body.partialLength > 0 && !body.partialMayBeExecutor) {
      this.#appendFrom(body.endOf(body.count - 1));
    }
    return 'ok';
  }

  #isCutExecutorLine(line: number): boolean {
    const { known } = this.#target;
    return known.isCut(line) && known.cutAt(line) === undefined;
  }

  #isAppending(): boolean {
    return this.#state === 'appending';
  }

  #compare(mark: number): void {
    if (this.#state !== 'comparing') return;
    const { marks: known } = this.#target.known;
    const body = this.#body;
    const start = this.#next;
    while (this.#next < known.count && known.at(this.#next) !== mark) {
      if (!isExecutorMark(known.at(this.#next)) && !this.#isCutExecutorLine(this.#next)) break;
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
      this.#target.cutLine();
      this.#appendFrom(lineStart);
    } else if (!isExecutorMark(mark)) {
      this.#state = 'seeking';
    }
  }

  /** Continues a last line that has ended neither here nor there. */
  #continuePartial(): void {
    const { marks: known } = this.#target.known;
    const { partialLength } = known;
    if (this.#next < known.count || partialLength === 0) return;
    const lineStart = this.#body.endOf(this.#body.count - 1);
    if (this.#body.partialLength >= partialLength && this.#continues(lineStart)) {
      this.#appendFrom(lineStart + partialLength);
    }
  }

  /** Whether the body, from an offset on, begins with the last known line, which has not ended. */
  #continues(offset: number): boolean {
    const last = this.#target.known.marks.partial();
    return startsWithBytes(this.#bytesFrom(offset, last.length), last);
  }

  /** For a pod's log: it has been rotated, or written anew, or the body is older than the text. */
  #joinRotated(isBroken: boolean): Continuity {
    const { known: text } = this.#target;
    const { marks: known, lastPart } = text;
    const all = [allLinesOf(known, lastPart), allLinesOf(this.#body, 0)] as const;
    // A body that broke off within known lines goes on as they do, even if it begins as the text ends.
    if (isBroken && isPartOf(all[1], all[0])) return 'ok';
    const isJoined =
      this.#overlaps(...all) ||
      (text.isMixed && this.#overlaps(text.userLines(lastPart), userLinesOf(this.#body)));
    if (isJoined) return 'ok';
    // It may begin with the last line, or with another that begins like what is known of it.
    const goesOn = known.partialLength > 0 && this.#continues(this.#heldFrom);
    if (known.partialLength > 0 && !goesOn) this.#target.cutLine();
    this.#target.markGap();
    this.#appendFrom(this.#heldFrom + (goesOn ? known.partialLength : 0));
    return 'gap';
  }

  /** Goes on where the body begins with the text's last lines; whether it does, or is all known. */
  #overlaps(text: UserLines, lines: UserLines): boolean {
    const body = this.#body;
    const { partialLength } = this.#target.known.marks;
    for (const length of overlapsOf(text.marks, lines.marks)) {
      const end = body.endOf(lines.at[length - 1] ?? -1);
      // A body that ends within the last known line is older than the text.
      const isOlder = body.length - end < partialLength;
      if (isOlder || this.#continues(end)) {
        this.#isOlder = isOlder;
        this.#appendFrom(Math.min(end + partialLength, body.length));
        return true;
      }
    }
    return isPartOf(lines, text);
  }

  /**
   * Whether a pod's log seems to be the whole log, as when the server has sent the archived copy in its
   * place: it begins with all of the text before the first gap, has all that follows the last one, or
   * shares at least half of its lines with the text, where one that goes on shares few.
   */
  #isCopy(): boolean {
    const { known } = this.#target;
    const firstGap = known.gaps[0]?.line ?? 0;
    if (this.#next > 0 && firstGap > 0) {
      let line = this.#next;
      while (line < firstGap && (known.isCut(line) || isExecutorMark(known.marks.at(line))))
        line += 1;
      if (line >= firstGap) return true;
    }
    const part = known.userLines(known.lastPart).marks;
    if (part.length > 0) {
      const lines = userLinesOf(this.#body).marks;
      return !endsOfPart(part, lines).next().done || this.#areMostlyKnown(lines);
    }
    const { partialLength } = known.marks;
    const starts = Array.from({ length: this.#body.count }, (_, line) =>
      this.#body.endOf(line - 1),
    );
    return partialLength > 0 && starts.some((start) => this.#continues(start));
  }

  #areMostlyKnown(lines: readonly number[]): boolean {
    const known = new Set(this.#target.known.userLines().marks);
    const count = lines.filter((mark) => known.has(mark)).length;
    return count > 0 && count >= lines.length / 2;
  }

  /** For another copy of the log, whole or not. */
  async #joinCopy(): Promise<Continuity> {
    const { known, startsLate } = this.#target;
    const copy = {
      marks: this.#body,
      read: (start: number, end: number) => this.#bytesFrom(start, end - start),
    };
    const { fills, appendFrom, endsLine, diverges } = planCopy(known, copy, startsLate);
    // Read before what is appended lets go of them.
    const filled = fills.map((fill) => ({
      ...fill,
      bytes: fill.ranges.map(([start, end]) => this.#bytesFrom(start, end - start)),
    }));
    if (appendFrom !== undefined && appendFrom < this.#body.length) {
      if (endsLine) this.#target.cutLine();
      this.#appendFrom(appendFrom);
    }
    if (filled.length > 0) await this.#target.fill(filled);
    return diverges ? 'diverged' : 'ok';
  }

  #isOnlyExecutorFrom(line: number): boolean {
    const { marks: known } = this.#target.known;
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
    this.#target.startAt(offset);
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
    return concatBytes(taken);
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

/** Whether a text has some lines, one after the other. */
function isPartOf(lines: UserLines, text: UserLines): boolean {
  return !endsOfPart(lines.marks, text.marks).next().done;
}

function allLinesOf(marks: LineMarks, from: number): UserLines {
  const at = Array.from({ length: marks.count - from }, (_, line) => from + line);
  return { at, marks: at.map((line) => marks.at(line)) };
}
