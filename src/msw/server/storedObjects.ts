import type { Credentials } from '../world/settings.js';
import type { World } from '../world/World.js';
import { unpackGzip } from './gzip.js';
import { inChunks } from './streams.js';
import { firstTarEntry } from './tar.js';

/** An object of the store, and the credentials to ask for it with. */
interface ObjectLocation {
  bucket: string;
  key: string;
  credentials: Credentials;
}

/**
 * Opens an object of the store: unpacked, and of a tar archive the first entry, unless `extract` is
 * off.
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
  return extract ? firstTarEntry(unpackGzip(bytes, signal)) : inChunks(bytes);
}

/**
 * Reads the bytes of an object.
 *
 * @throws {Error} as the UI server's S3 client throws it; code `NoSuchKey` when there is none
 */
function getObject(world: World, location: ObjectLocation): Uint8Array<ArrayBuffer> {
  openBucket(world, location);
  const bytes = world.readObject(location.bucket, location.key);
  if (bytes) return bytes;
  throw new StoreError('NoSuchKey', world.store.dialect === 'rgw' ? '' : STORE_MESSAGES.NoSuchKey);
}

/**
 * Checks all that can be wrong before the store looks for an object.
 *
 * @throws {Error} as the UI server's S3 client (minio 8) throws it
 */
function openBucket(
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

/**
 * Cuts a stream as the UI server's `peek` does. The chunk in which the limit is reached is cut there,
 * but the chunks after it still come, each shorter by the bytes that were too many before it.
 */
export async function* previewOf(
  chunks: AsyncIterable<Uint8Array>,
  peek: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    const left = peek - size;
    size += chunk.length;
    yield peek > 0 && size >= peek ? chunk.slice(0, left) : chunk;
  }
}

/** An error of the store, as the UI server's S3 client throws it. */
export class StoreError extends Error {
  override readonly name = 'S3Error';
  /** S3's error code, such as `NoSuchKey`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Messages of stores that send the same ones as AWS. */
const STORE_MESSAGES: Readonly<Record<StoreErrorCode, string>> = {
  AccessDenied: 'Access Denied.',
  InvalidAccessKeyId: 'The AWS Access Key Id you provided does not exist in our records.',
  NoSuchBucket: 'The specified bucket does not exist',
  NoSuchKey: 'The specified key does not exist.',
  SignatureDoesNotMatch:
    'The request signature we calculated does not match the signature you provided. ' +
    'Check your key and signing method.',
};

type StoreErrorCode =
  'AccessDenied' | 'InvalidAccessKeyId' | 'NoSuchBucket' | 'NoSuchKey' | 'SignatureDoesNotMatch';
