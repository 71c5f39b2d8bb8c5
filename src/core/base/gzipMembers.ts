import { concatBytes } from './bytes.js';

/** Bytes of a member's header without its optional fields. */
const HEADER = 10;
/** The header's first bytes: the magic, and the only method there is. */
const MAGIC = [0x1f, 0x8b, 0x08] as const;
/** Whether bytes begin as a header does. */
export const beginsMember = (bytes: Uint8Array): boolean => bytes[0] === MAGIC[0];

/** The flags of a header that none may have. */
const RESERVED_FLAGS = 0xe0;

/** The first byte of a block of Deflate that has nothing, and is the last; its second one is 0. */
const EMPTY = 0x03;

/** Bytes of gzip that follow those before. */
export interface GzipPart {
  readonly bytes: Uint8Array;
  /**
   * Set if a member may end after these bytes, because a header or padding seems to follow: the length
   * of its content in that case, in bytes modulo 2³² (ISIZE). Otherwise the member goes on behind them.
   */
  readonly size?: number;
}

/**
 * Cuts gzip where one of its members may end: `pigz --independent`, `bgzip` and `cat a.gz b.gz` write
 * several, and other programs fill the last block with zeros. A browser's `DecompressionStream` takes
 * one member only, and fails at anything behind it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1952#section-2.2
 * @see https://compression.spec.whatwg.org/#supported-formats
 */
export class GzipMembers {
  /** The end of what came, which may be the beginning of a header, or padding. */
  #held: Uint8Array = new Uint8Array(0);
  /** The four bytes before it, least significant first, as one number. */
  #size = 0;
  #isFirst = true;

  /** Cuts the next bytes. The parts are to be used one after the other. */
  *split(more: Uint8Array): Generator<GzipPart> {
    const bytes = this.#held.byteLength > 0 ? concatBytes([this.#held, more]) : more;
    let from = 0;
    const end = bytes.byteLength - heldLength(bytes);
    for (
      let at = bytes.indexOf(MAGIC[0]);
      at >= 0 && at < end;
      at = bytes.indexOf(MAGIC[0], at + 1)
    ) {
      if (!isHeader(bytes, at)) continue;
      if (at > from) yield this.#cut(bytes.subarray(from, at), !this.#isFirst || at > 0);
      from = at;
      this.#isFirst = false;
    }
    if (end > from) yield this.#cut(bytes.subarray(from, end), false);
    this.#held = bytes.slice(end);
  }

  /**
   * Cuts what was held back, of which nothing more will come. Behind a part at which a member did end,
   * zeros are padding.
   */
  *finish(): Generator<GzipPart> {
    const held = this.#held;
    const start = held.indexOf(MAGIC[0]);
    const zeros = start < 0 ? held.byteLength : start;
    // An empty member ends in eight zeros, its CRC and ISIZE, behind a block that mostly is `03 00`.
    const needed = this.#size >>> 24 === EMPTY ? 9 : 8;
    if (start === 0) yield { bytes: held.subarray(0, 0), size: this.#sizeHere };
    // A member's last bytes may be zeros too, as the high bytes of ISIZE mostly are: it may end at each.
    for (let at = 0; at < zeros; at++) {
      const { bytes, size } = this.#cut(held.subarray(at, at + 1), true);
      yield size === 0 && at + 1 < needed ? { bytes } : { bytes, size: this.#sizeHere };
    }
    if (zeros < held.byteLength) yield this.#cut(held.subarray(zeros), false);
  }

  /** ISIZE, the length of the member's content, if the last four bytes are the end of a member. */
  get #sizeHere(): number {
    return this.#size >>> 0;
  }

  #cut(bytes: Uint8Array, mayEnd: boolean): GzipPart {
    for (const byte of bytes.subarray(-4)) this.#size = (this.#size >>> 8) | (byte << 24);
    return mayEnd ? { bytes, size: this.#sizeHere } : { bytes };
  }
}

function isHeader(bytes: Uint8Array, at: number): boolean {
  const isMagic = MAGIC.every((byte, index) => bytes[at + index] === byte);
  return isMagic && ((bytes[at + MAGIC.length] ?? 0) & RESERVED_FLAGS) === 0;
}

/** Bytes at the end that may be the beginning of a header, or padding. */
function heldLength(bytes: Uint8Array): number {
  const { byteLength } = bytes;
  const start = bytes.indexOf(MAGIC[0], Math.max(0, byteLength - HEADER + 1));
  let end = byteLength;
  if (start >= 0 && isBeginning(bytes.subarray(start))) end = start;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return byteLength - end;
}

const isBeginning = (bytes: Uint8Array): boolean =>
  MAGIC.every((byte, index) => index >= bytes.byteLength || bytes[index] === byte);
