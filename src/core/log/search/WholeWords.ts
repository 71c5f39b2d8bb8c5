const WORD = '[\\p{L}\\p{M}\\p{N}_]';
const ENDS = new RegExp(`${WORD}$`, 'u');
const BEGINS = new RegExp(`^${WORD}`, 'u');
/** Bytes that a character takes in UTF-8, at most. */
const MAX_SIZE = 4;

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Tells which occurrences of a text are whole words. A word consists of letters of any language, their
 * marks, digits and `_`; no edge of an occurrence may lie within one. At an edge where the text itself
 * has another character, anything may follow.
 */
export class WholeWords {
  readonly #beginsInWord: boolean;
  readonly #endsInWord: boolean;

  /** @param text that is searched for */
  constructor(text: string) {
    this.#beginsInWord = BEGINS.test(text);
    this.#endsInWord = ENDS.test(text);
  }

  /** Whether the occurrence from `from` up to `to` in a line's text is a whole word. */
  isOneAt(text: string, from: number, to: number): boolean {
    if (this.#beginsInWord && ENDS.test(text.slice(Math.max(0, from - 2), from))) return false;
    return !this.#endsInWord || !BEGINS.test(text.slice(to, to + 2));
  }

  /**
   * The same in UTF-8.
   *
   * @param bytes hold whole lines from `start` up to `end`; what is not UTF-8 is in no word
   */
  isOneIn(bytes: Uint8Array, from: number, to: number, start: number, end: number): boolean {
    if (this.#beginsInWord && from > start && endsInWord(bytes, start, from)) return false;
    return !this.#endsInWord || to >= end || !beginsInWord(bytes, to, end);
  }
}

/** Whether what is found from `from` up to `to` in a line, of bytes from `start` up to `end`, is a whole word. */
export function isWholeWord(
  bytes: Uint8Array,
  from: number,
  to: number,
  start: number,
  end: number,
): boolean {
  if (from > start && endsInWord(bytes, start, from) && beginsInWord(bytes, from, to)) return false;
  return to >= end || !beginsInWord(bytes, to, end) || !endsInWord(bytes, from, to);
}

function endsInWord(bytes: Uint8Array, start: number, end: number): boolean {
  const last = bytes[end - 1] ?? 0;
  if (last < 0x80) return isWordByte(last);
  // Decoding may begin at any byte that does not continue a character.
  let from = end - 1;
  while (from > start && end - from < MAX_SIZE && isContinuation(bytes[from])) from -= 1;
  return ENDS.test(utf8.decode(bytes.subarray(from, end)));
}

function beginsInWord(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] ?? 0;
  if (first < 0x80) return isWordByte(first);
  return BEGINS.test(utf8.decode(bytes.subarray(start, Math.min(end, start + MAX_SIZE))));
}

const isContinuation = (byte = 0): boolean => (byte & 0xc0) === 0x80;

/** Whether a byte is a letter of ASCII, a digit or `_`: of these consist the words of a regular expression. */
export function isWordByte(byte: number): boolean {
  const letter = byte | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x5f;
}
