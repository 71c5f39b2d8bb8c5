import { inflate } from './inflate.js';
import { never } from './streams.js';

/** Bytes that Node reads from a socket at once; how previews of large objects go wrong depends on it. */
export const SOCKET_CHUNK = 65_536;

/** Some bytes in chunks of a size. */
export function* slices(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const ZLIB_CHUNK = 16_384;
const DEEPEST = 4;

/**
 * Bytes as the UI server's `gunzip-maybe` lets them through: unpacked when they are packed. Data
 * that is cut short or corrupt yields what was unpacked before, and then nothing ever again: the
 * error is lost between the streams, and the answer has no end.
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
  const inflated = await inflate(bytes, format);
  if (inflated.end === 'complete') {
    yield* unpackGzip(inflated.bytes, signal, depth + 1);
    return;
  }
  // zlib hands out whole chunks as it goes; the rest of one is lost when an error stops it.
  const { length } = inflated.bytes;
  const kept = inflated.end === 'corrupt' ? length - (length % ZLIB_CHUNK) : length;
  yield* slices(inflated.bytes.subarray(0, kept), ZLIB_CHUNK);
  await never(signal);
}

function formatOf(bytes: Uint8Array): 'deflate' | 'gzip' | undefined {
  const [first, second, third] = bytes;
  if (first === 0x1f && second === 0x8b && third === 8) return 'gzip';
  const zlibLevels: readonly (number | undefined)[] = [0x01, 0x9c, 0xda];
  return first === 0x78 && zlibLevels.includes(second) ? 'deflate' : undefined;
}

const BLOCK = 512;
/** Type flags of headers that say something about the next entry and are none themselves. */
const ABOUT_THE_NEXT = ['g', 'x', 'L', 'K'];

/**
 * The first entry of a tar archive, chunk by chunk; bytes that are no archive stay as they are.
 * The rest of the archive is read all the same. On the real server a broken header in it ends the
 * process, and with it the answer.
 *
 * @throws {Error} at a broken header
 */
export async function* firstTarEntry(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let archive: boolean | undefined;
  let header: Uint8Array = new Uint8Array();
  let wanted = false;
  let entries = 0;
  let left = 0;
  let padding = 0;

  for await (const chunk of chunks) {
    archive ??= isTarHeader(chunk);
    if (!archive) {
      yield chunk;
      continue;
    }
    for (let at = 0; at < chunk.length;) {
      const taken = Math.min(left || padding || BLOCK - header.length, chunk.length - at);
      const piece = chunk.subarray(at, at + taken);
      at += taken;
      if (left > 0) {
        left -= taken;
        if (wanted) yield piece;
      } else if (padding > 0) {
        padding -= taken;
      } else {
        header = Uint8Array.of(...header, ...piece);
        if (header.length < BLOCK) continue;
        if (header.some((byte) => byte !== 0)) {
          const entry = !ABOUT_THE_NEXT.includes(String.fromCharCode(header[156] ?? 0));
          left = sizeIn(header);
          padding = (BLOCK - (left % BLOCK)) % BLOCK;
          entries += entry ? 1 : 0;
          wanted = entry && entries === 1;
        }
        header = new Uint8Array();
      }
    }
  }
}

function sizeIn(header: Uint8Array): number {
  const octal = (from: number, to: number) =>
    Number.parseInt(String.fromCharCode(...header.subarray(from, to)).replaceAll('\0', ' '), 8);
  const sum = header.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0);
  if (octal(148, 156) !== sum) {
    throw new Error('Invalid tar header. Maybe the tar is corrupted or it needs to be gunzipped?');
  }
  return octal(124, 136) || 0;
}

const POSIX = [0x75, 0x73, 0x74, 0x61, 0x72, 0x00, 0x30, 0x30];
const GNU = [0x75, 0x73, 0x74, 0x61, 0x72, 0x20, 0x20, 0x00];

/** Whether bytes begin with the header of a tar archive, as the UI server tells it. */
function isTarHeader(bytes: Uint8Array): boolean {
  const magic = bytes.subarray(257, 265);
  return [POSIX, GNU].some((known) => known.every((byte, at) => byte === magic[at]));
}
