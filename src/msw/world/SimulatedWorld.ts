import type { ConfigMap } from '../kubernetes/ConfigMap.js';
import { createPodEvent, type PodEventOptions } from '../kubernetes/createPodEvent.js';
import type { KubernetesObject } from '../kubernetes/KubernetesObject.js';
import type { KubernetesResource } from '../kubernetes/KubernetesResource.js';
import type { NodeState } from '../kubernetes/NodeState.js';
import type { Pod } from '../kubernetes/Pod.js';
import type { PodEvent } from '../kubernetes/PodEvent.js';
import type { Secret } from '../kubernetes/Secret.js';
import type { Workflow } from '../kubernetes/Workflow.js';
import { Cluster } from './Cluster.js';
import type { ControllerSettings } from './ControllerSettings.js';
import { createControllerSettings } from './createControllerSettings.js';
import { createStoreSettings } from './createStoreSettings.js';
import { DEFAULT_SETTINGS } from './DEFAULT_SETTINGS.js';
import type { Dashboard } from './Dashboard.js';
import type { Delivery } from './Delivery.js';
import type { ExperimentRecord } from './ExperimentRecord.js';
import type { KubeletFault } from './KubeletFault.js';
import { ObjectStore } from './ObjectStore.js';
import { PersistenceAgent } from './PersistenceAgent.js';
import type { PodOutcome } from './PodOutcome.js';
import { ReadPermissions } from './ReadPermissions.js';
import type { RunRecord } from './RunRecord.js';
import type { ServerSettings } from './ServerSettings.js';
import type { Services } from './Services.js';
import type { StoreSettings } from './StoreSettings.js';
import { storeSecret } from './storeSecret.js';
import { WorkflowController } from './WorkflowController.js';
import type { World } from './World.js';
import type { WorldInit } from './WorldInit.js';

/** A {@link World} held in memory: what each part of it does, the part knows. */
export class SimulatedWorld implements World {
  readonly settings: ServerSettings;
  readonly controller: ControllerSettings;
  readonly services: Services;
  readonly store: StoreSettings;
  readonly delivery: Delivery;
  readonly dashboard: Dashboard;
  readonly pods: ReadonlyMap<string, Pod>;
  readonly events: readonly PodEvent[];
  readonly workflows: ReadonlyMap<string, Workflow>;
  readonly configMaps: ReadonlyMap<string, ConfigMap>;
  readonly secrets: ReadonlyMap<string, Secret>;
  readonly runs: Map<string, RunRecord>;
  readonly experiments: Map<string, ExperimentRecord>;
  readonly users: Map<string, readonly string[]>;
  readonly kubeletFaults: Map<string, KubeletFault>;
  intercept: World['intercept'];
  fault: World['fault'];
  identity: string | undefined;
  now: () => Date;

  readonly #cluster = new Cluster();
  readonly #objects = new ObjectStore();
  readonly #permissions: ReadPermissions;
  readonly #nodes: Map<string, NodeState>;
  readonly #agent: PersistenceAgent;
  readonly #argo: WorkflowController;
  readonly #listeners = new Set<(request: Request) => void>();

  constructor(init: WorldInit) {
    this.settings = { ...DEFAULT_SETTINGS, ...init.settings };
    this.controller = createControllerSettings(init.controller);
    this.services = {
      kubernetes: true,
      apiServer: true,
      metadata: true,
      persistenceAgent: true,
      ...init.services,
    };
    this.store = createStoreSettings(init.store);
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
    const { pods, events, workflows, configMaps, secrets } = this.#cluster;
    this.pods = pods;
    this.events = events;
    this.workflows = workflows;
    this.configMaps = configMaps;
    this.secrets = secrets;
    this.#permissions = new ReadPermissions(init.forbidden);
    this.#nodes = new Map(Object.entries(init.nodes ?? {}));
    this.#agent = new PersistenceAgent(this.runs, this.services);
    this.#argo = new WorkflowController({
      settings: this.controller,
      cluster: this.#cluster,
      objects: this.#objects,
      agent: this.#agent,
      // The world's clock may be changed at any time.
      now: () => this.now(),
    });
    this.#fill(init);
  }

  nodeState(name: string): NodeState {
    return this.#nodes.get(name) ?? 'answers';
  }

  setNodeState(name: string, state: NodeState): void {
    this.#nodes.set(name, state);
  }

  mayRead(resource: KubernetesResource, namespace: string): boolean {
    return this.#permissions.allows(resource, namespace);
  }

  setMayRead(resource: KubernetesResource, namespace: string, allowed: boolean): void {
    this.#permissions.set(resource, namespace, allowed);
  }

  apply(object: KubernetesObject): void {
    this.#cluster.apply(object);
  }

  addEvent(event: PodEventOptions): void {
    this.#cluster.apply(createPodEvent(event));
  }

  readLog(pod: string, container?: string): Uint8Array<ArrayBuffer> {
    return this.#cluster.logs.read(this.#cluster.pod(pod), container);
  }

  writeLog(pod: string, text: string | Uint8Array, container?: string): void {
    this.#cluster.logs.write(this.#cluster.pod(pod), text, container);
  }

  startPod(name: string): void {
    this.#argo.startPod(this.#cluster.pod(name));
  }

  finishPod(name: string, outcome: PodOutcome = {}): void {
    this.#argo.finishPod(this.#cluster.pod(name), outcome);
  }

  deletePod(name: string): void {
    this.#cluster.deletePod(this.#cluster.pod(name));
  }

  finishWorkflow(name: string, phase: string, message?: string): void {
    this.#argo.finishWorkflow(this.#cluster.workflow(name), phase, message);
  }

  collectWorkflow(name: string): void {
    this.#cluster.deleteWorkflow(this.#cluster.workflow(name));
  }

  reportWorkflow(name: string): void {
    this.#agent.report(this.#cluster.workflow(name));
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

  #fill({ kubernetes = [], logs = {}, buckets = ['mlpipeline'], objects = {} }: WorldInit): void {
    this.apply(storeSecret(this.settings.serverNamespace));
    for (const object of kubernetes) this.apply(structuredClone(object));
    for (const [pod, log] of Object.entries(logs)) this.writeLog(pod, log);
    for (const bucket of buckets) this.#objects.addBucket(bucket);
    for (const [path, content] of Object.entries(objects)) {
      const slash = path.indexOf('/');
      this.putObject(path.slice(0, slash), path.slice(slash + 1), content);
    }
  }
}
