import type { Inflated } from './Inflated.js';
import { inflateDamaged } from './inflateDamaged.js';

/** Unpacks bytes as far as they can be unpacked. */
export async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  format: 'deflate' | 'gzip',
): Promise<Inflated> {
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format));
    return { bytes: new Uint8Array(await new Response(stream).arrayBuffer()), end: 'complete' };
  } catch {
    // What a stream had unpacked before it failed is lost, more or less of it in each engine.
    return inflateDamaged(packed, format);
  }
}
