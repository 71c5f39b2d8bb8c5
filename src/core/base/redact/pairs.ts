import {
  isHeader,
  isNameField,
  isSensitive,
  isSensitiveInUrl,
  isSigned,
  isValueField,
} from './names.js';
import { type Pair, readPair } from './pair.js';
import {
  blockEnd,
  endsValue,
  indentOf,
  isQuote,
  lineEnd,
  listEnd,
  objectEnd,
  plainEnd,
  quotedEnd,
  type Ending,
  type Stretch,
} from './values.js';
import { isMarkup, type View } from './View.js';

const NAMES = /[\w$](?:[\w$-]|\.(?!\.))*/g;

/** What stands before a value: a tag or anchor of YAML, a prefix of a string, a call. */
const BEFORE_VALUE =
  /(?:!!?[\w:]{1,20} +|0x[\da-f]{1,16} (?=")|[A-Za-z]\w{0,20} = (?=["'`])|\[\]\w{1,10}\{(?=["'`])|&[\w-]{1,40} +|[bBfFrRuU$@]{1,2}(?=["'`])|[A-Za-z_]\w{0,20}\((?:\w{1,20}: ?)?(?=["'`]))/y;
/** What stands in place of a secret. */
const PLACEHOLDER =
  /(?:(?:null|nil|none|undefined|true|false|yes|no)(?![\w-])|\*+(?![^\s"',;)}\]])|<(?:nil|none|set to the key|unset|redacted)\b|\$[{(]|\{\{)/iy;
const BLOCK = /[|>][+\-\d]{0,2}[ \t]*(?:#[^\n]{0,200})?\r?\n/y;
const NEW_LINE = /\r?\n/y;
const RULE = /[ \t]*-{3,}[ \t]*\r?\n/y;
const MAPPING = /[ \t]*(?:-[ \t]+)*(?:["']?[\w./-]{1,80}["']?[ \t]*:(?:\s|$)|#)/y;
/** A line of a dump of variables or of a configuration. */
const PAIR_LINE = /[ \t]*(?:[+$>#] )?(?:export )?[\w.-]{1,80}[ \t]*[:=]/y;
/** What can stand before the first pair of a line: marks of lists and shells, who says it, a tag. */
const FIRST_ON_LINE =
  /^[\s>+$#|*]*(?:[A-Za-z][\w.-]{0,40}: |<\w{1,10}>)?(?:- +)*(?:export +|set +|env +)?$/;
const SECRET_MANIFEST = /kind["'\\]{0,8}[:=][ ]?["'\\]{0,8}Secret(?:List)?\b/;
const GO_NEXT = /^[^\n]{0,160}?(?:[ ,][\w.-]{1,40}:\S|[}\]]|$)/;
const END_OF_RECORD = /\}|\n\s*\n|\n\s*- /;

/** A text of several lines in a shell or Terraform. */
const HERE = /<<[-~]?["']?(\w{1,40})["']?[ \t]*\r?\n/y;
/** A line of one word, to be told from the name of the next value. */
const WORD_LINE = /[^\s:="'{}[\]<>-][^\s:="'{}[\]<>]{3,200}[ \t]*(?:\r?\n|$)/y;
/** Attributes between the value of a tag and its name. */
const ATTRIBUTES = /^["'](?:\s{1,9}[\w-]{1,40}=["'][^"'<>]{0,80}["']){0,6}\s{1,9}$/;

/** The value after another one: `old -> new`, `first || second`. */
const OR_ELSE = /["'`]\s{0,4}(?:->|\|\||\?\?)\s{0,4}(?=["'`])/y;
/** The second argument of a call, which is the default of what the first one names. */
const ARGUMENT = /["'`],\s{0,4}(?=["'`])/y;
/** A value between semicolons, as in connection strings: blanks do not end it. */
const BETWEEN_SEMICOLONS = /[^\n;"'<>&{]{1,200}(?=;|["'](?:[\s,/>)]|$)|<\/)/y;
/** Words between one pair of a line and the next: they are the value. */
const WORDS_BEFORE_PAIR = /^[^\n=:,;"'`]{1,80} [\w.-]{1,40}=\S/;

/** How far apart the name of a secret and its value are in a record: `{"name": …, "value": …}`. */
const RECORD = 200;

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/**
 * Masks the values of sensitive names, wherever a name and a value can stand: in JSON, YAML and XML,
 * headers, URLs, variables, command lines, and what programs print of their objects.
 */
export function maskPairs(view: View, mask: (from: number, to: number) => void): void {
  new PairScanner(view, mask).run();
}

/** Reads a view once, from its beginning to its end: what is a value is not searched for names. */
class PairScanner {
  readonly #view: View;
  readonly #text: string;
  readonly #mask: (from: number, to: number) => void;
  readonly #names = new RegExp(NAMES);
  /** Where the line begins and ends that is being read, and where the one before it begins. */
  #line = 0;
  #lineEnd: number;
  #lineBefore = -1;
  /** Where the name of a secret ended whose value another field has. */
  #named = -1;
  /** The field that told it. */
  #namedBy = '';
  /** The field of a value whose name is still to come. */
  #value: Pair | undefined;
  /** Up to where each name is sensitive: the data of a Secret. */
  #manifestEnd = 0;
  readonly #hasManifest: boolean;

  constructor(view: View, mask: (from: number, to: number) => void) {
    this.#view = view;
    this.#text = view.text;
    this.#mask = mask;
    this.#lineEnd = lineEnd(view.text, 0);
    this.#hasManifest = SECRET_MANIFEST.test(view.text);
  }

  run(): void {
    for (let found = this.#next(); found; found = this.#next()) {
      const from = found.index;
      while (this.#lineEnd < from) {
        this.#lineBefore = this.#line;
        this.#line = this.#lineEnd + 1;
        this.#lineEnd = lineEnd(this.#text, this.#line);
      }
      this.#read(found[0], from);
    }
  }

  #next(): RegExpExecArray | null {
    return this.#names.exec(this.#text);
  }

  #read(name: string, from: number): void {
    const inManifest = from < this.#manifestEnd;
    const lead = this.#wordsBefore(name, from);
    // `https://token:…@host` is the user of a URL.
    const isUser = this.#text.startsWith('://', from - 3);
    const sensitive = inManifest || (isSensitive(lead + name) && !isUser);
    const inUrl = /[?&#]/.test(this.#text[from - 1] ?? '');
    if (sensitive || (inUrl && isSensitiveInUrl(name))) {
      const pair = readPair(this.#view, name, from, lead.length);
      if (pair) this.#hide(pair);
      else if (this.#text.slice(this.#line, this.#lineEnd).trim() === name) this.#named = from;
    } else if (isValueField(name)) {
      const pair = readPair(this.#view, name, from);
      if (!pair) return;
      if (this.#isNamed(from)) this.#hide(pair);
      else this.#value = pair;
    } else if (isNameField(name)) {
      this.#readName(readPair(this.#view, name, from));
    } else if (this.#hasManifest && /^(?:stringD|d)ata$/.test(name)) {
      this.#enterManifest(readPair(this.#view, name, from));
    }
  }

  /** `Secret Access Key`, `API key`: names of several words, which end in a harmless one. */
  #wordsBefore(name: string, from: number): string {
    if (!/^(?:key|id)$/i.test(name)) return '';
    const before = this.#text.slice(Math.max(this.#line, from - 30), from);
    return /(?:[A-Za-z]{2,12} ){1,2}$/.exec(before)?.[0] ?? '';
  }

  #hide(pair: Pair): void {
    const value = this.#valueOf(pair);
    if (!value || value.to <= value.from) return;
    this.#mask(value.from, value.to);
    const { to } = this.#maskOthers(value);
    this.#names.lastIndex = Math.max(to, this.#names.lastIndex);
  }

  /** Masks the values that stand with a quoted one. */
  #maskOthers(first: Stretch): Stretch {
    const isArgument = this.#text[first.from - 2] === '(';
    let last = first;
    for (;;) {
      const again = endOf(OR_ELSE, this.#text, last.to);
      const at = again < 0 && isArgument ? endOf(ARGUMENT, this.#text, last.to) : again;
      if (at < 0) return last;
      last = { from: at + 1, to: quotedEnd(this.#view, at) };
      this.#mask(last.from, last.to);
    }
  }

  #isNamed(from: number): boolean {
    const near = this.#named >= 0 && from - this.#named < RECORD;
    return near && !END_OF_RECORD.test(this.#text.slice(this.#named, from));
  }

  /** `name: DB_PASSWORD`: the value is in the field after it, or in the one before. */
  #readName(pair: Pair | undefined): void {
    const name = pair && this.#shortValue(pair);
    if (!pair || !name || this.#text[pair.separator] === '(') return;
    if (this.#namedBy === pair.name) this.#named = -1;
    const words = this.#text.slice(name.from, name.to);
    if (!/^[\w$./-]+(?: \w+){0,2}$/.test(words) || !isSensitive(words)) return;
    this.#named = name.to;
    this.#namedBy = pair.name;
    this.#names.lastIndex = Math.max(name.to, this.#names.lastIndex);
    const before = this.#value;
    this.#value = undefined;
    if (before && pair.from - before.from < 4 * RECORD) {
      const value = this.#valueOf(before);
      const between = value && this.#text.slice(value.to, pair.from);
      const near = /^["'`\s,\\<]{0,80}$/;
      if (value && between !== undefined && (near.test(between) || ATTRIBUTES.test(between))) {
        this.#mask(value.from, value.to);
        this.#named = -1;
      }
    }
    // A form, of which each field is a part with headers of its own.
    const part = /^["']?\s*?\r?\n\r?\n/.exec(this.#text.slice(name.to, name.to + 40));
    if (part) {
      const at = name.to + part[0].length;
      this.#mask(at, lineEnd(this.#text, at));
    }
  }

  #shortValue(pair: Pair): Stretch | undefined {
    const { valueAt } = pair;
    const quoted = isQuote(this.#text[valueAt]);
    const match = quoted ? /[^"'`\n\\]{1,80}/y : /[^\s"'`,;<>{}[\]]{1,80}/y;
    const from = quoted ? valueAt + 1 : valueAt;
    const to = endOf(match, this.#text, from);
    return to < 0 ? undefined : { from, to };
  }

  #enterManifest(pair: Pair | undefined): void {
    if (!pair) return;
    const lines = endOf(NEW_LINE, this.#text, pair.valueAt);
    if (this.#text[pair.valueAt] === '{') {
      this.#manifestEnd = objectEnd(this.#view, pair.valueAt);
    } else if (lines >= 0) {
      this.#manifestEnd = blockEnd(this.#view, lines, indentOf(this.#text, this.#line));
    }
  }

  /** Where the value of a pair is; `undefined` when it has none, or has names of its own. */
  #valueOf(pair: Pair): Stretch | undefined {
    const text = this.#text;
    const { valueAt } = pair;
    if (pair.element) return this.#elementValue(pair);
    const block = this.#blockValue(pair);
    if (block) return block;
    const at = Math.max(valueAt, endOf(BEFORE_VALUE, text, valueAt));
    const character = text[at];
    if (isQuote(character)) {
      const from = text.startsWith((character ?? '').repeat(3), at) ? at + 3 : at + 1;
      return { from, to: quotedEnd(this.#view, at) };
    }
    if (character === '[' || (character === '(' && text[at - 2] === ')')) {
      if (text[at + 1] === ']') return undefined;
      const to = listEnd(this.#view, at);
      if (endsValue(text, to)) return { from: at, to };
      return { from: at, to: plainEnd(this.#view, to, this.#endingOf(pair)) };
    }
    if (character === '{') {
      if (text[pair.separator] === '=') return { from: at + 1, to: braceEnd(text, at) };
      this.#named = at;
      return undefined;
    }
    HERE.lastIndex = at;
    const here = text.startsWith('<<', at) ? HERE.exec(text) : null;
    if (here) {
      const from = at + here[0].length;
      const to = text.slice(from).search(new RegExp(`^[ \\t]*${here[1] ?? ''}\\b`, 'm'));
      return { from, to: to < 0 ? text.length : Math.max(from, from + to - 1) };
    }
    if (text.startsWith('<%', at)) {
      const to = text.indexOf('%>', at);
      return { from: at, to: to < 0 ? text.length : to };
    }
    if (endOf(PLACEHOLDER, text, at) >= 0) return undefined;
    // The variable of a shell, not the password of ODBC.
    if (/^(?:OLD)?PWD$/.test(pair.name) && character === '/') return undefined;
    if (character === '-' && pair.flag && text[pair.separator] !== '=') return undefined;
    if (text[pair.separator] === '=' && /; ?$/.test(text.slice(pair.before - 2, pair.before))) {
      const to = endOf(BETWEEN_SEMICOLONS, text, at);
      if (to >= 0) return { from: at, to };
    }
    if (pair.open >= 0 && !pair.quoted && this.#fillsQuotes(pair)) {
      return { from: at, to: quotedEnd(this.#view, pair.open) };
    }
    return { from: at, to: plainEnd(this.#view, at, this.#endingOf(pair)) };
  }

  /** Whether a pair in quotation marks, itself without any, is all that they contain: `"NAME=value"`. */
  #fillsQuotes({ name, flag, separator }: Pair): boolean {
    return flag || this.#text[separator] !== '=' || /[A-Z_.-]/.test(name);
  }

  #elementValue({ separator, valueAt }: Pair): Stretch | undefined {
    const text = this.#text;
    const cdata = '<![CDATA[';
    if (text.startsWith(cdata, valueAt)) {
      const end = text.indexOf(']]>', valueAt);
      return { from: valueAt + cdata.length, to: end < 0 ? text.length : end };
    }
    if (/^<[\w!/]/.test(text.slice(valueAt, valueAt + 2)) && this.#isTag(valueAt, separator)) {
      return undefined;
    }
    let to = text.indexOf('</', valueAt);
    while (to >= 0 && !this.#isTag(to, separator)) to = text.indexOf('</', to + 2);
    return { from: valueAt, to: to < 0 ? text.length : to };
  }

  /** Whether a bracket is of the markup that an element is of, rather than escaped in its value. */
  #isTag(at: number, separator: number): boolean {
    return isMarkup(this.#view, at, separator);
  }

  /** A value that begins on the next line, or is a block of lines. */
  #blockValue(pair: Pair): Stretch | undefined {
    const text = this.#text;
    const { valueAt, name } = pair;
    const indicated = endOf(BLOCK, text, valueAt);
    const from = indicated >= 0 ? indicated : endOf(NEW_LINE, text, valueAt);
    if (from < 0) return undefined;
    const indent = indentOf(text, this.#line);
    const start = from + indentOf(text, from);
    if (indicated >= 0) {
      // What is announced as a block has a line at least, even when it was moved to the left.
      const parent = Math.max(0, Math.min(indent, start - from - 1));
      return { from: start, to: blockEnd(this.#view, from, parent) };
    }
    const ruled = endOf(RULE, text, from);
    if (ruled >= 0 || isSigned(name)) {
      const at = Math.max(from, ruled);
      const end = text.indexOf('\n\n', at);
      return { from: at, to: end < 0 ? text.length : end };
    }
    if (isQuote(text[start]) && pair.quoted) {
      return { from: start + 1, to: quotedEnd(this.#view, start) };
    }
    if (endOf(MAPPING, text, from) >= 0) return undefined;
    if (pair.flag) {
      return text[start] === '-' ? undefined : { from: start, to: lineEnd(text, start) };
    }
    if (start - from > indent) return { from: start, to: blockEnd(this.#view, from, indent) };
    return endOf(WORD_LINE, text, start) >= 0
      ? { from: start, to: lineEnd(text, start) }
      : undefined;
  }

  #endingOf({ name, from, before, flag, separator, valueAt }: Pair): Ending {
    const text = this.#text;
    if (flag) return { kind: 'shell', separator };
    if (/[?&#]/.test(text[before - 1] ?? '')) return { kind: 'word', separator, inUrl: true };
    if (isHeader(name)) return { kind: 'line', separator };
    const ahead = text.slice(Math.max(0, before - 3), before).trimEnd();
    if (/[{[(,]$/.test(ahead)) return { kind: 'phrase', separator };
    const first = before - this.#line < 60 && FIRST_ON_LINE.test(text.slice(this.#line, before));
    const equals = text[separator] === '=';
    if (/\bENV\s+$/.test(text.slice(Math.max(0, before - 10), before)) && !equals) {
      return { kind: 'line', separator };
    }
    if (first && (!equals || this.#isInDump(separator))) return { kind: 'line', separator };
    if (first && /[A-Z.]/.test(name)) return { kind: 'shell', separator };
    if (/\s/.test(text[separator] ?? '')) return { kind: 'shell', separator };
    const inLine = equals && /\S=\S{1,60} $/.test(text.slice(Math.max(0, before - 80), before));
    if (inLine && WORDS_BEFORE_PAIR.test(text.slice(valueAt, valueAt + RECORD))) {
      return { kind: 'phrase', separator };
    }
    const tight = !equals && valueAt === separator + 1 && text[from - 1] === ' ';
    if (tight && GO_NEXT.test(text.slice(valueAt, valueAt + RECORD))) {
      return { kind: 'phrase', separator };
    }
    return { kind: 'word', separator };
  }

  /** Whether the lines before or after this one are pairs too, so that the line is the pair. */
  #isInDump(separator: number): boolean {
    const text = this.#text;
    if (/\s/.test(text[separator - 1] ?? '')) return true;
    const after = this.#lineEnd + 1;
    return (
      (this.#lineBefore >= 0 && endOf(PAIR_LINE, text, this.#lineBefore) >= 0) ||
      (after < text.length && endOf(PAIR_LINE, text, after) >= 0)
    );
  }
}

/** The end of a value in braces, as ODBC quotes it: a brace in it is doubled. */
function braceEnd(text: string, open: number): number {
  const close = /\}\}|\}/g;
  close.lastIndex = open;
  for (let found = close.exec(text); found; found = close.exec(text)) {
    if (found[0] === '}') return found.index;
  }
  return text.length;
}
