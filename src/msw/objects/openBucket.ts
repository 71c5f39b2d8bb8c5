import type { World } from '../world/World.js';
import type { ObjectLocation } from './ObjectLocation.js';
import { StoreError } from './StoreError.js';
import { STORE_MESSAGES } from './STORE_MESSAGES.js';

/**
 * Everything that can go wrong before an object of a bucket is looked for.
 *
 * @throws {Error} as the UI server's S3 client (minio 8) throws it
 */
export function openBucket(
  world: World,
  { bucket, credentials }: Pick<ObjectLocation, 'bucket' | 'credentials'>,
): void {
  const { health, address, accounts, checksSecretKeys } = world.store;
  if (bucket.length < 3) {
    const error = new Error(`Invalid bucket name: ${bucket}`);
    error.name = 'InvalidBucketNameError';
    throw error;
  }
  if (health === 'down') throw new Error(`connect ECONNREFUSED ${address}`);
  if (health === 'overloaded') {
    throw new Error('Request failed after 1 retries: Error: Retryable HTTP status: 503');
  }
  const { accessKey, secretKey } = credentials;
  const anonymous = !accessKey || !secretKey;
  const account = accounts[accessKey];
  if (!anonymous && !account) throw storeError(world, 'InvalidAccessKeyId');
  if (!anonymous && checksSecretKeys && account?.secretKey !== secretKey) {
    throw storeError(world, 'SignatureDoesNotMatch');
  }
  if (!world.hasBucket(bucket)) throw storeError(world, 'NoSuchBucket');
  if (anonymous || !account?.mayRead) throw storeError(world, 'AccessDenied');
}

function storeError(world: World, code: keyof typeof STORE_MESSAGES): StoreError {
  return new StoreError(code, world.store.dialect === 'rgw' ? '' : STORE_MESSAGES[code]);
}
