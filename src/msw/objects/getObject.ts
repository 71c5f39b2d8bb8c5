import type { World } from '../world/World.js';
import type { ObjectLocation } from './ObjectLocation.js';
import { openBucket } from './openBucket.js';
import { StoreError } from './StoreError.js';
import { STORE_MESSAGES } from './STORE_MESSAGES.js';

/**
 * The bytes of an object.
 *
 * @throws {Error} as the UI server's S3 client throws it; code `NoSuchKey` when there is none
 */
export function getObject(world: World, location: ObjectLocation): Uint8Array<ArrayBuffer> {
  openBucket(world, location);
  const bytes = world.readObject(location.bucket, location.key);
  if (bytes) return bytes;
  throw new StoreError('NoSuchKey', world.store.dialect === 'rgw' ? '' : STORE_MESSAGES.NoSuchKey);
}
