/**
 * Whether a string can be the name of a Kubernetes object: a DNS-1123 subdomain of at most 253
 * characters. Names are checked before they are sent, because KFP's UI server decodes `podname`
 * twice, and a literal `%` in it ends the server's process.
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
 * Whether a string can be one segment of a request's path, as the IDs of KFP and Argo can. `.` and `..`
 * lead to another route, written `%2e` too, and KFP's servers decode some segments twice: what is not
 * spelt out in plain characters is not sent at all.
 *
 * @see https://url.spec.whatwg.org/#double-dot-path-segment
 */
export function isPathSegment(segment: string): boolean {
  return segment.length <= 253 && /^[\w~-][\w.~-]*$/.test(segment);
}

/**
 * The UTC day of a moment as `YYYY-MM-DD`. The request for a log has it as `createdat`, and KFP's
 * UI server makes a valid key of no other form.
 *
 * @param moment a string in ISO 8601, or any other that `Date` reads
 * @returns `undefined` when it is no date
 * @see https://github.com/kubeflow/pipelines/blob/master/frontend/server/workflow-helper.ts
 */
export function toUtcDate(moment: string | Date): string | undefined {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return undefined;
  // No match for years of more than four digits, which have a sign before them.
  return /^\d{4}-\d\d-\d\d/.exec(date.toISOString())?.[0];
}
