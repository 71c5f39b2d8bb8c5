/** Bits of bytes, lowest first. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #bit = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Index of the first byte of which no bit was read. */
  get next(): number {
    return this.#bit === 0 ? this.#at : this.#at + 1;
  }

  /** @throws {RangeError} at the end of the bytes */
  read(count: number): number {
    let value = 0;
    for (let at = 0; at < count; at += 1) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new RangeError('The bits are at their end.');
      value |= ((byte >> this.#bit) & 1) << at;
      this.#bit = (this.#bit + 1) % 8;
      if (this.#bit === 0) this.#at += 1;
    }
    return value;
  }

  skipToByte(): void {
    this.#at = this.next;
    this.#bit = 0;
  }
}
