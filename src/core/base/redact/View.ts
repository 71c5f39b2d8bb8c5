/**
 * A text with its escapings undone. Secrets are looked for in what the text says, whatever it was
 * packed into on the way: JSON in JSON, HTML, the query of a URL.
 */
export interface View {
  /** What the text says. */
  readonly text: string;
  /** Where each character, and the end, is in the text as it came. */
  readonly at: Uint32Array;
  /** How each character was escaped: see {@link styleOf}. */
  readonly escapes: Uint16Array;
}

/** What a percent sign and an entity add to {@link View.escapes}; each backslash adds 1. */
const PERCENT = 1024;
const ENTITY = 64;

const PERCENTS = /%((?:25){0,3})([2-7][\dA-Fa-f]|0[9ADad])/g;
/** Letters that are no ASCII, but for those beyond 16 bits. */
const UTF8 = /%[CDcd][\dA-Fa-f]%[89ABab][\dA-Fa-f]|%[Ee][\dA-Fa-f](?:%[89ABab][\dA-Fa-f]){2}/g;
const ENTITIES =
  /&((?:amp;){0,3})(?:#0{0,4}(\d{1,3})|#[xX]0{0,4}([\dA-Fa-f]{1,2})|(quot|apos|lt|gt|amp|nbsp));/g;
/** Of an unusual number of backslashes, those nearest to the character count. */
const BACKSLASHES = /(\\{1,63})(?:u00([\dA-Fa-f]{2})|x([\dA-Fa-f]{2})|(["'`nrt/]))/g;

const NAMED: Readonly<Record<string, string>> = {
  ...{ quot: '"', apos: "'", lt: '<', gt: '>', amp: '&', nbsp: ' ' },
  ...{ n: '\n', r: '\r', t: '\t' },
};

/** Typographic marks, one for one, as what they stand for in configuration that was pasted from a page. */
function plain(text: string): string {
  return text
    .replace(/[“”„‟＂]/g, '"')
    .replace(/[‘’‚‛＇]/g, "'")
    .replaceAll('：', ':')
    .replaceAll('＝', '=');
}

/** What percent signs spell, as long as it is one UTF-16 code unit. */
function spelt(bytes: string): string {
  try {
    const letter = decodeURIComponent(bytes);
    return letter.length === 1 ? letter : '\ufffd';
  } catch {
    return '\ufffd';
  }
}

/** Undoes percent-encoding, then entities, percent-encoding beyond ASCII, and backslashes. */
export function viewOf(text: string): View {
  const at = Uint32Array.from({ length: text.length + 1 }, (_, index) => index);
  let view: View = { text, at, escapes: new Uint16Array(text.length + 1) };
  view = undo(view, PERCENTS, ([, again = '', code = '']) => [
    String.fromCharCode(parseInt(code, 16)),
    PERCENT * (1 + again.length / 2),
  ]);
  view = undo(view, ENTITIES, ([, again = '', decimal, hex, name = '']) => [
    NAMED[name] ?? String.fromCharCode(decimal ? Number(decimal) : parseInt(hex ?? '', 16)),
    ENTITY * (1 + again.length / 4),
  ]);
  view = undo(view, UTF8, ([all]) => [spelt(all), PERCENT]);
  view = undo(view, BACKSLASHES, ([, slashes = '', code, hex, name = '']) => [
    name ? (NAMED[name] ?? name) : String.fromCharCode(parseInt(code ?? hex ?? '', 16)),
    slashes.length,
  ]);
  return { ...view, text: plain(view.text) };
}

function undo(
  view: View,
  pattern: RegExp,
  read: (match: RegExpMatchArray) => [character: string, escapes: number],
): View {
  const matches = [...view.text.matchAll(pattern)];
  if (matches.length === 0) return view;
  const at = new Uint32Array(view.at.length);
  const escapes = new Uint16Array(view.at.length);
  const parts: string[] = [];
  let size = 0;
  let from = 0;
  const keep = (to: number): void => {
    parts.push(view.text.slice(from, to));
    at.set(view.at.subarray(from, to), size);
    escapes.set(view.escapes.subarray(from, to), size);
    size += to - from;
  };
  for (const match of matches) {
    keep(match.index);
    const [character, added] = read(match);
    from = match.index + match[0].length;
    parts.push(character);
    at[size] = view.at[match.index] ?? 0;
    escapes[size] = (view.escapes[from - 1] ?? 0) + added;
    size += 1;
  }
  keep(view.text.length);
  at[size] = view.at[view.text.length] ?? 0;
  return { text: parts.join(''), at: at.subarray(0, size + 1), escapes };
}

/** How often a character was percent-encoded and made an entity. */
function styleOf(view: View, index: number): number {
  return Math.floor((view.escapes[index] ?? 0) / ENTITY);
}

/** Whether one character stands in the markup that another belongs to, rather than in its data. */
export function isMarkup(view: View, index: number, other: number): boolean {
  return styleOf(view, index) <= styleOf(view, other);
}

/**
 * The same for what separates the parameters of a URL, in which only percent signs make data: an
 * entity or a backslash comes from the page or the JSON around the URL.
 */
export function isSeparator(view: View, index: number, other: number): boolean {
  const percents = (it: number): number => Math.floor((view.escapes[it] ?? 0) / PERCENT);
  return percents(index) <= percents(other);
}

/**
 * Whether a quote can close a string that another opens. Each time that JSON is put into JSON, the
 * backslashes before a quote double, and one is added: a quote that opens with `b` of them is followed
 * by quotes that are data at `2b + 1`, and a backslash of the data at the end adds `2b + 2` at a time.
 */
export function closes(view: View, open: number, close: number): boolean {
  if (!isMarkup(view, close, open)) return false;
  if (styleOf(view, close) < styleOf(view, open)) return true;
  const slashes = (it: number): number => (view.escapes[it] ?? 0) % ENTITY;
  return (slashes(close) + 1) % (2 * (slashes(open) + 1)) !== 0;
}
