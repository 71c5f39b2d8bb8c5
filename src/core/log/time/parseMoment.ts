const DAY = 86_400_000;
const MOMENT =
  /^(?:(\d{4})[-/](\d\d?)[-/](\d\d?)(?:T|\s+))?(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;
const ELAPSED = /^\+\s*(?:(\d+):)?(\d+):(\d\d)(?:[.,](\d{1,9}))?$/;

/** Where a moment is looked for. */
export interface MomentContext {
  /** When the log begins, in milliseconds since 1970. */
  readonly first: number;
  /** What `+1:30:00` is counted from: when its step has started. */
  readonly start: number;
  /** When it ends. */
  readonly last: number;
  /** Minutes by which the zone that the reader thinks in is ahead of UTC. */
  readonly offset: number;
}

/**
 * The moment that a reader writes, in milliseconds since 1970: `12:30` or `12:30:05` on a day of the log,
 * `2026-08-20 12:30`, with a zone or without, or `+1:30:00` after its start; `undefined` for what is
 * none.
 */
export function parseMoment(text: string, context: MomentContext): number | undefined {
  const written = text.trim();
  const fractionOf = (digits = '0'): number => Number(`0.${digits}`) * 1000;
  const elapsed = ELAPSED.exec(written);
  if (elapsed) {
    const [, hours = '0', minutes, seconds, fraction] = elapsed;
    const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return context.start + whole * 1000 + fractionOf(fraction);
  }
  const match = MOMENT.exec(written);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction, zone] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const clock = (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second) * 1000;
  const ahead = (zone === undefined ? context.offset : offsetOf(zone)) * 60_000;
  const inDay = clock + fractionOf(fraction) - ahead;
  if (year !== undefined) {
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return date.getUTCDate() === Number(day) ? date.getTime() + inDay : undefined;
  }
  // On the first day on which the log has come so far.
  let time = Math.floor((context.first + ahead) / DAY) * DAY + inDay;
  while (time < context.first && time + DAY <= context.last) time += DAY;
  return time;
}

function offsetOf(zone: string): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}
