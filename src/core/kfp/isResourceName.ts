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
