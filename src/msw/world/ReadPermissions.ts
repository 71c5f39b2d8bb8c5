import type { KubernetesResource } from '../kubernetes/KubernetesResource.js';
import { objectKey } from '../kubernetes/objectKey.js';
import type { WorldInit } from './WorldInit.js';

/** What RBAC lets the UI server read, by resource and namespace: all that is not forbidden. */
export class ReadPermissions {
  readonly #forbidden: Set<string>;

  constructor(forbidden: WorldInit['forbidden'] = {}) {
    this.#forbidden = new Set(
      Object.entries(forbidden).flatMap(([resource, namespaces]) =>
        namespaces.map((namespace) => objectKey(namespace, resource)),
      ),
    );
  }

  allows(resource: KubernetesResource, namespace: string): boolean {
    return !this.#forbidden.has(objectKey(namespace, resource));
  }

  set(resource: KubernetesResource, namespace: string, allowed: boolean): void {
    if (allowed) this.#forbidden.delete(objectKey(namespace, resource));
    else this.#forbidden.add(objectKey(namespace, resource));
  }
}
