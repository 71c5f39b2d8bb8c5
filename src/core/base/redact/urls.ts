import { isSeparator, type View } from './View.js';

const SCHEME = /\b[a-z][a-z0-9+.-]{0,20}:\/\//gi;
/** A URL ends at a blank, a bracket of markup, or a quotation mark that nothing of it follows. */
const URL_END = /[\s<>]|["'`](?:[\s,;:)\]}>]|$)/g;
/** A host that is told from a piece of a password by its dot, port or name. */
const HOST =
  /(?:[\w-]+(?:\.[\w-]+)+|localhost|\[[\da-f:.]+\])(?::\d{1,5})?(?=[/?#,\s"'`)]|$)|[\w.-]+:\d{1,5}(?=[/?#,]|$)/iy;
/** What a container runtime puts behind the name of an image. */
const DIGEST = /@sha\d{3}:/y;

/** User and password without a scheme: `root:secret@tcp(host)`. */
const NO_SCHEME =
  /(?<![\w.:/@+-])[\w-]{1,64}:(?!\/\/)(?=[^\s"'`@]{1,200}@)(?:[^\s"'`@<>]*[^\w\s"'`@<>.+-][^\s"'`@<>]*@|[^\s"'`@<>]+@(?=tcp\(|unix\(|[\w-]+(?:$|[^\w.@-])))/g;
/** The Oracle driver has them behind the kind of the driver. */
const ORACLE = /\bjdbc:oracle:\w{1,10}:(?=[^\s/@]{1,64}\/)/g;

/**
 * Masks user and password of URLs. A password should have been encoded, but often was not: it may hold
 * what would end it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1
 */
export function maskUrls(view: View, mask: (from: number, to: number) => void): void {
  const { text } = view;
  let end = 0;
  let masked = 0;
  for (const { 0: scheme, index } of text.matchAll(SCHEME)) {
    const from = index + scheme.length;
    if (from < masked) continue;
    if (from > end) {
      URL_END.lastIndex = from;
      end = URL_END.exec(text)?.index ?? text.length;
    }
    const to = userInfoEnd(view, from, inQuotes(view, index, from, end));
    if (to <= from) continue;
    mask(from, to);
    masked = to;
  }
  for (const { 0: all, index } of text.matchAll(NO_SCHEME)) {
    const at = index + all.length - 1;
    DIGEST.lastIndex = at;
    if (!DIGEST.test(text)) mask(index, at);
  }
  for (const { 0: all, index } of text.matchAll(ORACLE)) {
    const from = index + all.length;
    const at = text.slice(from, from + LONGEST).search(/@(?=\/\/|[\w.-]+[:/])|\s|$/);
    mask(from, from + at);
  }
}

const LONGEST = 300;

/** A URL in quotation marks, with blanks in its password, ends at the second mark. */
function inQuotes({ text }: View, index: number, from: number, end: number): number {
  const mark = text[index - 1] ?? '';
  if (!/["'`]/.test(mark) || text[end] !== ' ') return end;
  const rest = text.slice(from, from + LONGEST);
  const close = rest.indexOf(mark);
  return close >= 0 && rest.lastIndexOf('@', close) > end - from ? from + close : end;
}

function userInfoEnd(view: View, from: number, end: number): number {
  const { text } = view;
  const isPlain = (at: number): boolean => isSeparator(view, at, from - 1);
  let hostEnd = from;
  let at = -1;
  let colon = -1;
  while (hostEnd < end && !(/[/?#]/.test(text[hostEnd] ?? '') && isPlain(hostEnd))) {
    if (text[hostEnd] === '@' && isPlain(hostEnd)) at = hostEnd;
    if (text[hostEnd] === ':' && colon < 0) colon = hostEnd;
    hostEnd += 1;
  }
  if (at >= 0) {
    DIGEST.lastIndex = at;
    if (DIGEST.test(text)) return -1;
    return isHost(text, at + 1) ? at : lastHost(view, at, end);
  }
  const authority = text.slice(from, hostEnd);
  const hasPassword = colon >= 0 && !/^[^:]*:\d{0,5}(?!\w)/.test(authority);
  if (hasPassword && !/^sha\d{3}:/.test(authority)) {
    const last = lastHost(view, from, end);
    // Cut in the password.
    return last > from ? last : end === text.length && !authority.startsWith('[') ? end : -1;
  }
  if (/^[\w-]+$/.test(authority) && text.slice(from, end).includes(':')) {
    const last = lastHost(view, from, end);
    return last > from && text.slice(from, last).includes(':') && isHost(text, last + 1)
      ? last
      : -1;
  }
  return -1;
}

function isHost(text: string, at: number): boolean {
  HOST.lastIndex = at;
  return HOST.test(text);
}

/** The last `@` up to the end of the URL, or the given one. */
function lastHost({ text }: View, first: number, end: number): number {
  const last = text.lastIndexOf('@', end - 1);
  return Math.max(last, first);
}
