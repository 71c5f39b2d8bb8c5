/** A piece of a key format: text as it stands, or a tag with its place in the format. */
export type KeyFormatPart =
  | { kind: 'text'; text: string }
  | { kind: 'tag'; name: string; position: number }
  | { kind: 'expression'; text: string; position: number };

/** A key format, taken apart. */
export interface KeyFormat {
  parts: readonly KeyFormatPart[];
}

/**
 * Takes Argo's `keyFormat` apart: `{{tag}}`, with or without blanks inside, `{{=expression}}`, and
 * the text between. Blanks outside of tags are part of the key.
 *
 * @throws {SyntaxError} for a `{{` that is never closed, which Argo refuses as well
 */
export function parseKeyFormat(format: string): KeyFormat {
  const parts: KeyFormatPart[] = [];
  let rest = 0;
  for (;;) {
    const open = format.indexOf('{{', rest);
    if (open < 0) break;
    const close = format.indexOf('}}', open + 2);
    if (close < 0) {
      throw new SyntaxError(`The tag at character ${open + 1} of the key format is never closed.`);
    }
    if (open > rest) parts.push({ kind: 'text', text: format.slice(rest, open) });
    const inner = format.slice(open + 2, close).trim();
    parts.push(
      inner.startsWith('=')
        ? { kind: 'expression', text: inner.slice(1).trim(), position: open }
        : { kind: 'tag', name: inner, position: open },
    );
    rest = close + 2;
  }
  if (rest < format.length) parts.push({ kind: 'text', text: format.slice(rest) });
  return { parts };
}
