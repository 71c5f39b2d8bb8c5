// A workflow's creation time as Argo writes it into object keys: `strftime` characters, time zones.

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * The value of one `strftime` character for a moment in UTC, in English as Go has it; `undefined`
 * for characters that Argo Workflows does not support.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/main/util/strftime/strftime.go
 */
export function strftimeUtc(moment: Date, character: string): string | undefined {
  const day = DAYS[moment.getUTCDay()] ?? '';
  const month = MONTHS[moment.getUTCMonth()] ?? '';
  const hour = moment.getUTCHours();
  switch (character) {
    case 'A':
      return day;
    case 'a':
      return day.slice(0, 3);
    case 'B':
      return month;
    case 'b':
      return month.slice(0, 3);
    case 'Y':
      return String(moment.getUTCFullYear());
    case 'y':
      return two(moment.getUTCFullYear() % 100);
    case 'm':
      return two(moment.getUTCMonth() + 1);
    case 'd':
      return two(moment.getUTCDate());
    case 'H':
      return two(hour);
    case 'I':
      return two(hour % 12 || 12);
    case 'M':
      return two(moment.getUTCMinutes());
    case 'S':
      return two(moment.getUTCSeconds());
    case 'p':
      return hour < 12 ? 'AM' : 'PM';
    case 'Z':
      return 'UTC';
    case 'z':
      return '+0000';
    // Argo's `L` is milliseconds with the dot; Kubernetes' timestamps have whole seconds only.
    case 'L':
      return '.000';
    default:
      return undefined;
  }
}

/** A moment in local time of a time zone. */
interface ZonedTime {
  /** The moment shifted by the zone's offset, so that its UTC fields are the local ones. */
  shifted: Date;
  /** Offset from UTC as in RFC 3339: `+02:00`, or `Z` for UTC. */
  offset: string;
}

/**
 * A moment in local time of an IANA time zone. The workflow controller writes dates in the zone of
 * its process, which is UTC unless an administrator has set `TZ`.
 *
 * @see https://github.com/argoproj/argo-workflows/issues/4614
 *
 * @throws {RangeError} when there is no such zone
 */
export function zonedTime(moment: Date, timeZone: string): ZonedTime {
  if (timeZone === 'UTC') return { shifted: moment, offset: 'Z' };
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign = '+', hours = '00', minutes = '00'] =
    /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
  const offsetMinutes = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return {
    shifted: new Date(moment.getTime() + offsetMinutes * 60_000),
    offset: offsetMinutes === 0 ? 'Z' : `${sign}${hours}:${minutes}`,
  };
}
