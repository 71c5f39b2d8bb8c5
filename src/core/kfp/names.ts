/**
 * Whether a string can be the name of a Kubernetes object: a DNS-1123 subdomain of at most 253
 * characters. Asked before a name goes into a URL, because KFP's UI server decodes `podname` twice
 * and a literal `%` ends its process.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function isResourceName(name: string): boolean {
  return (
    name.length <= 253 &&
    name.split('.').every((label) => /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(label))
  );
}

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
