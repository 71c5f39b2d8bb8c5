import type { LogDocument } from '../document/LogDocument.js';
import { stampsOf } from './LineStamps.js';
import { type LineTime, timeAtStart } from './timeFormats.js';

/** The time of a line, and its line. */
export interface TimedLine extends LineTime {
  /** The line, from 0. */
  readonly line: number;
  /** When its source has stamped it, in milliseconds since 1970, if it has. */
  readonly stamp: number | undefined;
  /** Whether its text begins with no time, so that the time is the stamp. */
  readonly isStamp: boolean;
}

/** When something happened: by what a log says, and by the clock of the cluster, where that is known. */
export type Instant = Pick<TimedLine, 'time' | 'stamp'>;

/** Milliseconds between two lines. Where both have stamps, these tell it: they are of one clock. */
export function timeBetween(earlier: Instant, later: Instant): number {
  const isStamped = earlier.stamp !== undefined && later.stamp !== undefined;
  return isStamped ? later.stamp - earlier.stamp : later.time - earlier.time;
}

/** A stamp is not written in the text. */
const STAMP = { from: 0, to: 0, offset: 0, hasFraction: true } as const;
/** Columns of a line that are read for its time. */
const COLUMNS = 400;
/** Lines whose times are kept. */
const MAX_KEPT = 4096;
/** Lines that are looked at for the nearest one with a time: a traceback is shorter. */
const NEAR = 200;
/** Places of a range that are looked at for a line with a time. */
const PROBES = 16;
/** Milliseconds by which the clocks of a program and of its cluster may differ. */
const CLOCK_SKEW = 60_000;
/** Milliseconds within which a step prints its first line, unless its clock has another zone. */
const FIRST_LINE = 3_600_000;
/** Lines around the place of a time that may be out of order, as those of several processes are. */
const DISORDER = 200;

/**
 * The times with which the lines of a log begin, read from their texts when they are asked for; and those
 * with which the source has stamped them, for lines that begin with none. Where there are no stamps, lines
 * of a traceback and the like have no time: they belong to the one before.
 *
 * @example
 * ```ts
 * const times = new LogTimes(document);
 * times.of(12); // { line: 12, time: 1787216645250, from: 0, to: 24, offset: 0, hasFraction: true }
 * times.lineAt(Date.UTC(2026, 7, 20, 9, 30)); // the first line of half past nine
 * ```
 */
export class LogTimes {
  /** The log. */
  readonly document: LogDocument;
  readonly #kept = new Map<number, { revision: number; time: TimedLine | undefined }>();
  /** A time of the log that has a year, for those that have none. */
  #near: number | undefined;

  constructor(document: LogDocument) {
    this.document = document;
  }

  /** The time of a line; `undefined` where it begins with none. */
  of(line: number): TimedLine | undefined {
    const document = this.document;
    if (line < 0 || line >= document.lineCount) return undefined;
    const revision = document.lineRevision(line);
    const kept = this.#kept.get(line);
    if (kept?.revision === revision) return kept.time;
    const written = timeAtStart(document.lineText(line, 0, COLUMNS), this.#near);
    const stamp = this.#stampOf(line);
    const found = written ?? (stamp === undefined ? undefined : { ...STAMP, time: stamp });
    const time = found && { line, stamp, isStamp: !written, ...found };
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    this.#kept.set(line, { revision, time });
    this.#near ??= time?.time;
    return time;
  }

  /** Whether lines have times that are not written in their texts. */
  get hasStamps(): boolean {
    return stampsOf(this.document) !== undefined;
  }

  #stampOf(line: number): number | undefined {
    const stamps = stampsOf(this.document);
    const offset = stamps && this.document.receivedOffset(line);
    return offset === undefined ? undefined : stamps?.at(offset);
  }

  /** The last line before one that has a time, if there is one among the 200 lines before it. */
  before(line: number): TimedLine | undefined {
    for (let at = line - 1; at >= Math.max(0, line - NEAR); at--) {
      const time = this.of(at);
      if (time) return time;
    }
    return undefined;
  }

  /** The first line of the log that has a time, if it is among its first 200. */
  get first(): TimedLine | undefined {
    return this.#after(0, this.document.lineCount);
  }

  /**
   * What times since the start are counted from: when the step has started, or else the first line. A
   * first line before the start, or an hour after it, was written by a clock of another zone, most likely.
   *
   * @param startedAt when the step has started, in ISO 8601
   */
  startOf(startedAt: string | undefined): Instant | undefined {
    const { first } = this;
    const start = Date.parse(startedAt ?? '');
    if (Number.isNaN(start)) return first;
    const after = first ? first.time - start : 0;
    return after < -CLOCK_SKEW || after >= FIRST_LINE ? first : { time: start, stamp: start };
  }

  /** The last line of the log that has a time, if it is among its last 200. */
  get last(): TimedLine | undefined {
    return this.before(this.document.lineCount);
  }

  /**
   * Milliseconds that passed without output before a line: since the last one before it that has a time;
   * `undefined` where that is not known.
   */
  pauseBefore(line: number): number | undefined {
    const time = this.of(line);
    const before = time && this.before(line);
    return before && timeBetween(before, time);
  }

  /**
   * The first line that was written at a time or later; the last one with a time where all were written
   * before. It reads a number of lines that grows with the logarithm of theirs. Lines may be out of order
   * by as many as 200, and any number may have no time.
   */
  lineAt(time: number): number | undefined {
    let low = 0;
    let high = this.document.lineCount;
    let best: TimedLine | undefined;
    while (low < high) {
      const probe = this.#probe(low, high);
      if (!probe) break;
      if (probe.time >= time) {
        best = probe;
        high = probe.line;
      } else low = probe.line + 1;
    }
    const place = best?.line ?? low;
    // Those before it that are later: the search went past them, where lines are out of order.
    for (let at = Math.max(0, place - DISORDER); at < place; at++) {
      const earlier = this.of(at);
      if (earlier && earlier.time >= time) return at;
    }
    return best?.line ?? this.before(low)?.line;
  }

  /** A line with a time, in the middle of a range if there is one, else elsewhere in it. */
  #probe(low: number, high: number): TimedLine | undefined {
    if (high - low <= NEAR)
      return this.#after(low + ((high - low) >> 1), high) ?? this.#after(low, high);
    for (let parts = 2; parts <= PROBES; parts *= 2) {
      for (let part = 1; part < parts; part += 2) {
        const found = this.#after(low + Math.floor(((high - low) * part) / parts), high);
        if (found) return found;
      }
    }
    return this.#after(low, high);
  }

  #after(line: number, end: number): TimedLine | undefined {
    for (let at = line; at < Math.min(end, line + NEAR); at++) {
      const time = this.of(at);
      if (time) return time;
    }
    return undefined;
  }
}
