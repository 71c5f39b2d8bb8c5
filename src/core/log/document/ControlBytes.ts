const SPACE = 0x20;
/** First byte of a C1 control in UTF-8; the second is its code, which is below {@link C1_END}. */
export const C1_LEAD = 0xc2;
const C1_END = 0xa0;
const NONE = new Int32Array(0);

/**
 * Searches bytes for control characters (below U+0020) and C1 controls, four bytes at a time. About
 * one byte in a hundred of a log is one, and `indexOf` for each of them in turn would read all bytes
 * once per kind. The words are little-endian, as on all machines that browsers run on.
 */
export class ControlBytes {
  readonly #bytes: Uint8Array;
  readonly #words: Int32Array;
  /** Number of bytes before the first whole word. */
  readonly #head: number;

  constructor(bytes: Uint8Array) {
    const { buffer, byteOffset, byteLength } = bytes;
    this.#bytes = bytes;
    this.#head = -byteOffset & 3;
    const count = (byteLength - this.#head) >> 2;
    // Without a whole word, the offset of the first one may lie outside of the memory.
    this.#words = count > 0 ? new Int32Array(buffer, byteOffset + this.#head, count) : NONE;
  }

  /**
   * Index of the first control character, or of a C1 control's first byte, at or after `from`, even
   * if the second is behind the end; −1 when there is none.
   */
  next(from: number): number {
    const bytes = this.#bytes;
    const words = this.#words;
    const head = this.#head;
    for (let at = from; at < bytes.length; at++) {
      let index = (at - head) >> 2;
      if (at >= head && index < words.length) {
        let found = controlsIn(words[index]) & (-1 << (8 * ((at - head) & 3)));
        while (found === 0 && ++index < words.length) {
          const word = words[index] ?? 0;
          // Words of printable ASCII, which most are, need no closer look.
          if ((((word - 0x20202020) | word) & 0x80808080) !== 0) found = controlsIn(word);
        }
        // Where no bit is set, this is the last byte before the words' end, from which the loop
        // goes on.
        at = head + 4 * index + ((31 - Math.clz32(found & -found)) >> 3);
      }
      const byte = bytes[at] ?? SPACE;
      if (byte < SPACE || (byte === C1_LEAD && (bytes[at + 1] ?? 0) < C1_END)) return at;
    }
    return -1;
  }
}

/**
 * A word with the highest bit set of each byte that is below U+0020, or C2. The subtractions borrow
 * from the byte above such a byte, so that the bit of a space there may be set as well: the caller
 * looks at the byte itself.
 *
 * @see https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord
 */
function controlsIn(word = 0): number {
  const other = word ^ 0xc2c2c2c2;
  return (((word - 0x20202020) & ~word) | ((other - 0x01010101) & ~other)) & 0x80808080;
}
