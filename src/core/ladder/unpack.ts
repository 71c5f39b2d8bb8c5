import { concatBytes } from '../base/bytes.js';

/** Receives the bytes of a stored object, and passes on those of the log in it. */
export interface Unpacker {
  /** The next bytes of the object; resolves when more can be pushed. */
  push(bytes: Uint8Array): Promise<void>;
  /** The object has ended. Resolves with the damage that was found, if any. */
  end(): Promise<Error | undefined>;
}

/** The unpacker for an object that begins with these bytes: gzip, tar, both, or the log itself. */
export function unpackerFor(head: Uint8Array, write: (bytes: Uint8Array) => void): Unpacker {
  const inner = new TarOrPlainUnpacker(write);
  return head[0] === 0x1f && head[1] === 0x8b ? new GzipUnpacker(inner) : inner;
}

/** Passes on the bytes as they are. */
export function plainUnpacker(write: (bytes: Uint8Array) => void): Unpacker {
  return {
    push: (bytes) => Promise.resolve(write(bytes)),
    end: () => Promise.resolve(undefined),
  };
}

/** Unpacks gzip with the platform's `DecompressionStream`, as it streams in. */
class GzipUnpacker implements Unpacker {
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
    // In some engines a write never resolves once the data is damaged; the reading side always ends.
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
      // `#pump` returns the error.
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
      // Show what was unpacked before the damage.
      await this.#inner.end();
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}

/** Bytes up to the end of a tar header's magic, `ustar`. */
const MAGIC_END = 262;

/** Passes on the first file of a tar; anything else as it is. */
class TarOrPlainUnpacker implements Unpacker {
  readonly #write: (bytes: Uint8Array) => void;
  #held: Uint8Array | undefined = new Uint8Array(0);
  #tar: TarReader | undefined;

  constructor(write: (bytes: Uint8Array) => void) {
    this.#write = write;
  }

  push(bytes: Uint8Array): Promise<void> {
    if (this.#held) {
      const head = this.#held.length > 0 ? concatBytes(this.#held, bytes) : bytes;
      this.#held = mayBecomeTar(head) ? head : undefined;
      if (!this.#held) this.#begin(head);
    } else {
      this.#pass(bytes);
    }
    return Promise.resolve();
  }

  end(): Promise<Error | undefined> {
    if (this.#held) this.#begin(this.#held);
    this.#held = undefined;
    return Promise.resolve(
      this.#tar?.cut ? new Error('The tar archive ends before its first file does.') : undefined,
    );
  }

  #begin(head: Uint8Array): void {
    if (isTar(head)) this.#tar = new TarReader();
    this.#pass(head);
  }

  #pass(bytes: Uint8Array): void {
    this.#write(this.#tar ? this.#tar.push(bytes) : bytes);
  }
}

/** A tar header pads its fields with NUL bytes, which a text does not have. */
function mayBecomeTar(head: Uint8Array): boolean {
  return head.length < MAGIC_END && (head.length < 1 || head.subarray(0, 257).includes(0));
}

const BLOCK = 512;
const REGULAR_FILE = new Set(['0', '\0', '7']);

/**
 * The content of the first regular file of a tar archive, as it streams in. Entries before it
 * (directories, long names, pax headers) are skipped, those after it are ignored.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html
 */
class TarReader {
  #held: Uint8Array = new Uint8Array(0);
  /** Bytes of the current entry and its padding that are still to be skipped. */
  #skipping = 0;
  /** Bytes of the file that are still to come; `undefined` before its header. */
  #missing: number | undefined;

  /** Whether the archive ended before its first file did, or has none. */
  get cut(): boolean {
    return this.#missing !== 0;
  }

  push(bytes: Uint8Array): Uint8Array {
    let rest = bytes;
    while (this.#missing === undefined && rest.length > 0) {
      if (this.#skipping > 0) {
        const skipped = Math.min(this.#skipping, rest.length);
        this.#skipping -= skipped;
        rest = rest.subarray(skipped);
        continue;
      }
      const wanted = BLOCK - this.#held.length;
      this.#held = concatBytes(this.#held, rest.subarray(0, wanted));
      rest = rest.subarray(wanted);
      if (this.#held.length === BLOCK) this.#readHeader();
    }
    if (this.#missing === undefined) return new Uint8Array(0);
    const content = rest.subarray(0, this.#missing);
    this.#missing -= content.length;
    return content;
  }

  #readHeader(): void {
    const header = this.#held;
    this.#held = new Uint8Array(0);
    const size = Number.parseInt(textOf(header.subarray(124, 136)), 8) || 0;
    if (!isTar(header)) this.#missing = 0;
    else if (REGULAR_FILE.has(textOf(header.subarray(156, 157)))) this.#missing = size;
    else this.#skipping = Math.ceil(size / BLOCK) * BLOCK;
  }
}

function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** The magic of a tar header: `ustar`. */
const MAGIC = [0x75, 0x73, 0x74, 0x61, 0x72];
const MAGIC_START = 257;

/** Whether bytes begin with the header of a POSIX or GNU tar entry. */
function isTar(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, at) => bytes[MAGIC_START + at] === byte);
}
