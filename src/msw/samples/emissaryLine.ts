/** A line of Argo's emissary, which wraps the user's program. */
export function emissaryLine(at: Date, message: string): string {
  return `time="${at.toISOString()}" level=info msg="${message}" argo=true\n`;
}
