import type { World } from '../world/World.js';
import { firstTarEntry } from './firstTarEntry.js';
import { getObject } from './getObject.js';
import type { ObjectLocation } from './ObjectLocation.js';
import { slices } from './slices.js';
import { SOCKET_CHUNK } from './SOCKET_CHUNK.js';
import { unpackGzip } from './unpackGzip.js';

/**
 * The content of an object as a stream: unpacked, and of a tar archive the first entry, unless it
 * is wanted as it is.
 *
 * @throws {Error} as the UI server's S3 client throws it
 */
export function openObject(
  world: World,
  location: ObjectLocation,
  signal: AbortSignal,
  extract = true,
): AsyncIterable<Uint8Array> {
  const bytes = getObject(world, location);
  return extract ? firstTarEntry(unpackGzip(bytes, signal)) : raw(bytes);
}

async function* raw(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* slices(bytes, SOCKET_CHUNK);
  await Promise.resolve();
}
