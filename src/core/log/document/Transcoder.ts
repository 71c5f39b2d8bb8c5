import { concatBytes } from '../../base/bytes.js';
import { ByteChunks } from './ByteChunks.js';

/**
 * An encoding, by a label of the Encoding Standard: those that a reader may choose from, and any
 * other that the platform's `TextDecoder` knows.
 *
 * @see https://encoding.spec.whatwg.org/#names-and-labels
 */
export type LogEncoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'gb18030'
  | 'big5'
  | 'shift_jis'
  | 'euc-jp'
  | 'euc-kr'
  | 'windows-1252'
  | 'windows-1251'
  | 'koi8-r'
  | (string & {});

const LF = 0x0a;
/**
 * Bytes in which a byte order mark may come. Not only as the very first: in a pod's log, lines of
 * Argo's emissary in UTF-8 come before what a Windows step writes.
 */
const WATCHED = 4096;
const NOTHING = new Uint8Array(0);

/**
 * Turns the bytes of a log, as they come, into the UTF-8 that the document keeps. UTF-8 passes as
 * it is; of any other encoding the bytes as they came are kept beside it.
 */
export class Transcoder {
  #encoding: LogEncoding = 'utf-8';
  #decoder: TextDecoder | undefined;
  readonly #encoder = new TextEncoder();
  #raw: ByteChunks | undefined;
  /** The first bytes, while a byte order mark of UTF-16 may still come. */
  #watched: Uint8Array | undefined;
  /** How many of them were passed on: all but a last one that may begin a byte order mark. */
  #passed = 0;

  /**
   * @param encoding by default what a byte order mark says, else UTF-8
   * @throws {RangeError} when the platform does not know it
   */
  constructor(encoding?: LogEncoding) {
    if (encoding === undefined) this.#watched = NOTHING;
    else this.#decodeAs(encoding);
  }

  /** What the bytes are read as, by its name in the Encoding Standard. */
  get encoding(): LogEncoding {
    return this.#encoding;
  }

  /** The bytes as they came; `undefined` for UTF-8, which is kept as it came. */
  get raw(): ByteChunks | undefined {
    return this.#raw;
  }

  /** What is held back, because it may begin a byte order mark. */
  get held(): Uint8Array {
    return this.#watched?.subarray(this.#passed) ?? NOTHING;
  }

  /** The next bytes as UTF-8, as far as their characters are whole. */
  push(bytes: Uint8Array): Uint8Array {
    if (this.#watched) return this.#watch(bytes);
    this.#raw?.append(bytes);
    if (!this.#decoder) return bytes;
    return this.#encoder.encode(this.#decoder.decode(bytes, { stream: true }));
  }

  /** No byte order mark comes any more: returns what was held back for one. */
  settle(): Uint8Array {
    const { held } = this;
    this.#watched = undefined;
    return held;
  }

  #watch(bytes: Uint8Array): Uint8Array {
    const before = this.#watched ?? NOTHING;
    const near = bytes.subarray(0, WATCHED);
    const watched = concatBytes([before, near]);
    const passed = this.#passed;
    for (let line = 0; line < Math.min(watched.length, WATCHED);) {
      const next = watched.indexOf(LF, line) + 1;
      const mark = line >= passed ? markAt(watched, line) : undefined;
      if (mark) {
        this.#watched = undefined;
        this.#decodeAs(mark);
        this.#raw?.append(watched);
        const text = this.#decoder?.decode(watched.subarray(line), { stream: true });
        const start = concatBytes([watched.subarray(passed, line), this.#encoder.encode(text)]);
        return concatBytes([start, this.push(bytes.subarray(near.length))]);
      }
      if (next === 0) break;
      line = next;
    }
    const last = watched.at(-1) ?? 0;
    const startsLine = watched.length === 1 || watched.at(-2) === LF;
    const isHeld = startsLine && last >= 0xfe && watched.length < WATCHED;
    this.#passed = watched.length - (isHeld ? 1 : 0);
    this.#watched = watched.length < WATCHED ? watched : undefined;
    // A large chunk is passed on without being copied.
    const passing = bytes.subarray(0, bytes.length - (isHeld ? 1 : 0));
    return passed < before.length ? concatBytes([before.subarray(passed), passing]) : passing;
  }

  #decodeAs(encoding: LogEncoding): void {
    const decoder = new TextDecoder(encoding);
    this.#encoding = decoder.encoding;
    if (decoder.encoding === 'utf-8') return;
    this.#decoder = decoder;
    this.#raw = new ByteChunks();
  }
}

/** The encoding of a byte order mark at `at`. In UTF-8, there are no bytes FE and FF. */
function markAt(bytes: Uint8Array, at: number): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[at] === 0xff && bytes[at + 1] === 0xfe) return 'utf-16le';
  return bytes[at] === 0xfe && bytes[at + 1] === 0xff ? 'utf-16be' : undefined;
}
