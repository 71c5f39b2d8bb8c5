import {
  type ConfigMap,
  type KubernetesObject,
  type KubernetesResource,
  objectKey,
  type Pod,
  type PodEvent,
  type Secret,
  type Workflow,
} from '../kubernetes/objects.js';
import { PodLogs } from './storage.js';
import type { WorldInit } from './WorldInit.js';

/** What Kubernetes holds: objects by `namespace/name`, and the logs of the pods among them. */
export class Cluster {
  readonly pods: Map<string, Pod> = new Map<string, Pod>();
  readonly events: PodEvent[] = [];
  readonly workflows: Map<string, Workflow> = new Map<string, Workflow>();
  readonly configMaps: Map<string, ConfigMap> = new Map<string, ConfigMap>();
  readonly secrets: Map<string, Secret> = new Map<string, Secret>();
  readonly logs: PodLogs = new PodLogs();

  apply(object: KubernetesObject): void {
    const key = objectKey(object.metadata.namespace, object.metadata.name);
    switch (object.kind) {
      case 'Pod':
        this.pods.set(key, object);
        break;
      case 'Workflow':
        this.workflows.set(key, object);
        break;
      case 'ConfigMap':
        this.configMaps.set(key, object);
        break;
      case 'Secret':
        this.secrets.set(key, object);
        break;
      case 'Event':
        this.#replaceEvent(object);
        break;
    }
  }

  /** @throws {Error} when there is no pod of that name, or of that namespace and name */
  pod(name: string): Pod {
    return find(this.pods, name, 'pod');
  }

  /** @throws {Error} when there is no workflow of that name, or of that namespace and name */
  workflow(name: string): Workflow {
    return find(this.workflows, name, 'workflow');
  }

  /** The workflow that a pod is a step of. */
  workflowOf(pod: Pod): Workflow | undefined {
    const name = pod.metadata.labels?.['workflows.argoproj.io/workflow'];
    return name === undefined
      ? undefined
      : this.workflows.get(objectKey(pod.metadata.namespace, name));
  }

  /** Deletes a pod, and its log with it. */
  deletePod(pod: Pod): void {
    this.logs.delete(pod);
    this.pods.delete(objectKey(pod.metadata.namespace, pod.metadata.name));
  }

  /** Deletes a workflow, and its pods with it. */
  deleteWorkflow({ metadata }: Workflow): void {
    this.workflows.delete(objectKey(metadata.namespace, metadata.name));
    for (const pod of this.pods.values()) {
      const owner = pod.metadata.labels?.['workflows.argoproj.io/workflow'];
      const sameNamespace = pod.metadata.namespace === metadata.namespace;
      if (owner === metadata.name && sameNamespace) this.deletePod(pod);
    }
  }

  #replaceEvent(event: PodEvent): void {
    const { namespace, name } = event.metadata;
    const at = this.events.findIndex(
      (each) => each.metadata.name === name && each.metadata.namespace === namespace,
    );
    this.events.splice(at < 0 ? this.events.length : at, at < 0 ? 0 : 1, event);
  }
}

function find<T extends KubernetesObject>(
  objects: ReadonlyMap<string, T>,
  name: string,
  kind: string,
): T {
  const found =
    objects.get(name) ?? [...objects.values()].find((each) => each.metadata.name === name);
  if (found) return found;
  throw new Error(`The world has no ${kind} ${name}.`);
}

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
