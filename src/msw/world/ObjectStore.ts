import { toBytes } from './toBytes.js';

/** Objects of the store, by bucket and key. */
export class ObjectStore {
  readonly #buckets = new Map<string, Map<string, Uint8Array<ArrayBuffer>>>();

  addBucket(bucket: string): Map<string, Uint8Array<ArrayBuffer>> {
    const objects = this.#buckets.get(bucket) ?? new Map<string, Uint8Array<ArrayBuffer>>();
    this.#buckets.set(bucket, objects);
    return objects;
  }

  has(bucket: string): boolean {
    return this.#buckets.has(bucket);
  }

  put(bucket: string, key: string, content: string | Uint8Array): void {
    this.addBucket(bucket).set(key, toBytes(content));
  }

  read(bucket: string, key: string): Uint8Array<ArrayBuffer> | undefined {
    return this.#buckets.get(bucket)?.get(key);
  }

  delete(bucket: string, key: string): void {
    this.#buckets.get(bucket)?.delete(key);
  }

  list(bucket: string, prefix: string): { key: string; size: number }[] {
    return [...(this.#buckets.get(bucket) ?? [])]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, bytes]) => ({ key, size: bytes.length }))
      .sort((one, other) => (one.key < other.key ? -1 : 1));
  }
}
