import { createPodEvent, type PodEventOptions } from '../kubernetes/createPodEvent.js';
import { createPodNode } from '../kubernetes/createPodNode.js';
import type { ConfigMap } from '../kubernetes/ConfigMap.js';
import type { KubernetesObject } from '../kubernetes/KubernetesObject.js';
import type { KubernetesResource } from '../kubernetes/KubernetesResource.js';
import type { NodeState } from '../kubernetes/NodeState.js';
import { objectKey } from '../kubernetes/objectKey.js';
import type { Pod } from '../kubernetes/Pod.js';
import type { PodEvent } from '../kubernetes/PodEvent.js';
import type { Secret } from '../kubernetes/Secret.js';
import type { Workflow } from '../kubernetes/Workflow.js';
import type { WorkflowNode } from '../kubernetes/WorkflowNode.js';
import type { ControllerSettings } from './ControllerSettings.js';
import { DEFAULT_SETTINGS } from './DEFAULT_SETTINGS.js';
import type { Dashboard } from './Dashboard.js';
import type { Delivery } from './Delivery.js';
import type { ExperimentRecord } from './ExperimentRecord.js';
import { findNode } from './findNode.js';
import { GrowingBytes } from './GrowingBytes.js';
import type { KubeletFault } from './KubeletFault.js';
import { ObjectStore } from './ObjectStore.js';
import type { PodOutcome } from './PodOutcome.js';
import { renderArchiveKey } from './renderArchiveKey.js';
import type { RunRecord } from './RunRecord.js';
import type { ServerSettings } from './ServerSettings.js';
import type { Services } from './Services.js';
import { SHIPPED_KEY_FORMAT } from './SHIPPED_KEY_FORMAT.js';
import type { StoreSettings } from './StoreSettings.js';
import { toBytes } from './toBytes.js';
import { setPodState } from './setPodState.js';
import { storeSecret } from './storeSecret.js';
import { withoutEmissary } from './withoutEmissary.js';
import type { World } from './World.js';
import type { WorldInit } from './WorldInit.js';

/** A {@link World} held in memory. */
export class SimulatedWorld implements World {
  readonly settings: ServerSettings;
  readonly controller: ControllerSettings;
  readonly services: Services;
  readonly store: StoreSettings;
  readonly delivery: Delivery;
  readonly dashboard: Dashboard;
  readonly pods: Map<string, Pod> = new Map<string, Pod>();
  readonly events: PodEvent[] = [];
  readonly workflows: Map<string, Workflow> = new Map<string, Workflow>();
  readonly configMaps: Map<string, ConfigMap> = new Map<string, ConfigMap>();
  readonly secrets: Map<string, Secret> = new Map<string, Secret>();
  readonly runs: Map<string, RunRecord>;
  readonly experiments: Map<string, ExperimentRecord>;
  readonly users: Map<string, readonly string[]>;
  readonly kubeletFaults: Map<string, KubeletFault>;
  intercept: World['intercept'];
  fault: World['fault'];
  identity: string | undefined;
  now: () => Date;

  readonly #nodes: Map<string, NodeState>;
  readonly #forbidden: Set<string>;
  readonly #logs = new Map<string, GrowingBytes>();
  readonly #objects = new ObjectStore();
  readonly #listeners = new Set<(request: Request) => void>();

  constructor(init: WorldInit) {
    this.settings = { ...DEFAULT_SETTINGS, ...init.settings };
    this.controller = {
      archiveLogs: true,
      bucket: 'mlpipeline',
      keyFormat: SHIPPED_KEY_FORMAT,
      keyFormats: {},
      timeZone: 'UTC',
      credentials: { accessKey: 'minio', secretKey: 'minio123' },
      ...init.controller,
    };
    this.services = {
      kubernetes: true,
      apiServer: true,
      metadata: true,
      persistenceAgent: true,
      ...init.services,
    };
    this.store = {
      health: 'up',
      address: '10.96.0.9:9000',
      dialect: 'aws',
      checksSecretKeys: true,
      accounts: { minio: { secretKey: 'minio123', mayRead: true } },
      ...init.store,
    };
    this.delivery = { chunkBytes: 65_536, ...init.delivery };
    this.dashboard = {
      user: init.dashboard?.user ?? 'system:serviceaccount:kubeflow:centraldashboard',
      forbidden: new Set(init.dashboard?.forbidden),
    };
    this.runs = new Map(init.runs?.map((run) => [run.runId, { ...run }]));
    this.experiments = new Map(init.experiments?.map((each) => [each.experimentId, each]));
    this.users = new Map(Object.entries(init.users ?? {}));
    this.kubeletFaults = new Map(Object.entries(init.kubeletFaults ?? {}));
    this.identity = init.identity;
    this.now = init.now ?? (() => new Date());
    this.#nodes = new Map(Object.entries(init.nodes ?? {}));
    this.#forbidden = new Set(
      Object.entries(init.forbidden ?? {}).flatMap(([resource, namespaces]) =>
        namespaces.map((namespace) => objectKey(namespace, resource)),
      ),
    );
    this.apply(storeSecret(this.settings.serverNamespace));
    for (const object of init.kubernetes ?? []) this.apply(structuredClone(object));
    for (const [pod, log] of Object.entries(init.logs ?? {})) this.writeLog(pod, log);
    for (const bucket of init.buckets ?? ['mlpipeline']) this.#objects.addBucket(bucket);
    for (const [path, content] of Object.entries(init.objects ?? {})) {
      const slash = path.indexOf('/');
      this.putObject(path.slice(0, slash), path.slice(slash + 1), content);
    }
  }

  nodeState(name: string): NodeState {
    return this.#nodes.get(name) ?? 'answers';
  }

  setNodeState(name: string, state: NodeState): void {
    this.#nodes.set(name, state);
  }

  mayRead(resource: KubernetesResource, namespace: string): boolean {
    return !this.#forbidden.has(objectKey(namespace, resource));
  }

  setMayRead(resource: KubernetesResource, namespace: string, allowed: boolean): void {
    if (allowed) this.#forbidden.delete(objectKey(namespace, resource));
    else this.#forbidden.add(objectKey(namespace, resource));
  }

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

  addEvent(event: PodEventOptions): void {
    this.apply(createPodEvent(event));
  }

  readLog(pod: string, container?: string): Uint8Array<ArrayBuffer> {
    const key = this.#logKey(pod, container);
    return this.#logs.get(key)?.read() ?? new Uint8Array();
  }

  writeLog(pod: string, text: string | Uint8Array, container?: string): void {
    const key = this.#logKey(pod, container);
    const log = this.#logs.get(key) ?? new GrowingBytes();
    log.append(toBytes(text));
    this.#logs.set(key, log);
  }

  startPod(name: string): void {
    const pod = this.#pod(name);
    const startedAt = this.#timestamp();
    pod.spec.nodeName ??= 'node-1';
    setPodState(pod, 'Running', { running: { startedAt } });
    this.#changeNode(pod, (node) => {
      node.phase = 'Running';
      node.startedAt = startedAt;
    });
  }

  finishPod(name: string, outcome: PodOutcome = {}): void {
    const pod = this.#pod(name);
    const { exitCode = 0, archive = this.controller.archiveLogs } = outcome;
    const finishedAt = this.#timestamp();
    const failed = exitCode !== 0;
    const reason = outcome.reason ?? (failed ? 'Error' : 'Completed');
    setPodState(pod, failed ? 'Failed' : 'Succeeded', {
      terminated: { exitCode, reason, startedAt: this.#startOf(pod), finishedAt },
    });
    const key = archive ? this.#archive(pod) : undefined;
    this.#changeNode(pod, (node) => {
      node.phase = failed ? 'Failed' : 'Succeeded';
      node.finishedAt = finishedAt;
      if (failed) {
        const known = reason === 'Error' ? 'Error' : reason;
        node.message = outcome.message ?? `${known} (exit code ${exitCode})`;
      }
      node.outputs = {
        exitCode: String(exitCode),
        ...(key && { artifacts: [{ name: 'main-logs', s3: { key } }] }),
      };
    });
  }

  deletePod(name: string): void {
    const pod = this.#pod(name);
    const key = objectKey(pod.metadata.namespace, pod.metadata.name);
    for (const container of pod.spec.containers) this.#logs.delete(`${key}/${container.name}`);
    this.pods.delete(key);
  }

  finishWorkflow(name: string, phase: string, message?: string): void {
    const workflow = this.#workflow(name);
    const status = (workflow.status ??= {});
    status.phase = phase;
    status.finishedAt = this.#timestamp();
    if (message !== undefined) status.message = message;
    const root = status.nodes?.[workflow.metadata.name];
    if (root) {
      root.phase = phase;
      root.finishedAt = status.finishedAt;
    }
    for (const run of this.#runsOf(workflow)) {
      run.state = phase.toUpperCase();
      run.finishedAt = status.finishedAt;
    }
    this.reportWorkflow(name);
  }

  collectWorkflow(name: string): void {
    const { metadata } = this.#workflow(name);
    this.workflows.delete(objectKey(metadata.namespace, metadata.name));
    for (const [key, pod] of this.pods) {
      const owner = pod.metadata.labels?.['workflows.argoproj.io/workflow'];
      const sameNamespace = pod.metadata.namespace === metadata.namespace;
      if (owner === metadata.name && sameNamespace) this.deletePod(key);
    }
  }

  reportWorkflow(name: string): void {
    const workflow = this.#workflow(name);
    if (!this.services.persistenceAgent) return;
    for (const run of this.#runsOf(workflow)) run.manifest = JSON.stringify(workflow);
  }

  readObject(bucket: string, key: string): Uint8Array<ArrayBuffer> | undefined {
    return this.#objects.read(bucket, key);
  }

  hasBucket(bucket: string): boolean {
    return this.#objects.has(bucket);
  }

  listObjects(bucket: string, prefix: string): { key: string; size: number }[] {
    return this.#objects.list(bucket, prefix);
  }

  putObject(bucket: string, key: string, content: string | Uint8Array): void {
    this.#objects.put(bucket, key, content);
  }

  deleteObject(bucket: string, key: string): void {
    this.#objects.delete(bucket, key);
  }

  onRequest(listener: (request: Request) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  announce(request: Request): void {
    for (const listener of this.#listeners) listener(request);
  }

  #pod(name: string): Pod {
    const found =
      this.pods.get(name) ?? [...this.pods.values()].find((pod) => pod.metadata.name === name);
    if (found) return found;
    throw new Error(`The world has no pod ${name}.`);
  }

  #workflow(name: string): Workflow {
    const all = [...this.workflows.values()];
    const found = this.workflows.get(name) ?? all.find((each) => each.metadata.name === name);
    if (found) return found;
    throw new Error(`The world has no workflow ${name}.`);
  }

  #workflowOf(pod: Pod): Workflow | undefined {
    const name = pod.metadata.labels?.['workflows.argoproj.io/workflow'];
    return name === undefined
      ? undefined
      : this.workflows.get(objectKey(pod.metadata.namespace, name));
  }

  #runsOf(workflow: Workflow): RunRecord[] {
    const { name, namespace } = workflow.metadata;
    return [...this.runs.values()].filter(
      (run) => run.workflowName === name && run.namespace === namespace,
    );
  }

  #logKey(name: string, container?: string): string {
    const pod = this.#pod(name);
    const names = pod.spec.containers.map((each) => each.name);
    const chosen = container ?? (names.includes('main') ? 'main' : names[0]);
    return `${objectKey(pod.metadata.namespace, pod.metadata.name)}/${chosen ?? 'main'}`;
  }

  #replaceEvent(event: PodEvent): void {
    const { namespace, name } = event.metadata;
    const at = this.events.findIndex(
      (each) => each.metadata.name === name && each.metadata.namespace === namespace,
    );
    this.events.splice(at < 0 ? this.events.length : at, at < 0 ? 0 : 1, event);
  }

  #timestamp(): string {
    return this.now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
  }

  #startOf(pod: Pod): string {
    const main = pod.status.containerStatuses?.[0];
    return main?.state?.running?.startedAt ?? this.#timestamp();
  }

  #archive(pod: Pod): string | undefined {
    const workflow = this.#workflowOf(pod);
    if (!workflow) return undefined;
    const { keyFormat, keyFormats, bucket } = this.controller;
    const format = keyFormats[pod.metadata.namespace] ?? keyFormat;
    const key = renderArchiveKey(format, workflow, pod, this.controller.timeZone);
    const log = this.readLog(objectKey(pod.metadata.namespace, pod.metadata.name));
    this.putObject(bucket, key, withoutEmissary(log));
    return key;
  }

  #changeNode(pod: Pod, change: (node: WorkflowNode) => void): void {
    const workflow = this.#workflowOf(pod);
    if (!workflow) return;
    const nodes = ((workflow.status ??= {}).nodes ??= {});
    const node =
      findNode(workflow, pod) ??
      createPodNode({ podName: pod.metadata.name, workflowName: workflow.metadata.name });
    change(node);
    nodes[node.id ?? pod.metadata.name] = node;
    this.reportWorkflow(objectKey(workflow.metadata.namespace, workflow.metadata.name));
  }
}
