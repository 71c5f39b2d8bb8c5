import type { LogDocument } from '../document/LogDocument.js';
import { LogTimes } from './LogTimes.js';
import { parseMoment } from './parseMoment.js';
import type { LogTimestamps } from './showTime.js';

/** How a reader tells the time of a log. */
export interface ReaderClock {
  /** How the times of lines are shown: in which zone the reader thinks. */
  readonly timestamps: LogTimestamps;
  /** When the step has started, in ISO 8601: what `+1:30:00` is counted from. */
  readonly startedAt: string | undefined;
}

/** Minutes by which the zone in which times are shown is ahead of UTC, at some time. */
export function zoneOffset(times: LogTimes, { timestamps }: ReaderClock, time: number): number {
  if (timestamps === 'local') return -new Date(time).getTimezoneOffset();
  return timestamps === 'utc' ? 0 : (times.first?.offset ?? 0);
}

/** The moment that a reader writes of a log, see {@link parseMoment}. */
export function momentOf(times: LogTimes, text: string, clock: ReaderClock): number | undefined {
  const first = times.first?.time ?? 0;
  const start = times.startOf(clock.startedAt)?.time ?? 0;
  const last = times.last?.time ?? 0;
  return parseMoment(text, { first, start, last, offset: zoneOffset(times, clock, first) });
}

const LINES = /^\d+$/;
/** As `kubectl logs --since` takes it: `90s`, `5m`, `1h30m`; days besides. */
const DURATION = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/** What the beginning of the lines that a reader wants to see is. */
type Since =
  | { readonly kind: 'lines'; readonly count: number }
  | { readonly kind: 'duration'; readonly ms: number }
  | { readonly kind: 'moment' };

function sinceOf(text: string): Since {
  if (LINES.test(text)) return { kind: 'lines', count: Number(text) };
  const match = DURATION.exec(text.replace(/\s+/g, ''));
  if (!match || match[0] === '') return { kind: 'moment' };
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = match.map(Number).map((it) => it || 0);
  return { kind: 'duration', ms: (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 };
}

/**
 * The lines of a log from some point on: the last so many lines (`1000`), the last minutes (`5m`, `1h30m`,
 * counted back from the last line, so that they are there in a log of last year), or those since a moment
 * (`12:30`, see {@link parseMoment}). Both of the first move on with a log that grows.
 *
 * @example
 * ```ts
 * const since = new LinesSince(document, '5m', { timestamps: 'written', startedAt: undefined });
 * since.first; // 48120
 * ```
 */
export class LinesSince {
  readonly #times: LogTimes;
  readonly #text: string;
  readonly #since: Since;
  readonly #clock: ReaderClock;

  constructor(document: LogDocument, text: string, clock: ReaderClock) {
    this.#times = new LogTimes(document);
    this.#text = text.trim();
    this.#since = sinceOf(this.#text);
    this.#clock = clock;
  }

  /**
   * Why no line is left out: the text is none of these, or the log has no times. Of a log without lines
   * nothing is known yet.
   */
  get problem(): 'unknown' | 'noTimes' | undefined {
    const times = this.#times;
    if (this.#since.kind === 'lines' || times.document.lineCount === 0) return undefined;
    const isKnown =
      this.#since.kind === 'duration' || momentOf(times, this.#text, this.#clock) !== undefined;
    if (!isKnown) return 'unknown';
    return times.last ? undefined : 'noTimes';
  }

  /** The first of the lines, as the log is now; the number of its lines where they are all earlier. */
  get first(): number {
    const times = this.#times;
    const { lineCount } = times.document;
    const since = this.#since;
    if (since.kind === 'lines') return Math.max(0, lineCount - since.count);
    const last = times.last?.time;
    if (last === undefined) return 0;
    const time =
      since.kind === 'duration' ? last - since.ms : momentOf(times, this.#text, this.#clock);
    if (time === undefined) return 0;
    if (last < time) return lineCount;
    // With the lines before the first that has a time.
    if (time <= (times.first?.time ?? -Infinity)) return 0;
    return times.lineAt(time) ?? 0;
  }
}
