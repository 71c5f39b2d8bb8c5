import { startsWithBytes } from '../../base/bytes.js';
import { alignLines } from './alignLines.js';
import type { Gap, KnownText } from './KnownText.js';
import { type LineMarks, type UserLines, userLinesOf } from './LineMarks.js';
import { endsOfPart } from './overlap.js';

/** Above this many gaps, lines are not looked for gap by gap. */
const MAX_PARTS = 64;

/** Bytes of a line's beginning by which it can be told from others. */
const MIN_DISTINCT = 8;

/** Bytes of another copy: from an offset up to another. */
type ByteRange = readonly [start: number, end: number];

/** Lines of another copy that the text lacks before its end. */
export interface Fill {
  /** Where they belong in the text, as an offset. */
  readonly offset: number;
  /** The line of the text before which they belong. */
  readonly line: number;
  /** Whether they go on with the line before, which was ended early. */
  readonly completes: boolean;
  /** Where the copy has them; nothing where it has shown that no line is missing. */
  readonly ranges: readonly ByteRange[];
  /** The gap that they are put into; `undefined` before the first line, and before a line that was cut. */
  readonly gap?: Gap | undefined;
  /** Where lines may still be missing: before them, behind them, or nowhere. */
  readonly missing: 'before' | 'behind' | 'none';
}

/** What another copy of the log adds to the text. */
export interface CopyPlan {
  /** What it has of lines that are missing in the text, in the order of the text. */
  readonly fills: readonly Fill[];
  /** From where on it is appended. */
  readonly appendFrom?: number | undefined;
  /** Whether the last line, which has not ended, has to be ended before. */
  readonly endsLine?: boolean;
  /** Whether the two have nothing in common, so that it is not known how they belong together. */
  readonly diverges?: boolean;
}

/** Another copy of the log, of which the bytes can be read. */
export interface Copy {
  readonly marks: LineMarks;
  /** The bytes of a range; fewer where they are no longer kept. */
  read(start: number, end: number): Uint8Array;
}

/**
 * Finds out what another copy of the log, such as the archived one, has that the text lacks: at its end,
 * in its gaps, and before its first line. Of lines that follow one another in the text nothing is
 * missing, whatever the copy has between them: its lines may come in another order, as those of two
 * streams do, and those of Argo's executor may be in one of the two only.
 *
 * @param startsLate whether the text may lack the log's beginning
 */
export function planCopy(known: KnownText, copy: Copy, startsLate: boolean): CopyPlan {
  return new Plan(known, copy, startsLate).make();
}

class Plan {
  readonly #known: KnownText;
  readonly #copy: Copy;
  readonly #startsLate: boolean;
  readonly #text: UserLines;
  readonly #other: UserLines;
  /** For each line of the text, the line of the copy. */
  readonly #found: Int32Array;
  /** The last line of the copy that fills a gap, or is known there. */
  #lastFilled = -1;
  /** Lines of the text that the copy does not have, or has elsewhere; with their number. */
  readonly #unmatched = new Map<number, number>();

  constructor(known: KnownText, copy: Copy, startsLate: boolean) {
    this.#known = known;
    this.#copy = copy;
    this.#startsLate = startsLate;
    this.#text = known.userLines();
    this.#other = userLinesOf(copy.marks);
    const found = this.#findParts();
    this.#found = found ?? alignLines(this.#text.marks, this.#other.marks);
    if (!found) this.#slideToGaps();
    this.#found.forEach((at, token) => {
      const mark = this.#text.marks[token] ?? 0;
      if (at < 0) this.#unmatched.set(mark, (this.#unmatched.get(mark) ?? 0) + 1);
    });
  }

  make(): CopyPlan {
    const { marks } = this.#known;
    const text = this.#text;
    const other = this.#other;
    const hasPartial = this.#partial !== undefined;
    const lastToken = this.#found.findLastIndex((at) => at >= 0);
    const last = this.#found[lastToken] ?? -1;
    const isWhole = lastToken === text.at.length - 1;
    if (text.at.length === 0 && !hasPartial && this.#known.gaps.length === 0) {
      return { fills: [], appendFrom: this.#startOf(0), endsLine: marks.partialLength > 0 };
    }
    const goesOnAt = this.#findPartial(last + 1, isWhole);
    if (last < 0 && goesOnAt < 0 && !this.#hasOnlyCuts) return this.#unrelated(hasPartial);
    const next = goesOnAt >= 0 ? goesOnAt : other.at.length;
    const fills = this.#fills(next, goesOnAt >= 0);
    if (goesOnAt >= 0) {
      return { fills, appendFrom: this.#startOf(goesOnAt) + marks.partialLength };
    }
    let from = Math.max(last, this.#lastFilled) + 1;
    while (from < other.at.length && this.#isElsewhere(from)) from += 1;
    const hasMore = from < other.at.length || (isWhole && !hasPartial && this.#hasUserTail());
    if (!hasMore) return { fills };
    return { fills, appendFrom: this.#startOf(from), endsLine: marks.partialLength > 0 };
  }

  /** A copy without a line in common: what comes before the text, where that may lack its beginning. */
  #unrelated(hasPartial: boolean): CopyPlan {
    const { length } = this.#other.at;
    if (length === 0) return { fills: [] };
    if (!this.#startsLate || (this.#text.at.length === 0 && !hasPartial)) {
      return { fills: [], diverges: true };
    }
    const ranges = this.#rangesOf(0, length);
    if (!ranges) return { fills: [], diverges: true };
    return { fills: [{ offset: 0, line: 0, completes: false, ranges, missing: 'behind' }] };
  }

  /** @param end The first line of the copy behind all that can be missing before the text's end */
  #fills(end: number, isAnchored: boolean): Fill[] {
    const fills: Fill[] = [];
    const text = this.#text;
    const found = this.#found;
    const places = [undefined, ...this.#known.gaps];
    let taken = -1;
    for (const [at, gap] of places.entries()) {
      const token = gap ? this.#tokenOf(gap.line) : 0;
      const before = found.subarray(0, token).findLast((it) => it >= 0) ?? -1;
      const next = found.findIndex((it, own) => own >= token && it >= 0);
      const behind = found[next];
      const from = Math.max(before, taken) + 1;
      const to = this.#beforeCutLine(at, next < 0 ? Infinity : next, from, behind ?? end);
      // Lines that fit this gap and the next go into the next, unless the line cut here goes on.
      const following = this.#known.gaps[at];
      const isShared = following && this.#tokenOf(following.line) === token;
      if (isShared && !(gap && this.#goesOnIn(gap, from, to) >= 0)) continue;
      // Where no line of the text follows the gap, the copy's rest is appended instead, unless the line
      // that was cut at the gap surely goes on in it, or the text has nothing else.
      const isAtEnd = behind === undefined && !isAnchored && token >= text.at.length;
      const mayFill = gap && (this.#hasOnlyCuts || this.#surelyGoesOn(gap, token, from));
      if (isAtEnd && !mayFill) continue;
      const isClosed = behind !== undefined || isAnchored || (isAtEnd && !this.#partial);
      if (!gap && to <= from) continue;
      // A copy that has nothing of what comes before a gap tells nothing of where it begins.
      const isCut = gap && this.#known.cutAt(gap.line - 1) && this.#goesOnIn(gap, from, to) < 0;
      const isLate = isCut ?? (gap !== undefined && token > 0 && before < 0);
      fills.push(...this.#fill(gap, from, to, isClosed ? (isLate ? 'before' : 'none') : 'behind'));
      taken = to - 1;
    }
    this.#lastFilled = taken;
    return fills;
  }

  #fill(gap: Gap | undefined, from: number, to: number, missing: Fill['missing']): Fill[] {
    const { marks } = this.#known;
    const line = gap?.line ?? 0;
    const offset = marks.endOf(line - 1);
    const place = { gap, line, offset, missing };
    if (from >= to) return missing === 'none' ? [{ ...place, completes: false, ranges: [] }] : [];
    const goesOnAt = gap ? this.#goesOnIn(gap, from, to) : -1;
    if (goesOnAt < 0) {
      const ranges = this.#rangesOf(from, to);
      return ranges ? [{ ...place, completes: false, ranges }] : [];
    }
    const cut = this.#known.cutAt(line - 1)?.length ?? 0;
    const before = this.#rangesOf(from, goesOnAt);
    const [first, ...others] = this.#rangesOf(goesOnAt, to, true) ?? [];
    if (!first || !before) return [];
    // The newline that has ended the line early ends the last one now.
    const ranges: ByteRange[] = [[first[0] + cut, first[1]], ...others];
    const final = ranges.pop() ?? first;
    ranges.push([final[0], final[1] - 1]);
    const earlier = { offset: marks.endOf(line - 2), line: line - 1, completes: false };
    return [
      ...(before.length > 0 ? [{ ...earlier, ranges: before, missing: 'none' as const }] : []),
      { ...place, offset: offset - 1, completes: true, ranges },
    ];
  }

  /**
   * Where the copy's lines for a place end: at the line that was cut at the gap `first`, the next one,
   * or at a later gap, no further than `lastToken` of the text; else at `to`.
   */
  #beforeCutLine(first: number, lastToken: number, from: number, to: number): number {
    for (const { line } of this.#known.gaps.slice(first)) {
      if (this.#tokenOf(line) > lastToken) break;
      const cut = this.#known.cutAt(line - 1);
      const at = cut ? this.#findBeginning(cut, from, to) : -1;
      if (at >= 0) return at;
    }
    return to;
  }

  /** Whether the copy surely has the line that was cut at a gap: next, or as the only one that fits. */
  #surelyGoesOn({ line }: Gap, token: number, from: number): boolean {
    const cut = this.#known.cutAt(line - 1);
    if (!cut) return false;
    const isNext = (this.#found[token - 1] ?? -1) === from - 1 && this.#beginsWith(from, cut);
    return isNext || this.#findBeginning(cut, from, this.#other.at.length) >= 0;
  }

  /** The line of the copy that the line before a gap is the beginning of. */
  #goesOnIn(gap: Gap, from: number, to: number): number {
    const cut = this.#known.cutAt(gap.line - 1);
    if (!cut) return -1;
    for (let at = from; at < to; at += 1) if (this.#beginsWith(at, cut)) return at;
    return -1;
  }

  /** Whether the text has no line but what was cut at its gaps, whatever that is the beginning of. */
  get #hasOnlyCuts(): boolean {
    return this.#text.at.length === 0 && !this.#partial && this.#known.gaps.length > 0;
  }

  /** The text's last line while it has not ended, unless it is one of the executor. */
  get #partial(): Uint8Array | undefined {
    const { marks } = this.#known;
    return marks.partialLength > 0 && !marks.partialMayBeExecutor ? marks.partial() : undefined;
  }

  /**
   * The line of the copy, from one on, that the text's last line is the beginning of. Many lines begin with
   * the few bytes that may be there: what is before them tells, where the copy has that.
   */
  #findPartial(from: number, isAfterCommon: boolean): number {
    const partial = this.#partial;
    if (!partial) return -1;
    const end = this.#other.at.length + 1;
    if (!isAfterCommon) return this.#findBeginning(partial, from, end);
    for (let at = from; at < end; at += 1) if (this.#beginsWith(at, partial)) return at;
    return -1;
  }

  /**
   * The line of the copy that begins with some bytes, where these alone must tell: the line that equals
   * them, else the only one that begins with them; −1 where several do, or the bytes are too few.
   */
  #findBeginning(bytes: Uint8Array, from: number, to: number): number {
    const ended = Math.min(to, this.#other.at.length);
    for (let at = from; at < ended; at += 1) if (this.#isLine(at, bytes)) return at;
    let found = -1;
    for (let at = from; at < to; at += 1) {
      if (!this.#beginsWith(at, bytes)) continue;
      if (found >= 0 || bytes.length < MIN_DISTINCT) return -1;
      found = at;
    }
    return found;
  }

  /** Whether a line of the copy begins with some bytes; the line behind all may not have ended. */
  #beginsWith(at: number, bytes: Uint8Array): boolean {
    const start = this.#startOf(at);
    return startsWithBytes(this.#copy.read(start, start + bytes.length), bytes);
  }

  /** Whether a line of the copy is some bytes. */
  #isLine(at: number, bytes: Uint8Array): boolean {
    const size = this.#copy.marks.endOf(this.#other.at[at] ?? 0) - this.#startOf(at);
    return size === bytes.length + 1 && this.#beginsWith(at, bytes);
  }

  /** Where the copy has some of its lines, without those that the text has elsewhere. */
  #rangesOf(from: number, to: number, keepsFirst = false): ByteRange[] | undefined {
    const ranges: [number, number][] = [];
    for (let at = from; at < to; at += 1) {
      if (!(keepsFirst && at === from) && this.#isElsewhere(at)) continue;
      const line = this.#other.at[at] ?? 0;
      const start = this.#copy.marks.endOf(line - 1);
      const end = this.#copy.marks.endOf(line);
      const last = ranges.at(-1);
      const isNext = last && at > from && (this.#other.at[at - 1] ?? 0) === line - 1;
      if (isNext && last[1] === start) last[1] = end;
      else ranges.push([start, end]);
    }
    const [first] = ranges;
    // What was like the text for very long is no longer kept.
    if (first && this.#copy.read(first[0], first[0] + 1).length === 0) return undefined;
    return ranges;
  }

  /** Whether the text has a line of the copy out of its order. */
  #isElsewhere(at: number): boolean {
    const mark = this.#other.marks[at] ?? 0;
    const count = this.#unmatched.get(mark) ?? 0;
    if (count > 0) this.#unmatched.set(mark, count - 1);
    return count > 0;
  }

  /** Whether the copy's last line has not ended, and is no line of the executor. */
  #hasUserTail(): boolean {
    const { partialLength, partialMayBeExecutor } = this.#copy.marks;
    return partialLength > 0 && !partialMayBeExecutor;
  }

  /** The offset of a user's line of the copy; behind the last one, of what has not ended. */
  #startOf(at: number): number {
    const { marks } = this.#copy;
    return marks.endOf((this.#other.at[at] ?? marks.count) - 1);
  }

  /** The first of the text's user lines from a line on. */
  #tokenOf(line: number): number {
    const lines = this.#text.at;
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lines[middle] ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The lines of a copy that has all that is between two gaps in one piece, as a whole copy has. */
  #findParts(): Int32Array | undefined {
    const { marks } = this.#text;
    const { gaps } = this.#known;
    if (gaps.length > MAX_PARTS) return undefined;
    const found = new Int32Array(marks.length);
    const ends = [...gaps.map(({ line }) => this.#tokenOf(line)), marks.length];
    let from = 0;
    let start = 0;
    for (const [at, end] of ends.entries()) {
      const gap = gaps[at];
      // Of several places that one at which the copy goes on as the text does.
      const tail = gap ? this.#known.cutAt(gap.line - 1) : this.#partial;
      const places = endsOfPart(marks.slice(start, end), this.#other.marks.slice(from));
      let to: number | undefined;
      for (const place of end > start ? places : [0]) {
        const fits = !tail || this.#beginsWith(from + place, tail);
        if (fits || to === undefined) to = place;
        if (fits) break;
      }
      if (to === undefined) return undefined;
      from += to;
      for (let at = start; at < end; at += 1) found[at] = from - end + at;
      start = end;
    }
    return found;
  }

  /**
   * Where lines that are missing in a gap are like those around it, more than one alignment is as good:
   * takes that which leaves out lines in the gap, and not some lines before or behind it.
   */
  #slideToGaps(): void {
    const ends = new Set([
      ...this.#known.gaps.map(({ line }) => this.#tokenOf(line)),
      this.#text.at.length,
    ]);
    for (const token of ends) this.#slide(token, ends);
  }

  #slide(token: number, ends: ReadonlySet<number>): void {
    const found = this.#found;
    const { marks } = this.#other;
    const own = this.#text.marks;
    let at = token;
    while (at + 1 < found.length && !ends.has(at + 1) && isNext(found, at)) at += 1;
    const skipped = (found[at + 1] ?? -1) - (found[at] ?? -1) - 1;
    if (skipped > 0 && (found[token] ?? -1) >= 0 && at + 1 < found.length && !ends.has(at + 1)) {
      const fits = range(token, at + 1).every(
        (it) => own[it] === marks[(found[it] ?? 0) + skipped],
      );
      if (fits) for (const it of range(token, at + 1)) found[it] = (found[it] ?? 0) + skipped;
    }
    at = token - 1;
    while (at > 0 && !ends.has(at) && isNext(found, at - 1)) at -= 1;
    const left = (found[at] ?? -1) - (found[at - 1] ?? -1) - 1;
    if (left > 0 && at > 0 && !ends.has(at) && (found[at - 1] ?? -1) >= 0) {
      const fits = range(at, token).every((it) => own[it] === marks[(found[it] ?? 0) - left]);
      if (fits) for (const it of range(at, token)) found[it] = (found[it] ?? 0) - left;
    }
  }
}

function isNext(found: Int32Array, at: number): boolean {
  return (found[at] ?? -1) >= 0 && found[at + 1] === (found[at] ?? -1) + 1;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
