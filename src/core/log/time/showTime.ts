import { type Instant, type TimedLine, timeBetween } from './LogTimes.js';

/**
 * How the times at the start of lines are shown: as they are `written`; in the reader's zone (`local`), or in
 * `utc`; since the start of the step, or the first line with a time (`elapsed`); or since the line before
 * (`delta`).
 */
export type LogTimestamps = 'written' | 'local' | 'utc' | 'elapsed' | 'delta';

/** What a time is shown in relation to. */
export interface TimeReferences {
  /** The start of the step, or the first line with a time. */
  readonly start: Instant | undefined;
  /** The last line before that has a time. */
  readonly before: Instant | undefined;
}

/** Columns in which a stamp is shown: those of a duration. */
export const STAMP_COLUMNS = 13;

/**
 * A time as it is shown in place of how it is written, and as wide, so that everything else of the line stays
 * in its columns; `undefined` where it stays as it is written.
 *
 * A stamp has no columns in the line, and takes {@link STAMP_COLUMNS} beside it.
 *
 * Of fractions, milliseconds are shown; where there is no room for the year, none is shown.
 */
export function showTime(
  line: TimedLine,
  mode: LogTimestamps,
  { start, before }: TimeReferences,
): string | undefined {
  const { time, from, to, hasFraction } = line;
  const width = line.isStamp ? STAMP_COLUMNS : to - from;
  const fits = (texts: readonly string[]): string | undefined =>
    texts.find((text) => text.length <= width)?.padEnd(width);
  const cut = (text: string): string => (hasFraction ? text : text.slice(0, -4));
  switch (mode) {
    case 'written':
      return undefined;
    case 'local':
    case 'utc': {
      const date = new Date(time);
      // As if the zone's clock were UTC's.
      const shifted = mode === 'utc' ? time : time - date.getTimezoneOffset() * 60_000;
      const iso = cut(new Date(shifted).toISOString().slice(0, 23).replace('T', ' '));
      return fits([iso, iso.slice(5), iso.slice(11), iso.slice(11, 19)]);
    }
    case 'elapsed':
    case 'delta': {
      const since = mode === 'elapsed' ? start : before;
      // The first line has none before it.
      const passed = since === undefined ? '' : durationOf(timeBetween(since, line));
      return fits([cut(passed), passed.slice(0, -4)]);
    }
  }
}

/** `+00:04:12.345`. */
function durationOf(milliseconds: number): string {
  const whole = Math.round(Math.abs(milliseconds));
  const digits = (value: number, count: number): string => String(value).padStart(count, '0');
  const hours = digits(Math.floor(whole / 3_600_000), 2);
  const minutes = digits(Math.floor(whole / 60_000) % 60, 2);
  const seconds = digits(Math.floor(whole / 1000) % 60, 2);
  const sign = milliseconds < 0 ? '-' : '+';
  return `${sign}${hours}:${minutes}:${seconds}.${digits(whole % 1000, 3)}`;
}
