const DATE_FIELDS = new Set([
  'creationTimestamp',
  'deletionTimestamp',
  'finishedAt',
  'firstTimestamp',
  'lastProbeTime',
  'lastTimestamp',
  'lastTransitionTime',
  'startTime',
  'startedAt',
  'time',
]);

/**
 * A copy of an object in which every date has milliseconds: the UI server's client reads dates as
 * `Date`, and writing them back as JSON adds `.000`.
 */
export function withClientDates(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => withClientDates(item));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, withClientDates(item, name)]),
    );
  }
  if (typeof value !== 'string' || !DATE_FIELDS.has(field)) return value;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : date.toISOString();
}
