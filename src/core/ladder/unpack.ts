import { concatBytes } from '../base/bytes.js';
import { beginsMember, GzipMembers, type GzipPart } from '../base/gzipMembers.js';
import { gzipPieces } from '../base/inflate.js';
import { formatBytes } from '../base/limits.js';
import { nextTask } from '../base/scheduler.js';

/** Receives the bytes of a stored object, and passes on those of the log in it. */
export interface Unpacker {
  /** The next bytes of the object; resolves with whether more of them are wanted. */
  push(bytes: Uint8Array): Promise<boolean>;
  /** The object has ended, or no more is wanted. Resolves with the damage that was found, if any. */
  end(): Promise<Error | undefined>;
}

/** An object unpacks to more than is taken. */
export class TooLargeError extends Error {
  /** @param limit Bytes that are taken */
  constructor(limit: number) {
    super(`It unpacks to more than ${formatBytes(limit)}.`);
  }
}

/** Takes bytes of the log; resolves with whether more of them are wanted. */
type Write = (bytes: Uint8Array) => Promise<boolean>;

/**
 * The unpacker for an object that begins with these bytes: gzip, tar, both, or the log itself.
 *
 * @param limit Bytes to which the object may unpack, what is skipped in an archive included
 */
export function unpackerFor(head: Uint8Array, limit: number, write: Write): Unpacker {
  const inner = new TarOrPlainUnpacker(limit, write);
  return head[0] === 0x1f && head[1] === 0x8b ? new GzipUnpacker(inner) : inner;
}

/** Passes on the bytes as they are. */
export function plainUnpacker(write: Write): Unpacker {
  return {
    push: write,
    end: () => Promise.resolve(undefined),
  };
}

/** Tasks in which nothing more was unpacked, after which nothing more will be. */
const TURNS = 2;
/**
 * Members of one object. An empty one has 20 bytes, and each costs the page a stream of its own.
 */
const MAX_MEMBERS = 100_000;

/** Unpacks gzip with the platform's `DecompressionStream`, one for each member, as it streams in. */
class GzipUnpacker implements Unpacker {
  readonly #inner: Unpacker;
  readonly #members = new GzipMembers();
  #member: GzipMember;
  #count = 1;

  constructor(inner: Unpacker) {
    this.#inner = inner;
    this.#member = new GzipMember(inner);
  }

  async push(bytes: Uint8Array): Promise<boolean> {
    for (const part of this.#members.split(bytes)) {
      if (!(await this.#write(part))) return false;
    }
    return true;
  }

  async end(): Promise<Error | undefined> {
    let isPadding = false;
    for (const part of this.#members.finish()) {
      const isNext = beginsMember(part.bytes);
      if (isPadding && !isNext) continue;
      if (isPadding && !(await this.#beginNext())) break;
      if (!(await this.#member.write(part.bytes))) break;
      isPadding = part.size !== undefined && (await this.#member.isAtEnd(part.size));
    }
    const damage = await this.#member.end();
    return damage ?? (await this.#inner.end());
  }

  async #write({ bytes, size }: GzipPart): Promise<boolean> {
    if (!(await this.#member.write(bytes))) return false;
    if (size === undefined || !(await this.#member.isAtEnd(size))) return true;
    return this.#beginNext();
  }

  async #beginNext(): Promise<boolean> {
    if ((await this.#member.end()) || this.#member.isRefused) return false;
    this.#count += 1;
    this.#member = new GzipMember(this.#inner, this.#count > MAX_MEMBERS);
    return true;
  }
}

/** Unpacks one member of gzip. */
class GzipMember {
  readonly #inner: Unpacker;
  readonly #writer: WritableStreamDefaultWriter<BufferSource>;
  /** Resolves when nothing more is unpacked. */
  readonly #pumped: Promise<Error | undefined>;
  /** Bytes that were unpacked. */
  #unpacked = 0;
  /** Whether all that is unpacked was passed on. */
  #isWaiting = false;
  #isOver = false;
  #isRefused = false;

  constructor(inner: Unpacker, isOneTooMany = false) {
    this.#inner = inner;
    const { writable, readable } = new DecompressionStream('gzip');
    this.#writer = writable.getWriter();
    if (isOneTooMany) {
      const error = new Error(`It has more than ${MAX_MEMBERS} gzip members.`);
      this.#writer.abort(error).catch(() => undefined);
    }
    this.#pumped = this.#pump(readable.getReader());
    // `write` and `end` pass on the rejection of an aborted log; after them nobody waits for it.
    this.#pumped.catch(() => undefined);
  }

  /** Whether no more of the log is wanted. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  /** Unpacks the next bytes; resolves with whether more of them are wanted. */
  async write(bytes: Uint8Array): Promise<boolean> {
    const ended = this.#pumped.then(() => false);
    for (const piece of gzipPieces(bytes)) {
      // In some engines a write never resolves once the data is damaged; the reading side always ends.
      if (!(await Promise.race([ended, this.#write(piece)]))) return false;
    }
    return true;
  }

  /** Whether the member may end here, if its content is to have `size` bytes. */
  async isAtEnd(size: number): Promise<boolean> {
    let turns = 0;
    for (let before = -1; turns < TURNS && !this.#isOver; before = this.#unpacked) {
      await nextTask();
      turns = this.#isWaiting && before === this.#unpacked ? turns + 1 : 0;
    }
    return !this.#isOver && this.#unpacked % 2 ** 32 === size;
  }

  /** The member has ended. Resolves with the damage that was found, if any. */
  async end(): Promise<Error | undefined> {
    this.#writer.close().catch(() => undefined);
    return this.#pumped;
  }

  async #write(bytes: Uint8Array): Promise<boolean> {
    try {
      await this.#writer.write(new Uint8Array(bytes));
    } catch {
      // `#pump` returns the error.
    }
    return true;
  }

  async #pump(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Error | undefined> {
    try {
      for (;;) {
        this.#isWaiting = true;
        const { done, value } = await reader.read();
        this.#isWaiting = false;
        if (done) return undefined;
        this.#unpacked += value.byteLength;
        if (await this.#inner.push(value)) continue;
        this.#isRefused = true;
        reader.cancel().catch(() => undefined);
        return undefined;
      }
    } catch (error) {
      // Show what was unpacked before the damage.
      await this.#inner.end();
      return error instanceof Error ? error : new Error(String(error));
    } finally {
      this.#isOver = true;
    }
  }
}

/** Bytes up to the end of a tar header's magic, `ustar`. */
const MAGIC_END = 262;

/** Passes on the first file of a tar; anything else as it is. */
class TarOrPlainUnpacker implements Unpacker {
  readonly #limit: number;
  readonly #write: Write;
  #room: number;
  #held: Uint8Array | undefined = new Uint8Array(0);
  #tar: TarReader | undefined;

  constructor(limit: number, write: Write) {
    this.#limit = this.#room = limit;
    this.#write = write;
  }

  async push(bytes: Uint8Array): Promise<boolean> {
    const wanted = await this.#take(bytes.subarray(0, Math.max(0, this.#room)));
    this.#room -= bytes.length;
    return wanted && this.#room >= 0;
  }

  async end(): Promise<Error | undefined> {
    const held = this.#held;
    this.#held = undefined;
    if (held) await this.#begin(held);
    if (this.#room < 0) return new TooLargeError(this.#limit);
    return this.#tar?.cut
      ? new Error('The tar archive ends before its first file does.')
      : undefined;
  }

  async #take(bytes: Uint8Array): Promise<boolean> {
    if (!this.#held) return this.#pass(bytes);
    const head = this.#held.length > 0 ? concatBytes([this.#held, bytes]) : bytes;
    this.#held = mayBecomeTar(head) ? head : undefined;
    return this.#held ? true : this.#begin(head);
  }

  #begin(head: Uint8Array): Promise<boolean> {
    if (isTar(head)) this.#tar = new TarReader();
    return this.#pass(head);
  }

  async #pass(bytes: Uint8Array): Promise<boolean> {
    if (!this.#tar) return this.#write(bytes);
    return (await this.#write(this.#tar.push(bytes))) && this.#tar.cut;
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
      this.#held = concatBytes([this.#held, rest.subarray(0, wanted)]);
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
