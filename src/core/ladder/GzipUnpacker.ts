import type { Unpacker } from './Unpacker.js';

/** Unpacks gzip by the platform's `DecompressionStream`, as it streams in. */
export class GzipUnpacker implements Unpacker {
  readonly #inner: Unpacker;
  readonly #writer: WritableStreamDefaultWriter<BufferSource>;
  readonly #pumped: Promise<Error | undefined>;

  constructor(inner: Unpacker) {
    this.#inner = inner;
    const { writable, readable } = new DecompressionStream('gzip');
    this.#writer = writable.getWriter();
    this.#pumped = this.#pump(readable.getReader());
  }

  async push(bytes: Uint8Array): Promise<void> {
    // A write into damaged data never resolves in some engines; the reading side always ends.
    await Promise.race([this.#write(bytes), this.#pumped]);
  }

  async end(): Promise<Error | undefined> {
    this.#writer.close().catch(() => undefined);
    const damage = await this.#pumped;
    return damage ?? (await this.#inner.end());
  }

  async #write(bytes: Uint8Array): Promise<void> {
    try {
      await this.#writer.write(new Uint8Array(bytes));
    } catch {
      // The reading side tells what was wrong.
    }
  }

  async #pump(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Error | undefined> {
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return undefined;
        await this.#inner.push(value);
      }
    } catch (error) {
      // What was unpacked so far is of use all the same.
      await this.#inner.end();
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}
