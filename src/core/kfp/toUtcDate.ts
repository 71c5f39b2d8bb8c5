/**
 * The UTC calendar day of a moment as `YYYY-MM-DD`, the only form of `createdat` that KFP's UI
 * server turns into a valid key.
 *
 * @returns `undefined` when the moment is no date
 */
export function toUtcDate(moment: string | Date): string | undefined {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return undefined;
  // Years of more than four digits have a sign before them.
  return /^\d{4}-\d\d-\d\d/.exec(date.toISOString())?.[0];
}
