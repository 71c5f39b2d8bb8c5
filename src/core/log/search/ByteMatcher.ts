/**
 * Searches many bytes for a short text by Horspool's algorithm, which reads about every n-th byte
 * for a text of n bytes. ASCII letters of either case can be taken as equal.
 *
 * @see https://doi.org/10.1002/spe.4380100608
 */
export class ByteMatcher {
  readonly #needle: Uint8Array;
  readonly #fold = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  readonly #skip: Uint32Array;
  /** 1 for each byte that the text contains other than at its end. */
  readonly #followed = new Uint8Array(256);

  /**
   * @param needle the text in UTF-8; at least one byte
   * @param matchCase whether `a` and `A` differ
   */
  constructor(needle: Uint8Array, matchCase: boolean) {
    if (!matchCase) for (let byte = 0x41; byte <= 0x5a; byte++) this.#fold[byte] = byte + 0x20;
    this.#needle = needle.map((byte) => this.#fold[byte] ?? byte);
    this.#skip = new Uint32Array(256).fill(needle.length);
    this.#needle.subarray(0, -1).forEach((byte, i) => {
      this.#skip[byte] = needle.length - 1 - i;
      this.#followed[byte] = 1;
    });
  }

  /** Number of bytes of the text. */
  get length(): number {
    return this.#needle.length;
  }

  /**
   * Whether the text contains the two bytes side by side, or consists of one of them.
   *
   * @param after 0 for any byte
   */
  containsPair(before: number, after: number): boolean {
    const first = this.#fold[before] ?? 0;
    const second = this.#fold[after] ?? 0;
    const { length } = this.#needle;
    if (length === 1) return this.#needle[0] === first || this.#needle[0] === second;
    if (this.#followed[first] === 0) return false;
    if (second === 0) return true;
    for (let i = 1; i < length; i++) {
      if (this.#needle[i] === second && this.#needle[i - 1] === first) return true;
    }
    return false;
  }

  /**
   * Index of the text's first occurrence in `bytes` from `from` up to `to`; −1 when there is none.
   */
  indexIn(bytes: Uint8Array, from: number, to: number): number {
    const needle = this.#needle;
    const fold = this.#fold;
    const skip = this.#skip;
    const last = needle.length - 1;
    const end = needle[last] ?? 0;
    for (let at = from + last; at < to;) {
      const byte = fold[bytes[at] ?? 0] ?? 0;
      if (byte === end) {
        let i = last - 1;
        while (i >= 0 && fold[bytes[at - last + i] ?? 0] === needle[i]) i--;
        if (i < 0) return at - last;
      }
      at += skip[byte] ?? 1;
    }
    return -1;
  }
}
