/** Most UTF-16 code units of a URI; what is longer is none. */
export const MAX_URI = 2048;

/** A URI in a text. */
export interface FoundUri {
  /** Its first UTF-16 code unit in the text. */
  readonly start: number;
  /** The one after its last. */
  readonly end: number;
  /** The URI, of any scheme. */
  readonly uri: string;
}

/**
 * What ends a URI wherever it stands: spaces and controls, what RFC 3986 excludes, and the punctuation of
 * Chinese and Japanese, which follows a URI without a space.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3986#appendix-C
 */
const DELIMITER = /[\s\p{Cc}<>"`{}|\\^\u3000-\u303f\uff00-\uff65]/u;
/** A scheme at the end of what stands before `://`. Longer ones than this are not in use. */
const SCHEME = /[a-z][a-z\d+.-]{0,31}$/iu;
/** Of `git+https`, or of `\nhttps` in a text of JSON, the part that a browser can open. */
const WEB = /https?$/iu;
/** Where the next URI of a list begins. */
const NEXT = /[,;][a-z][a-z\d+.-]{0,31}:\/\//iu;
/** Ends a sentence rather than a URI. */
const TRAILING = /[.,:;!?*_~'…]+$/u;
const CLOSING = { ')': '(', ']': '[' } as const;

/**
 * The URIs with `//` in a text, as `https://…` or `gs://…`, from left to right; without the punctuation of
 * the text around. Whether they lead anywhere is for `linkTarget` to say.
 *
 * A URI is a part of what stands between two delimiters, which has no more than {@link MAX_URI} characters:
 * so a part of a long line that has as many characters more on both sides has the same ones.
 */
export function findUris(text: string): FoundUri[] {
  const found: FoundUri[] = [];
  for (let at = text.indexOf('://'); at >= 0;) {
    let start = at;
    let end = at;
    while (start > 0 && at - start <= MAX_URI && !isDelimiter(text, start - 1)) start -= 1;
    while (end < text.length && end - start <= MAX_URI && !isDelimiter(text, end)) end += 1;
    if (end - start <= MAX_URI) found.push(...urisIn(text.slice(start, end), start));
    // Over the rest of one that is too long.
    while (end < text.length && !isDelimiter(text, end)) end += 1;
    at = text.indexOf('://', end);
  }
  return found;
}

function isDelimiter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x2d && code <= 0x3a);
  return !isLetter && DELIMITER.test(text.charAt(at));
}

/** The URIs of a text without delimiters, which begins at `offset` of another one. */
function urisIn(text: string, offset: number): FoundUri[] {
  const found: FoundUri[] = [];
  for (let at = text.indexOf('://'); at >= 0;) {
    const written = SCHEME.exec(text.slice(0, at))?.[0] ?? '';
    const scheme = WEB.exec(written)?.[0] ?? written;
    const start = at - scheme.length;
    const next = NEXT.exec(text.slice(at + 3));
    const limit = next ? at + 3 + next.index : text.length;
    const uri = withoutContext(text.slice(start, limit), text.charAt(start - 1));
    if (scheme !== '' && uri.length > scheme.length + 3) {
      found.push({ start: offset + start, end: offset + start + uri.length, uri });
    }
    at = text.indexOf('://', Math.max(at + 3, limit));
  }
  return found;
}

/** A URI without what belongs to the text around: closing quotes and brackets, and punctuation. */
function withoutContext(text: string, before: string): string {
  const quoted = before === "'" ? text.indexOf("'") : -1;
  let uri = quoted < 0 ? text : text.slice(0, quoted);
  const open: string[] = [];
  for (let at = 0; at < uri.length; at++) {
    const character = uri.charAt(at);
    if (character === '(' || character === '[') open.push(character);
    else if (character === ')' || character === ']') {
      if (open.pop() !== CLOSING[character]) uri = uri.slice(0, at);
    }
  }
  return uri.replace(TRAILING, '');
}
