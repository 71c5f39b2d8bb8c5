import type { Inflated } from './Inflated.js';
import { inflateRaw } from './inflateRaw.js';

const CHECKSUM = { deflate: 4, gzip: 8 };

/** Unpacks bytes that a decompression stream refused, as far as they go. */
export function inflateDamaged(packed: Uint8Array, format: 'deflate' | 'gzip'): Inflated {
  const start = format === 'gzip' ? endOfGzipHeader(packed) : 2;
  const { bytes, end, next } = inflateRaw(packed, start);
  if (end !== 'complete') return { bytes, end };
  return { bytes, end: next + CHECKSUM[format] > packed.length ? 'truncated' : 'corrupt' };
}

/** @see https://www.rfc-editor.org/rfc/rfc1952#section-2.3 */
function endOfGzipHeader(packed: Uint8Array): number {
  const flags = packed[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (packed[at] ?? 0) + 256 * (packed[at + 1] ?? 0);
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    const zero = packed.indexOf(0, at);
    at = zero < 0 ? packed.length : zero + 1;
  }
  return flags & 2 ? at + 2 : at;
}
