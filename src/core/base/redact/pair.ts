import { isHeader } from './names.js';
import { isQuote } from './values.js';
import type { View } from './View.js';

/** A name, and where its value begins. */
export interface Pair {
  readonly name: string;
  /** Where the name begins. */
  readonly from: number;
  /** The same with the dashes of an option before it. */
  readonly before: number;
  /** The quotation mark before the name; -1 when there is none. */
  readonly open: number;
  /** Whether one follows the name too. */
  readonly quoted: boolean;
  /** Whether it is an option of a command. */
  readonly flag: boolean;
  /** Whether it is an element of XML, whose `<` is the separator. */
  readonly element: boolean;
  /** The colon, equals sign or blank between name and value. */
  readonly separator: number;
  readonly valueAt: number;
}

const SEPARATOR =
  /(?:\*\*|[!?](?=:))?[ \t]*(?:\)=(?=\()|=>(?:\s{0,80}string\(\d{1,9}\))?|->|\.{8,}|:{1,2}=?|={1,2}|\((?=["'`])|,(?=\s*(?:[bu]|<<)?["'`]))[ \t]*/y;
const BLANKS = /[ \t]+(?=\S)|[ \t]*\r?\n/y;
const TAG_END = /[^<>]{0,300}>/y;
const PREFIXED_TAG = /<[\w-]{1,20}:$/;

/** Words after which a name and its value stand with nothing but a blank between them. */
const BEFORE_NAME =
  /(?:\b(?:ENV|ARG|setx|proxy_set_header|add_header)\s+|\b(?:login|machine|account)\s+\S{1,60}\s+)$/;
const SPACED_NAME = /^(?:requirepass|masterauth|insecure-password)$/i;
/** A keyword of Lisps: `:password "…"`. */
const KEYWORD = /(?:^|[\s{[(]):$/;
/** A block of Terraform: `variable "db_password" {`. */
const BLOCK_NAME = /^(?:variable|output)$/;
/** A property of PHP: `["password":protected]=>`. */
const VISIBILITY = /(?::["']?[\w\\]{1,60}["']?)?:(?:protected|private)(?=\])/y;
const SYMBOL = /\bSymbol\($/;

/**
 * Reads what follows a name; `undefined` when that is no value.
 *
 * @param lead Length of the words before the name that belong to it
 */
export function readPair(view: View, name: string, from: number, lead = 0): Pair | undefined {
  const { text } = view;
  const to = from + name.length;
  let before = from - lead;
  while (text[before - 1] === '-') before -= 1;
  const flag = before < from - lead;
  const open = isQuote(text[before - 1]) ? before - 1 : -1;
  const shape = { name, from, before, open, flag };

  if (text[from - 1] === '<' || PREFIXED_TAG.test(text.slice(Math.max(0, from - 22), from))) {
    TAG_END.lastIndex = to;
    if (TAG_END.test(text)) {
      const separator = TAG_END.lastIndex - 1;
      if (text[separator - 1] === '/') return undefined;
      return { ...shape, quoted: false, element: true, separator, valueAt: separator + 1 };
    }
  }

  const quoted = isQuote(text[to]);
  let after = quoted ? to + 1 : to;
  const isSymbol = text[after] === ')' && SYMBOL.test(text.slice(Math.max(0, from - 8), from));
  if (isSymbol) after += 1;
  VISIBILITY.lastIndex = after;
  if (VISIBILITY.test(text)) after = VISIBILITY.lastIndex;
  if (text[after] === ']') after += 1;
  SEPARATOR.lastIndex = after;
  if (SEPARATOR.test(text)) {
    const valueAt = SEPARATOR.lastIndex;
    const separator = after + (/[^ \t]/.exec(text.slice(after, valueAt))?.index ?? 0);
    if (text[separator] === ',' && !isListed(text, shape, quoted)) return undefined;
    // In a list, a new line may follow the comma.
    const blanks = text[separator] === ',' ? /^\s*/.exec(text.slice(valueAt, valueAt + 80)) : null;
    return {
      ...shape,
      quoted,
      element: false,
      separator,
      valueAt: valueAt + (blanks?.[0].length ?? 0),
    };
  }

  const spaced =
    flag ||
    SPACED_NAME.test(name) ||
    (BLOCK_NAME.test(name) && text.startsWith(' "', to)) ||
    BEFORE_NAME.test(text.slice(Math.max(0, before - 100), before)) ||
    (KEYWORD.test(text.slice(Math.max(0, before - 2), before)) &&
      /^ ["']/.test(text.slice(to, to + 2)));
  BLANKS.lastIndex = to;
  if (!spaced || quoted || !BLANKS.test(text)) return undefined;
  const newLine = text[BLANKS.lastIndex - 1] === '\n';
  const valueAt = newLine ? text.indexOf('\n', to) : BLANKS.lastIndex;
  return { ...shape, quoted: false, element: false, separator: to, valueAt };
}

/**
 * Whether a name and its value are two strings of a list, `["authorization", "Bearer …"]`, or a tuple
 * of Erlang, `{password, "…"}`.
 */
function isListed(
  text: string,
  { name, from, open, flag }: Pick<Pair, 'name' | 'from' | 'open' | 'flag'>,
  quoted: boolean,
): boolean {
  if (!quoted && open < 0) return /\{:?$/.test(text.slice(Math.max(0, from - 2), from));
  if (!quoted || open < 0) return false;
  const before = text.slice(Math.max(0, open - 3), open).replace(/[ \t]+$/, '');
  return flag || isHeader(name) || name.includes('-') || /[[(\n]$/.test(before);
}
