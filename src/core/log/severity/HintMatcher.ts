import { HINT_WORDS, type SeverityRule } from './severityRules.js';

const WINDOW = 4;
/** What may stand behind a word of three letters. */
const ENDS = ' \t\r\n\x1b])}|:;,.!>"\'/-';
const LF = 0x0a;
/** Bytes of a line from its start on that hints count in: more than the columns that rules are tried on. */
export const HINTED: number = 16 * 1024;

/**
 * Finds out in which lines one of many short texts may be, in any case of ASCII letters, and which begin
 * as klog's errors do. It reads about every third byte, after Wu and Manber: the last two bytes of a
 * window of four say how far the window can move.
 *
 * @see https://webglimpse.net/pubs/TR94-17.pdf
 */
export class HintMatcher {
  readonly #shift = new Uint8Array(1 << 16).fill(WINDOW - 1);
  /** The words that begin with each window of four bytes, in lower case; none for a text as it is. */
  readonly #windows = new Map<number, string[]>();

  /**
   * @param words of three letters or more, which have no letter, digit or `_` behind them
   * @param texts ASCII of at least four bytes each
   */
  constructor(words: readonly string[], texts: readonly string[]) {
    for (const word of words) {
      if (word.length >= WINDOW) this.#add(word, word);
      else for (let i = 0; i < ENDS.length; i++) this.#add(word + ENDS.charAt(i), word);
    }
    for (const text of texts) this.#add(text.toLowerCase());
    // The beginning of a line of klog: letter, month, day.
    for (const letter of 'wef') {
      for (let digits = 0; digits < 30; digits++) {
        this.#add(`\n${letter}${String(digits).padStart(2, '0')}`);
      }
    }
  }

  /** Index of the last byte of a window that matches, at `from` or later; −1 when there is none. */
  next(bytes: Uint8Array, from: number): number {
    const shifts = this.#shift;
    const { length } = bytes;
    for (let at = from + WINDOW - 1; at < length;) {
      const shift = shifts[((bytes[at - 1] ?? 0) << 8) | (bytes[at] ?? 0)] ?? 0;
      if (shift > 0) at += shift;
      else if (this.#isWindow(bytes, at)) return at;
      else at += 1;
    }
    return -1;
  }

  /** Whether there is one in a line, with or without its newline; in the first {@link HINTED} bytes of it. */
  isIn(line: Uint8Array): boolean {
    const head = line.subarray(0, HINTED);
    const bytes = new Uint8Array(head.byteLength + 2);
    bytes[0] = bytes[bytes.length - 1] = LF;
    bytes.set(head, 1);
    return this.next(bytes, 0) >= 0;
  }

  #isWindow(bytes: Uint8Array, last: number): boolean {
    const first = last - WINDOW + 1;
    let window = 0;
    for (let at = first; at <= last; at++) window = (window << 8) | lower(bytes[at] ?? 0);
    const words = this.#windows.get(window);
    return (
      words !== undefined && (words.length === 0 || words.some((word) => isAt(word, bytes, first)))
    );
  }

  #add(text: string, word?: string): void {
    let window = 0;
    for (let i = 0; i < WINDOW; i++) window = (window << 8) | text.charCodeAt(i);
    const words = this.#windows.get(window);
    this.#windows.set(
      window,
      word !== undefined && words?.length !== 0 ? [...(words ?? []), word] : [],
    );
    for (let end = 1; end < WINDOW; end++) {
      for (const first of casesOf(text.charCodeAt(end - 1))) {
        for (const second of casesOf(text.charCodeAt(end))) {
          const pair = (first << 8) | second;
          this.#shift[pair] = Math.min(this.#shift[pair] ?? 0, WINDOW - 1 - end);
        }
      }
    }
  }
}

/**
 * What finds the places in the bytes of a log where a line may be an error or a warning, by some rules.
 *
 * @throws {Error} when what a rule contains is too short for it
 */
export function createHintMatcher(rules: readonly SeverityRule[]): HintMatcher {
  const texts = rules.flatMap(({ contains = [] }) => contains);
  if (texts.some((text) => text.length < WINDOW)) {
    throw new Error('What a rule contains has at least four characters.');
  }
  return new HintMatcher(HINT_WORDS, texts);
}

function isAt(word: string, bytes: Uint8Array, first: number): boolean {
  for (let i = 0; i < word.length; i++) {
    if (lower(bytes[first + i] ?? 0) !== word.charCodeAt(i)) return false;
  }
  const behind = lower(bytes[first + word.length] ?? 0);
  return !(
    (behind >= 0x61 && behind <= 0x7a) ||
    (behind >= 0x30 && behind <= 0x39) ||
    behind === 0x5f
  );
}

const lower = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte);

function casesOf(byte: number): readonly number[] {
  return byte >= 0x61 && byte <= 0x7a ? [byte, byte - 0x20] : [byte];
}
