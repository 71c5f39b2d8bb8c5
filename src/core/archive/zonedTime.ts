/** A moment as the clocks of a time zone show it. */
export interface ZonedTime {
  /** The moment moved, so that its UTC fields are those of the zone. */
  shifted: Date;
  /** `+02:00`, or `Z` for UTC. */
  offset: string;
}

/**
 * A moment in an IANA time zone: the workflow controller writes dates in the zone of its process,
 * which is UTC unless an administrator has set `TZ`.
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
