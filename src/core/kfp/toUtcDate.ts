/**
 * The UTC calendar day of a moment as `YYYY-MM-DD`, the only form of `createdat` that KFP's UI
 * server turns into a valid key.
 *
 * @returns `undefined` when the moment is no date
 */
export function toUtcDate(moment: string | Date): string | undefined {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}
