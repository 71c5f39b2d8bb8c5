/** The text when it is one; a server's JSON is not trusted to have its shape. */
export function asString(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
