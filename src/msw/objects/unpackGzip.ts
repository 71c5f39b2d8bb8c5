import { never } from '../http/never.js';
import { inflate } from './inflate.js';
import { slices } from './slices.js';
import { SOCKET_CHUNK } from './SOCKET_CHUNK.js';

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
