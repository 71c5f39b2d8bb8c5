import { parseJson } from '../../base/parseJson.js';

/** JSON that a line has, laid out for reading. */
export interface FormattedJson {
  /** Its lines, each with its indentation. */
  readonly lines: readonly string[];
  /** Whether there is more than these lines, or than is shown of a long text in one of them. */
  readonly isCut: boolean;
}

/** Length of a line up to which it is read: parsing takes some 10 ms. */
export const MAX_JSON: number = 1024 * 1024;
/** Length up to which JSON is looked for behind brackets that begin none, as those of `[INFO]`. */
const SHORT = 64 * 1024;
const MAX_TRIES = 6;
const MAX_LINES = 2000;
/** Characters that are shown of one text. */
const MAX_TEXT = 10_000;
/** Levels that are indented. */
const MAX_INDENT = 40;
const STEP = '  ';

/** Whether a line may have JSON: it ends as an array or an object does. */
export function mayHaveJson(line: string): boolean {
  const last = line.length <= MAX_JSON ? line.trimEnd().at(-1) : undefined;
  return (last === '}' && line.includes('{')) || (last === ']' && line.includes('['));
}

/**
 * The JSON with which a line ends, behind a time stamp and a level, say; `undefined` where it has none, or
 * more than is read.
 */
export function jsonIn(line: string): string | undefined {
  if (!mayHaveJson(line)) return undefined;
  const text = line.trimEnd();
  const tries = text.length > SHORT ? 1 : MAX_TRIES;
  let from = -1;
  for (let left = tries; left > 0; left--) {
    const next = text.slice(from + 1).search(/[{[]/);
    if (next < 0) return undefined;
    from += 1 + next;
    const json = text.slice(from);
    try {
      parseJson(json);
      return json;
    } catch {
      // It begins further on, or not at all.
    }
  }
  return undefined;
}

/**
 * Lays JSON out, one member or element a line, without reading its numbers: they stay as they are written.
 *
 * @param json that is valid
 */
export function formatJson(json: string): FormattedJson {
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  let isCut = false;
  const newLine = (): void => {
    lines.push(line);
    line = STEP.repeat(Math.min(depth, MAX_INDENT));
  };
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/gy;
  const blank = /\s*/y;
  for (let at = 0; at < json.length;) {
    blank.lastIndex = at;
    at += blank.exec(json)?.[0].length ?? 0;
    token.lastIndex = at;
    const found = token.exec(json)?.[0];
    if (found === undefined) break;
    at += found.length;
    if (found === '{' || found === '[') {
      blank.lastIndex = at;
      const end = at + (blank.exec(json)?.[0].length ?? 0);
      const close = found === '{' ? '}' : ']';
      if (json[end] === close) {
        line += found + close;
        at = end + 1;
      } else {
        line += found;
        depth += 1;
        newLine();
      }
    } else if (found === '}' || found === ']') {
      depth -= 1;
      newLine();
      line += found;
    } else if (found === ',') {
      line += found;
      newLine();
    } else if (found === ':') line += ': ';
    else if (found.length <= MAX_TEXT) line += found;
    else {
      line += `${found.slice(0, MAX_TEXT)}…`;
      isCut = true;
    }
    if (lines.length >= MAX_LINES) return { lines, isCut: true };
  }
  lines.push(line);
  return { lines, isCut };
}
