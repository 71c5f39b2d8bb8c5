import { FIRST_BYTES } from './FIRST_BYTES.js';

/**
 * Reads a body chunk by chunk. A browser hands over all that has come by then, which may be
 * megabytes, and takes longer to copy them than the first lines take to be shown: where the stream
 * can be asked for less, the first chunk is a small one.
 */
export class BodyReader {
  readonly #body: ReadableStream<Uint8Array>;
  /** Reads as much as it is told to, and is there for the first chunk only. */
  #first: ReadableStreamBYOBReader | undefined;
  #rest: ReadableStreamDefaultReader<Uint8Array> | undefined;

  constructor(body: ReadableStream<Uint8Array>) {
    this.#body = body;
    this.#first = byteReaderOf(body);
    if (!this.#first) this.#rest = body.getReader();
  }

  /** The next bytes; nothing when the body has ended, or was cancelled. */
  async read(): Promise<Uint8Array | undefined> {
    const result = this.#first ? await this.#readFirst(this.#first) : await this.#rest?.read();
    return result?.done === false ? result.value : undefined;
  }

  /** No more is wanted: who waits for bytes is told that there are none. */
  cancel(): void {
    // A body that has failed or stalled may never answer its cancellation: nothing waits for it.
    (this.#first ?? this.#rest)?.cancel().catch(() => undefined);
  }

  async #readFirst(
    reader: ReadableStreamBYOBReader,
  ): Promise<ReadableStreamReadResult<Uint8Array>> {
    const result = await reader.read(new Uint8Array(FIRST_BYTES));
    reader.releaseLock();
    this.#first = undefined;
    this.#rest = this.#body.getReader();
    return result;
  }
}

/** Of bodies that are decoded on the way, and in some browsers of all, only whole chunks can be had. */
function byteReaderOf(body: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | undefined {
  try {
    return body.getReader({ mode: 'byob' });
  } catch {
    return undefined;
  }
}
