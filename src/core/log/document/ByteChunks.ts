import { lastAtMost } from './Uint32List.js';

const BLOCK = 64 * 1024;

/**
 * A growing sequence of bytes in chunks. Large arrays become chunks without being copied; small
 * ones are copied into blocks, so that a million appends of ten bytes do not make a million arrays.
 */
export class ByteChunks {
  readonly #chunks: Uint8Array<ArrayBuffer>[] = [];
  /** Offset of each chunk's first byte. */
  readonly #starts: number[] = [];
  #byteLength = 0;
  /** The block in which the last chunk lies, while there is room for more behind it. */
  #openBlock: Uint8Array<ArrayBuffer> | undefined;

  /** Number of bytes. */
  get byteLength(): number {
    return this.#byteLength;
  }

  /** Appends bytes. The array may be kept: it must not be written to afterwards. */
  append(bytes: Uint8Array): void {
    if (bytes.byteLength === 0) return;
    if (bytes.byteLength >= BLOCK / 2) this.#appendChunk(bytes);
    else this.#appendToBlock(bytes);
    this.#byteLength += bytes.byteLength;
  }

  /** The byte at `offset`; `undefined` behind the last one. */
  at(offset: number): number | undefined {
    const index = lastAtMost(this.#starts, offset);
    return this.#chunks[index]?.[offset - (this.#starts[index] ?? 0)];
  }

  /** The bytes from `offset` to the end of its chunk, without a copy. */
  chunkFrom(offset: number): Uint8Array {
    const index = lastAtMost(this.#starts, offset);
    return this.#chunks[index]?.subarray(offset - (this.#starts[index] ?? 0)) ?? new Uint8Array(0);
  }

  /** Removes all bytes from `offset` on. */
  truncate(offset: number): void {
    if (offset >= this.#byteLength) return;
    const index = lastAtMost(this.#starts, offset);
    const kept = this.#chunks[index]?.subarray(0, offset - (this.#starts[index] ?? 0));
    const isWhole = !kept || kept.byteLength === 0;
    this.#chunks.length = this.#starts.length = isWhole ? index : index + 1;
    // Readers may hold views of the removed bytes, so the block is not written to again. What is
    // left of a chunk is copied if it is short, so that it does not keep a whole block in memory.
    if (!isWhole) this.#chunks[index] = kept.byteLength < BLOCK / 2 ? kept.slice() : kept;
    this.#openBlock = undefined;
    this.#byteLength = offset;
  }

  /** Calls back with the bytes from `start` up to `end`, chunk by chunk, without copying. */
  forEach(
    start: number,
    end: number,
    callback: (bytes: Uint8Array<ArrayBuffer>, offset: number) => void,
  ): void {
    for (let i = lastAtMost(this.#starts, start); i < this.#chunks.length; i++) {
      const chunk = this.#chunks[i];
      const offset = this.#starts[i];
      if (!chunk || offset === undefined || offset >= end) return;
      const from = Math.max(0, start - offset);
      const to = Math.min(chunk.byteLength, end - offset);
      if (to > from) callback(chunk.subarray(from, to), offset + from);
    }
  }

  /** The bytes from `start` up to `end`: a view where they lie in one chunk, else a copy. */
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

  /** All chunks, in order. They are not copies: do not write to them. */
  chunks(): readonly Uint8Array<ArrayBuffer>[] {
    return this.#chunks;
  }

  #appendChunk(bytes: Uint8Array): void {
    this.#openBlock = undefined;
    this.#starts.push(this.#byteLength);
    this.#chunks.push(onArrayBuffer(bytes));
  }

  #appendToBlock(bytes: Uint8Array): void {
    const used = this.#openBlock ? (this.#chunks.at(-1)?.byteLength ?? 0) : 0;
    if (!this.#openBlock || used + bytes.byteLength > BLOCK) {
      const rest = this.#openBlock ? undefined : this.#popShortChunk();
      const restBytes = rest?.byteLength ?? 0;
      this.#openBlock = new Uint8Array(BLOCK);
      if (rest) this.#openBlock.set(rest);
      this.#openBlock.set(bytes, restBytes);
      this.#starts.push(this.#byteLength - restBytes);
      this.#chunks.push(this.#openBlock.subarray(0, restBytes + bytes.byteLength));
      return;
    }
    this.#openBlock.set(bytes, used);
    this.#chunks[this.#chunks.length - 1] = this.#openBlock.subarray(0, used + bytes.byteLength);
  }

  /** Removes a short last chunk, as {@link truncate} leaves it, to begin the next block with it. */
  #popShortChunk(): Uint8Array | undefined {
    if ((this.#chunks.at(-1)?.byteLength ?? BLOCK) >= BLOCK / 2) return undefined;
    this.#starts.pop();
    return this.#chunks.pop();
  }
}

/** A view of the same memory, which `Blob` accepts; shared memory it does not accept is copied. */
function onArrayBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = bytes;
  return buffer instanceof ArrayBuffer
    ? new Uint8Array(buffer, byteOffset, byteLength)
    : new Uint8Array(bytes);
}
