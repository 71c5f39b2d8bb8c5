const WINDOW = 4;

/**
 * Finds out in which lines one of many short texts may be, in any case of ASCII letters, and which begin
 * as klog's errors do. It reads about every third byte, after Wu and Manber: the last two bytes of a
 * window of four say how far the window can move.
 *
 * @see https://webglimpse.net/pubs/TR94-17.pdf
 */
export class HintMatcher {
  readonly #shift = new Uint8Array(1 << 16).fill(WINDOW - 1);
  /** The first four bytes of each text, in lower case. */
  readonly #windows = new Set<number>();

  /** @param texts ASCII of at least four bytes each */
  constructor(texts: readonly string[]) {
    for (const text of texts) this.#add(text.toLowerCase().slice(0, WINDOW));
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

  #isWindow(bytes: Uint8Array, last: number): boolean {
    let window = 0;
    for (let at = last - WINDOW + 1; at <= last; at++) {
      const byte = bytes[at] ?? 0;
      window = (window << 8) | (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte);
    }
    return this.#windows.has(window);
  }

  #add(text: string): void {
    let window = 0;
    for (let i = 0; i < WINDOW; i++) window = (window << 8) | text.charCodeAt(i);
    this.#windows.add(window);
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

function casesOf(byte: number): readonly number[] {
  return byte >= 0x61 && byte <= 0x7a ? [byte, byte - 0x20] : [byte];
}
