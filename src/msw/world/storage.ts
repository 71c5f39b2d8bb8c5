import { objectKey, type Pod } from '../kubernetes/objects.js';

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

/**
 * What the containers of pods have printed so far. Without a container, methods take `main`, or else
 * the pod's first one.
 */
export class PodLogs {
  readonly #logs = new Map<string, GrowingBytes>();

  read(pod: Pod, container?: string): Uint8Array<ArrayBuffer> {
    return this.#logs.get(keyOf(pod, container))?.read() ?? new Uint8Array();
  }

  write(pod: Pod, text: string | Uint8Array, container?: string): void {
    const key = keyOf(pod, container);
    const log = this.#logs.get(key) ?? new GrowingBytes();
    log.append(toBytes(text));
    this.#logs.set(key, log);
  }

  /** What a container printed before its last restart; `undefined` where it was not restarted. */
  readPrevious(pod: Pod, container: string): Uint8Array<ArrayBuffer> | undefined {
    return this.#logs.get(`${keyOf(pod, container)}/previous`)?.read();
  }

  /** Begins a new log for a container; the one before stays until the next restart. */
  restart(pod: Pod, container?: string): void {
    const key = keyOf(pod, container);
    this.#logs.set(`${key}/previous`, this.#logs.get(key) ?? new GrowingBytes());
    this.#logs.delete(key);
  }

  delete(pod: Pod): void {
    for (const { name } of [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]) {
      this.#logs.delete(keyOf(pod, name));
      this.#logs.delete(`${keyOf(pod, name)}/previous`);
    }
  }
}

function keyOf({ metadata, spec }: Pod, container?: string): string {
  const names = spec.containers.map((each) => each.name);
  const chosen = container ?? (names.includes('main') ? 'main' : names[0]);
  return `${objectKey(metadata.namespace, metadata.name)}/${chosen ?? 'main'}`;
}

/** Bytes that grow: the pieces are joined when they are read, each piece once. */
class GrowingBytes {
  #joined = new Uint8Array();
  #pending: Uint8Array[] = [];

  append(bytes: Uint8Array): void {
    this.#pending.push(bytes);
  }

  read(): Uint8Array<ArrayBuffer> {
    if (this.#pending.length === 0) return this.#joined;
    const parts = [this.#joined, ...this.#pending];
    const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.length;
    }
    this.#joined = joined;
    this.#pending = [];
    return joined;
  }
}

/** A copy of some bytes, or a text in UTF-8. */
function toBytes(content: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}
