import { concatBytes } from '../base/bytes.js';

/** Takes the bytes of a stored object, and passes on those of the log in it. */
export interface Unpacker {
  push(bytes: Uint8Array): Promise<void>;
  /** The object has ended. Resolves with what was wrong with it, if anything was. */
  end(): Promise<Error | undefined>;
}

/** The unpacker for an object that begins with these bytes: gzip, tar, both, or the log itself. */
export function unpackerFor(head: Uint8Array, take: (bytes: Uint8Array) => void): Unpacker {
  const inner = new TarOrPlainUnpacker(take);
  return head[0] === 0x1f && head[1] === 0x8b ? new GzipUnpacker(inner) : inner;
}

/** Unpacks gzip by the platform's `DecompressionStream`, as it streams in. */
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

/** A tar names itself in bytes 257 to 261. */
const MAGIC_END = 262;

/** Passes a log through as it is, and of a tar the first file. */
class TarOrPlainUnpacker implements Unpacker {
  readonly #take: (bytes: Uint8Array) => void;
  #held: Uint8Array | undefined = new Uint8Array(0);
  #tar: TarReader | undefined;

  constructor(take: (bytes: Uint8Array) => void) {
    this.#take = take;
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
    this.#take(this.#tar ? this.#tar.push(bytes) : bytes);
  }
}

/** The name in a tar's first 100 bytes is filled up with NUL bytes, which text does not have. */
function mayBecomeTar(head: Uint8Array): boolean {
  return head.length < MAGIC_END && (head.length < 1 || head.subarray(0, 257).includes(0));
}

const BLOCK = 512;
const REGULAR_FILE = new Set(['0', '\0', '7']);

/**
 * The content of the first regular file of a tar archive, as it streams in. Entries before it that
 * are none (directories, long names, pax headers) are passed over, those after it are dropped.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html
 */
class TarReader {
  #held: Uint8Array = new Uint8Array(0);
  /** Bytes of the current entry, with its padding, that are still to be passed over. */
  #passOver = 0;
  /** Bytes of the file that are still to come; `undefined` before it was found. */
  #missing: number | undefined;

  /** Whether the file ended before it was whole, or was not found. */
  get cut(): boolean {
    return this.#missing !== 0;
  }

  push(bytes: Uint8Array): Uint8Array {
    let rest = bytes;
    while (this.#missing === undefined && rest.length > 0) {
      if (this.#passOver > 0) {
        const passed = Math.min(this.#passOver, rest.length);
        this.#passOver -= passed;
        rest = rest.subarray(passed);
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
    else this.#passOver = Math.ceil(size / BLOCK) * BLOCK;
  }
}

function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** Where a tar header names itself: `ustar`. */
const MAGIC = [0x75, 0x73, 0x74, 0x61, 0x72];
const MAGIC_START = 257;

/** Whether bytes begin with the header of a POSIX or GNU tar entry. */
function isTar(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, at) => bytes[MAGIC_START + at] === byte);
}
