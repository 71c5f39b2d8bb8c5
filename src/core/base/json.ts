/** What is in it when it is a JSON object; a server's JSON is not trusted to have its shape. */
export function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is in it when it is an array; a server's JSON is not trusted to have its shape. */
export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text when it is one; a server's JSON is not trusted to have its shape. */
export function asString(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
