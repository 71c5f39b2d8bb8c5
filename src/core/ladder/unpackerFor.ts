import { GzipUnpacker } from './GzipUnpacker.js';
import { TarOrPlainUnpacker } from './TarOrPlainUnpacker.js';
import type { Unpacker } from './Unpacker.js';

/** The unpacker for an object that begins with these bytes: gzip, tar, both, or the log itself. */
export function unpackerFor(head: Uint8Array, take: (bytes: Uint8Array) => void): Unpacker {
  const inner = new TarOrPlainUnpacker(take);
  return head[0] === 0x1f && head[1] === 0x8b ? new GzipUnpacker(inner) : inner;
}
