/** The UI server's own rule for names; long names of v2 pods break it. */
export function isAllowedName(name: string): boolean {
  return name.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name);
}
