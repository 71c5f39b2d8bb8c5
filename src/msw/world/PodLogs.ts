import { objectKey } from '../kubernetes/objectKey.js';
import type { Pod } from '../kubernetes/Pod.js';
import { GrowingBytes } from './GrowingBytes.js';
import { toBytes } from './toBytes.js';

/**
 * What the containers of pods have printed so far. Where no container is named it is `main`, or else
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

  delete(pod: Pod): void {
    for (const { name } of pod.spec.containers) this.#logs.delete(keyOf(pod, name));
  }
}

function keyOf({ metadata, spec }: Pod, container?: string): string {
  const names = spec.containers.map((each) => each.name);
  const chosen = container ?? (names.includes('main') ? 'main' : names[0]);
  return `${objectKey(metadata.namespace, metadata.name)}/${chosen ?? 'main'}`;
}
