/** What is in it when it is an array; a server's JSON is not trusted to have its shape. */
export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
