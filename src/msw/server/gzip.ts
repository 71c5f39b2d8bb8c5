import { Gunzip, gunzipSync, gzipSync, Unzlib, unzlibSync, zlibSync } from 'fflate';

import { never, slices, SOCKET_CHUNK } from './streams.js';

/** Bytes that zlib hands out at once. */
const ZLIB_CHUNK = 16_384;

/** How often `gunzip-maybe` unpacks what it has unpacked. */
const DEEPEST = 4;

/** Packs bytes with gzip, the same bytes always in the same way. */
export function packGzip(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return gzipSync(bytes, { mtime: 0 });
}

/**
 * Bytes as they leave `gunzip-maybe`, through which the UI server reads each object: unpacked when
 * they are packed, else unchanged. Data that is cut short or corrupt yields what could be unpacked,
 * and after that the stream neither goes on nor ends, because `pipe` does not pass errors on.
 *
 * @see https://github.com/mafintosh/gunzip-maybe
 */
export async function* unpackGzip(
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
  depth = 0,
): AsyncGenerator<Uint8Array> {
  const format = formatOf(bytes);
  if (!format) {
    yield* slices(bytes, depth === 0 ? SOCKET_CHUNK : ZLIB_CHUNK);
    return;
  }
  if (depth === DEEPEST) await never(signal);
  const inflated = inflate(bytes, format);
  if (inflated.end === 'complete') {
    yield* unpackGzip(inflated.bytes, signal, depth + 1);
    return;
  }
  // An error discards the chunk that zlib is filling; the end of the input hands it out.
  const { length } = inflated.bytes;
  const kept = inflated.end === 'corrupt' ? length - (length % ZLIB_CHUNK) : length;
  yield* slices(inflated.bytes.subarray(0, kept), ZLIB_CHUNK);
  await never(signal);
}

type PackedFormat = 'deflate' | 'gzip';

/** The format that `is-gzip` and `is-deflate` see in the first bytes. */
function formatOf(bytes: Uint8Array): PackedFormat | undefined {
  const [first, second, third] = bytes;
  if (first === 0x1f && second === 0x8b && third === 8) return 'gzip';
  const zlibLevels: readonly (number | undefined)[] = [0x01, 0x9c, 0xda];
  return first === 0x78 && zlibLevels.includes(second) ? 'deflate' : undefined;
}

/** What came out of packed bytes. */
interface Inflated {
  /** All that can be unpacked before the packed bytes end or are wrong. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Whether the packed bytes were whole, wrong at some place, or cut short. */
  end: 'complete' | 'corrupt' | 'truncated';
}

/**
 * Unpacks bytes as far as zlib unpacks them. Not with a `DecompressionStream`: of what it has
 * unpacked when it fails, each engine hands out another part. One difference is left: fflate notices
 * a damaged code table at the first code that is not in it, and zlib at once.
 */
export function inflate(packed: Uint8Array, format: PackedFormat): Inflated {
  let read: PackedPrefix;
  try {
    read = readPrefix(packed, format);
  } catch {
    return { bytes: readUpToError(packed, format), end: 'corrupt' };
  }
  const member = packed.subarray(read.memberAt);
  const content = read.bytes.subarray(read.contentAt);
  if (endsWithin(member, content.length, format)) {
    return {
      bytes: read.bytes,
      end: hasChecksum(member, content, format) ? 'complete' : 'corrupt',
    };
  }
  return { bytes: addStoredRest(packed, read.bytes, format), end: 'truncated' };
}

/** What the first part of packed bytes holds. */
interface PackedPrefix {
  /** All that could be unpacked. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Where the last member of a gzip file begins, in the packed bytes. */
  memberAt: number;
  /** Where the content of that member begins, in `bytes`. */
  contentAt: number;
}

/**
 * Unpacks bytes that may go on, and after them `padding`, which may be wrong.
 *
 * @throws {Error} when the packed bytes are wrong
 */
function readPrefix(packed: Uint8Array, format: PackedFormat, padding?: Uint8Array): PackedPrefix {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const keep = (part: Uint8Array<ArrayBuffer>) => {
    parts.push(part);
    length += part.length;
  };
  const members = { memberAt: 0, contentAt: 0 };
  const stream = format === 'gzip' ? new Gunzip(keep) : new Unzlib(keep);
  if (stream instanceof Gunzip) {
    stream.onmember = (offset) => {
      Object.assign(members, { memberAt: offset, contentAt: length });
    };
  }
  stream.push(packed);
  if (padding) {
    try {
      stream.push(padding);
    } catch {
      // Only the padding can be wrong here.
    }
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, ...members };
}

/** Unpacks all that comes before the first wrong byte. */
function readUpToError(packed: Uint8Array, format: PackedFormat): Uint8Array<ArrayBuffer> {
  // A push that fails drops what it had unpacked, so that the longest one that works is sought.
  let bytes = new Uint8Array();
  let [good, wrong] = [0, packed.length];
  while (wrong - good > 1) {
    const middle = Math.floor((good + wrong) / 2);
    try {
      ({ bytes } = readPrefix(packed.subarray(0, middle), format));
      good = middle;
    } catch {
      wrong = middle;
    }
  }
  return bytes;
}

/** Whether a packed member has its end, and behind it room for a checksum. */
function endsWithin(member: Uint8Array, contentLength: number, format: PackedFormat): boolean {
  const out = new Uint8Array(contentLength);
  try {
    if (format === 'gzip') gunzipSync(member, { out });
    else unzlibSync(member, { out });
    return true;
  } catch {
    return false;
  }
}

/** Whether a member ends with the checksum of its content, which fflate writes but never verifies. */
function hasChecksum(member: Uint8Array, content: Uint8Array, format: PackedFormat): boolean {
  const size = format === 'gzip' ? 8 : 4;
  const packed =
    format === 'gzip' ? gzipSync(content, { level: 0 }) : zlibSync(content, { level: 0 });
  const expected = packed.subarray(-size);
  return member.subarray(-size).every((byte, index) => byte === expected[index]);
}

/**
 * How many bytes to fill up with: first as few as any block but a stored one must react to (a code
 * table has 300 at most), then as many as a stored block can have. Not the latter at once, because a
 * compressed block may unpack them to a thousand times as many.
 */
const FILLINGS = [400, 65_535] as const;

/** Two bytes that, read as the header of the next block, announce one more stored block. */
const FILLERS = [0x00, 0xf8] as const;

/**
 * Adds what a block that is stored, not compressed, has before it is cut. fflate hands such a block
 * out once it is whole, so it is filled up twice, with other bytes each time: what comes out alike
 * is the block's own.
 */
function addStoredRest(
  packed: Uint8Array,
  bytes: Uint8Array<ArrayBuffer>,
  format: PackedFormat,
): Uint8Array<ArrayBuffer> {
  for (const size of FILLINGS) {
    const [one, other] = FILLERS.map(
      (filler) => readPrefix(packed, format, new Uint8Array(size).fill(filler)).bytes,
    );
    if (!one || !other || one.length === bytes.length) continue;
    let at = bytes.length;
    while (at < one.length && one[at] === other[at]) at += 1;
    return one[at] === FILLERS[0] && other[at] === FILLERS[1] ? one.subarray(0, at) : bytes;
  }
  return bytes;
}
