/** States beyond which an expression takes too much. */
const MAX_STATES = 500;
const BYTES = 256;

/** In place of the next state where it is not worked out yet. */
export const UNKNOWN = -1;

/**
 * The states that the bytes of a line lead to, each a set of places in an expression, and for each a row of a
 * table with what follows on a byte.
 *
 * @see https://swtch.com/~rsc/regexp/regexp1.html
 */
export class ByteStates {
  /** By the offset of a state's row and a byte: the offset of the next one's, or a negative number. */
  table: Int32Array = new Int32Array(16 * BYTES).fill(UNKNOWN);
  readonly #places: (readonly number[])[] = [];
  readonly #offsets = new Map<string, number>();
  #isExhausted = false;

  /** Whether there were too many. */
  get isExhausted(): boolean {
    return this.#isExhausted;
  }

  /** The places of a state. */
  placesOf(offset: number): readonly number[] {
    return this.#places[offset / BYTES] ?? [];
  }

  /** The offset of the state with these places; {@link UNKNOWN} when there are too many. */
  offsetOf(places: readonly number[]): number {
    const key = places.join();
    const known = this.#offsets.get(key);
    if (known !== undefined) return known;
    if (this.#places.length >= MAX_STATES) {
      this.#isExhausted = true;
      return UNKNOWN;
    }
    const offset = BYTES * this.#places.length;
    this.#places.push(places);
    this.#offsets.set(key, offset);
    if (offset >= this.table.length) {
      const table = new Int32Array(2 * this.table.length).fill(UNKNOWN);
      table.set(this.table);
      this.table = table;
    }
    return offset;
  }
}
