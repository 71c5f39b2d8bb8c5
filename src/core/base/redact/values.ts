import { closes, isMarkup, isSeparator, type View } from './View.js';

/** A stretch of a view: from a character up to, and without, another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What can follow a value that has ended. */
const AFTER = /[\s,;:)\]}>&|</\\.?!=#]/;
const QUOTES = '"\'`';

/** Whether a character is a quotation mark of a program, configuration or shell. */
export function isQuote(character: string | undefined): boolean {
  return character !== undefined && QUOTES.includes(character);
}

/** Whether a character, or the end of the text, can follow a value that has ended. */
export function endsValue(text: string, at: number): boolean {
  const after = text[at];
  return after === undefined || AFTER.test(after);
}

/**
 * Whether a quotation mark is the last of its value. Programs that quote carelessly, and shells, leave
 * marks in the middle, which a character of the value follows.
 *
 * @param open The mark that opens the value; `at` itself when it is not known
 */
function endsQuoted(view: View, at: number, open: number): boolean {
  const { text } = view;
  let next = at + 1;
  // The marks of strings around this one.
  while (
    next < at + 4 &&
    isQuote(text[next]) &&
    (text[next] !== text[at] || (view.escapes[next] ?? 0) < (view.escapes[open] ?? 0))
  ) {
    next += 1;
  }
  return endsValue(text, next);
}

/** The end of the string that a quotation mark opens: its closing mark, or the end of the text. */
export function quotedEnd(view: View, open: number, limit: number = view.text.length): number {
  const { text } = view;
  const mark = text[open] ?? '';
  const triple = mark.repeat(3);
  if (text.startsWith(triple, open)) {
    const end = text.indexOf(triple, open + 3);
    return end < 0 ? text.length : end;
  }
  for (let at = open + 1; at < limit; at += 1) {
    if (text[at] === mark && closes(view, open, at) && endsQuoted(view, at, open)) return at;
  }
  return limit;
}

/** How a value that is not quoted ends. */
export interface Ending {
  /**
   * `word`: at a blank or a separator; `shell`: at a blank; `phrase`: where the next pair begins;
   * `line`: with the line, unless the next pair begins on it.
   */
  kind: 'word' | 'shell' | 'phrase' | 'line';
  /** Index of the colon or the like before the value. */
  separator: number;
  /** Whether it is the parameter of a URL. */
  inUrl?: boolean;
}

/** How far away the second of two quotation marks inside of a value is looked for. */
const LONGEST_QUOTE = 300;

const STOPS = /[\s"'`,;&<>()[\]{}]/g;
/** What follows a comma or semicolon that separates: another pair, a blank, the end. */
const ITEM = /[,;&](?:$|[\s"'`)\]}]|[\w.-]{1,40}["'`]?\s?[=:])/y;
const NEXT_COLON = /(?:[,;]\s+|\s{2,})["'`]?[\w.-]{1,40}["'`]?(?::|\s?[-=]>)(?:\s|$)/y;
const NEXT_EQUALS = /[,;]?\s+[\w.-]{1,40}=/y;
const NEXT_EITHER = /(?:[,;]\s*|\s+)["'`]?[\w.-]{1,40}["'`]?[:=]/y;
const CLOSED = /[)\]}](?:$|[\s,;:&)\]}"'`>.<])/y;
const TAG = /<[/!A-Za-z]/y;

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** The end of a value that is not quoted. */
export function plainEnd(view: View, from: number, ending: Ending): number {
  const { text } = view;
  const { kind, separator } = ending;
  const pair = kind === 'phrase' ? NEXT_EITHER : text[separator] === '=' ? NEXT_EQUALS : NEXT_COLON;
  const spaced = kind === 'line' || kind === 'phrase';
  let opened = 0;
  STOPS.lastIndex = from;
  for (let stop = STOPS.exec(text); stop; stop = STOPS.exec(text)) {
    const at = stop.index;
    const [character] = stop;
    if (!isSeparator(view, at, separator)) continue;
    if (character === '\n' || character === '\r') return trimmed(text, from, at);
    if (/\s/.test(character)) {
      if (!spaced || matches(pair, text, at)) return trimmed(text, from, at);
    } else if (isQuote(character)) {
      const within = spaced && /[\s=:(,]/.test(text[at - 1] ?? '');
      const close = within ? quotedEnd(view, at, Math.min(text.length, at + LONGEST_QUOTE)) : at;
      // A mark without a second one on the line closes what the pair stands in.
      const isPair = close > at && text[close] === character;
      if (isPair && !text.slice(at, close).includes('\n')) STOPS.lastIndex = close + 1;
      else if (endsQuoted(view, at, at)) return at;
    } else if (character === '<' || character === '>') {
      if (!isMarkup(view, at, separator)) continue;
      if (character === '<' ? matches(TAG, text, at) : /^(?:[\s<]|$)/.test(text[at + 1] ?? '')) {
        if (!spaced || text[at + 1] === '/') return at;
      }
    } else if ('([{'.includes(character)) {
      opened += 1;
    } else if (')]}'.includes(character)) {
      if (opened > 0) opened -= 1;
      else if (kind !== 'line' && matches(CLOSED, text, at)) return at;
    } else if (spaced) {
      if (matches(pair, text, at)) return at;
    } else if (kind === 'word') {
      const always = character === ';' || (character === '&' && ending.inUrl);
      if (always || matches(ITEM, text, at)) return at;
    }
  }
  return trimmed(text, from, text.length);
}

function trimmed(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

/** Where the line ends in which a character stands. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** The end of a list in brackets, the closing one included; of the text, when it is cut. */
export function listEnd({ text }: View, open: number): number {
  const brackets = text[open] === '(' ? /[()]/g : /[[\]]/g;
  brackets.lastIndex = open;
  let depth = 0;
  for (let found = brackets.exec(text); found; found = brackets.exec(text)) {
    const opens = found[0] === text[open];
    depth += opens ? 1 : -1;
    if (depth === 0) return found.index + 1;
  }
  return text.length;
}

/** The end of a JSON object; of the text, when it is cut. */
export function objectEnd({ text }: View, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

/** The end of the lines from one on that are indented more than `indent`, or blank. */
export function blockEnd({ text }: View, from: number, indent: number): number {
  let end = from;
  for (let line = from; line < text.length; line = lineEnd(text, line) + 1) {
    const to = lineEnd(text, line);
    const start = line + indentOf(text, line);
    if (start >= to) continue;
    if (start - line <= indent) break;
    end = to;
  }
  return trimmed(text, from, end);
}

/** Blanks at the beginning of a line. */
export function indentOf(text: string, line: number): number {
  let at = line;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at - line;
}
