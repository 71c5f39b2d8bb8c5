import { concatBytes } from './concatBytes.js';

/** How many bytes at each end are remembered to recognise a text by. */
export const MARK_BYTES = 4096;

/** The place that a text has been read up to, told by its length, its first and its last bytes. */
export class ByteMark {
  length = 0;
  #head: Uint8Array = new Uint8Array(0);
  #tail: Uint8Array = new Uint8Array(0);

  /** The first bytes, at most `MARK_BYTES`. */
  get head(): Uint8Array {
    return this.#head;
  }

  /** The last bytes, at most `MARK_BYTES`. */
  get tail(): Uint8Array {
    return this.#tail;
  }

  push(bytes: Uint8Array): void {
    if (this.#head.length < MARK_BYTES) {
      this.#head = concatBytes(this.#head, bytes.subarray(0, MARK_BYTES - this.#head.length));
    }
    this.#tail =
      bytes.length >= MARK_BYTES
        ? bytes.slice(-MARK_BYTES)
        : concatBytes(
            this.#tail.subarray(Math.max(0, this.#tail.length + bytes.length - MARK_BYTES)),
            bytes,
          );
    this.length += bytes.length;
  }
}
