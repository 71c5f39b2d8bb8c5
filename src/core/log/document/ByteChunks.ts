const BLOCK = 64 * 1024;

/**
 * Bytes in the order in which they came, kept as they came: large chunks are not copied, small ones
 * are gathered in blocks, so that a million appends of ten bytes are not a million arrays.
 */
export class ByteChunks {
  readonly #chunks: Uint8Array<ArrayBuffer>[] = [];
  /** Offset of each chunk's first byte. */
  readonly #starts: number[] = [];
  #byteLength = 0;
  /** The last chunk's whole block while there is room behind it. */
  #open: Uint8Array<ArrayBuffer> | undefined;

  get byteLength(): number {
    return this.#byteLength;
  }

  append(bytes: Uint8Array): void {
    if (bytes.byteLength === 0) return;
    if (bytes.byteLength >= BLOCK / 2) this.#keep(bytes);
    else this.#gather(bytes);
    this.#byteLength += bytes.byteLength;
  }

  /** The byte at `offset`, if it has come. */
  at(offset: number): number | undefined {
    const index = this.#indexOf(offset);
    return this.#chunks[index]?.[offset - (this.#starts[index] ?? 0)];
  }

  /** The bytes from `offset` on that lie in one piece of memory. */
  from(offset: number): Uint8Array {
    const index = this.#indexOf(offset);
    return this.#chunks[index]?.subarray(offset - (this.#starts[index] ?? 0)) ?? new Uint8Array(0);
  }

  /** Forgets all bytes from `offset` on. */
  truncate(offset: number): void {
    if (offset >= this.#byteLength) return;
    const index = this.#indexOf(offset);
    const kept = this.#chunks[index]?.subarray(0, offset - (this.#starts[index] ?? 0));
    const isWhole = !kept || kept.byteLength === 0;
    this.#chunks.length = this.#starts.length = isWhole ? index : index + 1;
    // What lies behind may be in use: the block that was being filled is not filled again. A short
    // rest is copied, so as not to hold all of a block.
    if (!isWhole) this.#chunks[index] = kept.byteLength < BLOCK / 2 ? kept.slice() : kept;
    this.#open = undefined;
    this.#byteLength = offset;
  }

  /** Calls back with the bytes from `start` up to `end`, piece by piece, without copying. */
  forEach(start: number, end: number, callback: (bytes: Uint8Array, offset: number) => void): void {
    for (let i = this.#indexOf(start); i < this.#chunks.length; i++) {
      const chunk = this.#chunks[i];
      const offset = this.#starts[i];
      if (!chunk || offset === undefined || offset >= end) return;
      const from = Math.max(0, start - offset);
      const to = Math.min(chunk.byteLength, end - offset);
      if (to > from) callback(chunk.subarray(from, to), offset + from);
    }
  }

  /** The bytes from `start` up to `end`: a view where one chunk holds them all, else a copy. */
  slice(start: number, end: number): Uint8Array {
    const parts: Uint8Array[] = [];
    this.forEach(start, end, (bytes) => parts.push(bytes));
    const [first] = parts;
    if (first && parts.length === 1) return first;
    const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.byteLength;
    }
    return whole;
  }

  /** All chunks, first to last. They are the store itself: not to be written to. */
  chunks(): readonly Uint8Array<ArrayBuffer>[] {
    return this.#chunks;
  }

  #keep(bytes: Uint8Array): void {
    this.#open = undefined;
    this.#starts.push(this.#byteLength);
    this.#chunks.push(onArrayBuffer(bytes));
  }

  #gather(bytes: Uint8Array): void {
    const used = this.#open ? (this.#chunks.at(-1)?.byteLength ?? 0) : 0;
    if (!this.#open || used + bytes.byteLength > BLOCK) {
      const rest = this.#open ? undefined : this.#takeRest();
      const restBytes = rest?.byteLength ?? 0;
      this.#open = new Uint8Array(BLOCK);
      if (rest) this.#open.set(rest);
      this.#open.set(bytes, restBytes);
      this.#starts.push(this.#byteLength - restBytes);
      this.#chunks.push(this.#open.subarray(0, restBytes + bytes.byteLength));
      return;
    }
    this.#open.set(bytes, used);
    this.#chunks[this.#chunks.length - 1] = this.#open.subarray(0, used + bytes.byteLength);
  }

  /** What {@link truncate} left of a last chunk, if it is little: it begins the next block. */
  #takeRest(): Uint8Array | undefined {
    if ((this.#chunks.at(-1)?.byteLength ?? BLOCK) >= BLOCK / 2) return undefined;
    this.#starts.pop();
    return this.#chunks.pop();
  }

  /** Index of the chunk that holds `offset`. */
  #indexOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** `Blob` refuses views of shared memory, so those alone are copied. */
function onArrayBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = bytes;
  return buffer instanceof ArrayBuffer
    ? new Uint8Array(buffer, byteOffset, byteLength)
    : new Uint8Array(bytes);
}
