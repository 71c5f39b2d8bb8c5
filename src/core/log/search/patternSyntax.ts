import { RE2JS } from 're2js';

/** What a part of a regular expression matches at most, of lines in UTF-8. */
export type PatternNode =
  | { readonly kind: 'bytes'; readonly set: ByteSet }
  | { readonly kind: 'begin' | 'end' }
  /** Nothing: where a word begins or ends, or where none does. */
  | { readonly kind: 'edge'; readonly isOfWord: boolean }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly part: PatternNode;
      readonly min: number;
      readonly max: number;
      /** Whether it is repeated as few times as possible. */
      readonly isLazy: boolean;
    };

/** An expression as it was read. */
export interface PatternTree {
  readonly node: PatternNode;
  /**
   * Whether it matches exactly what the expression does, but for open sets beyond ASCII, and prefers the same of
   * two matches.
   */
  readonly isExact: boolean;
}

/** Bytes of which one begins and may be a character; 1 for each that is in the set. */
export interface ByteSet {
  readonly bytes: Uint8Array;
  /** Whether any number of bytes from 80 on may follow: characters beyond ASCII are not told apart. */
  readonly isOpen: boolean;
}

const LF = 0x0a;
const HIGH = 0x80;
const GROUP = /\((?:\?(?:P?<\w+>|[smU-]*:))?(?!\?)/y;
/** What follows it must be no operator, which would be for what is before it. */
const FLAGS = /\(\?[smU-]+\)(?![*+?{])/y;
const COUNT = /\{(0|[1-9]\d*)(,(0|[1-9]\d*)?)?\}/y;
const OPERATOR = /[*+?]/y;
const SET_ESCAPE =
  /\\(?:[pP](?:\{[^}]*\}|[A-Z])|x(?:\{[\da-fA-F]+\}|[\da-fA-F]{2})|[dDwWsSaftnrv])/y;
const LITERAL_ESCAPE = /\\([!-/:-@[-`{-~])/y;
/** What may stand for a character beyond ASCII. */
const BEYOND_ASCII = /^\[\^|\\[pPDWSx]|\[:\^|[^\0-\x7f]/;
const WITHOUT_CASE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
/** Characters beyond ASCII that are another case of a letter of it: the long s, and the sign of kelvin. */
const FOLDED_BEYOND = ['\u017f', '\u212a'] as const;

/**
 * Reads a regular expression that RE2 accepts, as far as is needed to tell lines that surely have no match:
 * what is read matches all that the expression does, and may match more.
 *
 * @returns `undefined` for syntax that is not known here
 */
export function readPattern(source: string, matchCase: boolean): PatternTree | undefined {
  const reader = new PatternReader(source, matchCase);
  const node = reader.choice();
  return reader.isKnown && reader.isAtEnd ? { node, isExact: reader.isExact } : undefined;
}

class PatternReader {
  readonly #source: string;
  readonly #matchCase: boolean;
  readonly #sets = new Map<string, PatternNode>();
  #at = 0;
  /** Whether all so far is syntax that is known here. */
  isKnown = true;
  /** Whether it is read exactly. */
  isExact = true;

  constructor(source: string, matchCase: boolean) {
    this.#source = source;
    this.#matchCase = matchCase;
    // Half a surrogate pair is no character of a line.
    if (/\p{Cs}/u.test(source)) this.isKnown = false;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#source.length;
  }

  choice(): PatternNode {
    const parts = [this.#sequence()];
    while (this.isKnown && this.#source[this.#at] === '|') {
      this.#at += 1;
      parts.push(this.#sequence());
    }
    return { kind: 'choice', parts };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.isKnown && !this.isAtEnd && !'|)'.includes(this.#source[this.#at] ?? '')) {
      parts.push(this.#repeated(this.#atom()));
    }
    return { kind: 'sequence', parts };
  }

  #repeated(part: PatternNode): PatternNode {
    let node = part;
    for (let count = this.#count(); count; count = this.#count()) {
      const isLazy = this.#source[this.#at] === '?';
      if (isLazy) this.#at += 1;
      node = { kind: 'repeat', part: node, ...count, isLazy };
    }
    return node;
  }

  /** How often what was read last may come. */
  #count(): { min: number; max: number } | undefined {
    const operator = this.#take(OPERATOR)?.[0];
    if (operator !== undefined) {
      return { min: operator === '+' ? 1 : 0, max: operator === '?' ? 1 : Infinity };
    }
    const [, least, rest, most] = this.#take(COUNT) ?? [];
    if (least === undefined) return undefined;
    const min = Number(least);
    return { min, max: rest === undefined ? min : most === undefined ? Infinity : Number(most) };
  }

  #atom(): PatternNode {
    const source = this.#source;
    const character = String.fromCodePoint(source.codePointAt(this.#at) ?? 0);
    if (character === '(') return this.#group();
    if (character === '[') return this.#class();
    if (character === '\\') return this.#escape();
    this.#at += character.length;
    if (character === '^') return { kind: 'begin' };
    if (character === '$') return { kind: 'end' };
    if (character === '.') return bytesNode(ANY);
    return this.#literal(character);
  }

  #group(): PatternNode {
    const start = this.#at;
    if (this.#take(FLAGS)) return this.#inexact();
    if (!this.#take(GROUP)) return this.#unknown();
    if (this.#source.slice(start, this.#at).includes('U')) this.isExact = false;
    const node = this.choice();
    if (this.#source[this.#at] !== ')') return this.#unknown();
    this.#at += 1;
    return node;
  }

  #class(): PatternNode {
    const source = this.#source;
    const start = this.#at;
    let at = start + 1;
    if (source[at] === '^') at += 1;
    if (source[at] === ']') at += 1;
    while (at < source.length && source[at] !== ']') {
      const isNamed = source.startsWith('[:', at);
      const end = isNamed ? source.indexOf(':]', at + 2) : -1;
      if (end >= 0) at = end + 2;
      else at += source[at] === '\\' ? 2 : 1;
    }
    this.#at = at + 1;
    return this.#set(source.slice(start, at + 1));
  }

  #escape(): PatternNode {
    const literal = this.#take(LITERAL_ESCAPE)?.[1];
    if (literal !== undefined) return this.#literal(literal);
    const set = this.#take(SET_ESCAPE)?.[0];
    if (set !== undefined) return this.#set(set);
    const [, letter = ''] = this.#take(/\\([bBAz])/y) ?? [];
    if (letter === 'A') return { kind: 'begin' };
    if (letter === 'z') return { kind: 'end' };
    return letter === '' ? this.#unknown() : { kind: 'edge', isOfWord: letter === 'b' };
  }

  #literal(character: string): PatternNode {
    const bytes = new TextEncoder().encode(character);
    const isAscii = bytes.length === 1;
    if (isAscii && (this.#matchCase || !/[a-z]/i.test(character))) return bytesNode(setOf(bytes));
    if (isAscii) return this.#set(character);
    // U+FFFD is in the text where bytes are no character.
    const isSame = this.#matchCase || WITHOUT_CASE.test(character);
    if (isSame && character !== '\ufffd') return characterNode(character);
    return this.#set(character);
  }

  /** A class of characters, as the engine itself understands it. */
  #set(source: string): PatternNode {
    const known = this.#sets.get(source);
    if (known) return known;
    const flags = this.#matchCase ? 0 : RE2JS.CASE_INSENSITIVE;
    let pattern: RE2JS;
    try {
      pattern = RE2JS.compile(source, flags);
    } catch {
      return this.#unknown();
    }
    const matches = (character: string): boolean => pattern.testExact(character);
    const ascii = Array.from({ length: HIGH }, (_, byte) => byte).filter(
      (byte) => byte !== LF && matches(String.fromCharCode(byte)),
    );
    const isOpen = BEYOND_ASCII.test(source);
    let node = bytesNode(isOpen ? openSet(ascii) : setOf(ascii));
    const folded = isOpen ? [] : FOLDED_BEYOND.filter(matches);
    if (folded.length > 0) node = { kind: 'choice', parts: [node, ...folded.map(characterNode)] };
    this.#sets.set(source, node);
    return node;
  }

  #inexact(): PatternNode {
    this.isExact = false;
    return EMPTY;
  }

  #unknown(): PatternNode {
    this.isKnown = false;
    return EMPTY;
  }

  /** Reads what an expression, sticky, matches here. */
  #take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#source);
    if (found) this.#at = expression.lastIndex;
    return found ?? undefined;
  }
}

const EMPTY: PatternNode = { kind: 'sequence', parts: [] };

const bytesNode = (set: ByteSet): PatternNode => ({ kind: 'bytes', set });

const characterNode = (character: string): PatternNode => ({
  kind: 'sequence',
  parts: Array.from(new TextEncoder().encode(character), (byte) => bytesNode(setOf([byte]))),
});

function setOf(members: Iterable<number>): ByteSet {
  const bytes = new Uint8Array(256);
  for (const byte of members) bytes[byte] = 1;
  return { bytes, isOpen: false };
}

function openSet(ascii: Iterable<number>): ByteSet {
  const { bytes } = setOf(ascii);
  return { bytes: bytes.fill(1, HIGH), isOpen: true };
}

const ANY = openSet(Array.from({ length: HIGH }, (_, byte) => byte).filter((byte) => byte !== LF));
