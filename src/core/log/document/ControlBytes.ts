const SPACE = 0x20;
const NONE = new Int32Array(0);

/**
 * Finds the control characters below U+0020 among bytes, four bytes at a time: of a log they are one
 * byte in a hundred, and a search for each of them by the engine would go over all bytes each time.
 * Bytes of a word are told apart as every browser's machine orders them, the lowest first.
 */
export class ControlBytes {
  readonly #bytes: Uint8Array;
  readonly #words: Int32Array;
  /** Bytes before the first whole word. */
  readonly #head: number;

  constructor(bytes: Uint8Array) {
    const { buffer, byteOffset, byteLength } = bytes;
    this.#bytes = bytes;
    this.#head = -byteOffset & 3;
    const count = (byteLength - this.#head) >> 2;
    // Where there is no whole word, there may be no border of words within the memory either.
    this.#words = count > 0 ? new Int32Array(buffer, byteOffset + this.#head, count) : NONE;
  }

  /** Where the first of them stands from `from` on, or −1. */
  next(from: number): number {
    const bytes = this.#bytes;
    const words = this.#words;
    const head = this.#head;
    for (let at = from; at < bytes.length; at++) {
      let index = (at - head) >> 2;
      if (at >= head && index < words.length) {
        let found = controlsIn(words[index]) & (-1 << (8 * ((at - head) & 3)));
        while (found === 0 && ++index < words.length) found = controlsIn(words[index]);
        // Of none, that is the byte before the next word.
        at = head + 4 * index + ((31 - Math.clz32(found & -found)) >> 3);
      }
      if ((bytes[at] ?? SPACE) < SPACE) return at;
    }
    return -1;
  }
}

/**
 * The highest bit of each byte below U+0020 in a word; after one of these, also of bytes that are
 * spaces: a borrow is taken from them.
 *
 * @see https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord
 */
function controlsIn(word = 0): number {
  return (word - 0x20202020) & ~word & 0x80808080;
}
