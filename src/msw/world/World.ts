import type {
  ConfigMap,
  KubernetesObject,
  KubernetesResource,
  NodeState,
  Pod,
  PodEvent,
  Secret,
  Workflow,
} from '../kubernetes/objects.js';
import { createPodEvent, type PodEventOptions } from '../kubernetes/pods.js';
import { Cluster, ReadPermissions } from './Cluster.js';
import { PersistenceAgent, type PodOutcome, WorkflowController } from './controllers.js';
import {
  type ControllerSettings,
  createControllerSettings,
  createStoreSettings,
  DEFAULT_SETTINGS,
  type ServerSettings,
  storeSecret,
  type StoreSettings,
} from './settings.js';
import { ObjectStore } from './storage.js';
import type {
  Dashboard,
  Delivery,
  ExperimentRecord,
  Fault,
  KubeletFault,
  RunRecord,
  Services,
  WorldInit,
} from './WorldInit.js';

/**
 * A KFP installation: what its cluster, its store and its API server hold. Every answer of the
 * simulated UI server is worked out of it at the time of the request, so a world may be changed
 * while it is watched. Pods are named `name`, or `namespace/name` where a name is not unique.
 */
export interface World {
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

  /**
   * Answers in place of the UI server: a login page of the proxy in front, a wrong server.
   * Nothing to say: the UI server answers.
   */
  intercept:
    ((request: Request) => Promise<Response | undefined> | Response | undefined) | undefined;
  /** Breaks answers on their way. */
  fault: ((request: Request) => Fault | undefined) | undefined;

  /** User that the gateway in front of KFP says requests are from. */
  identity: string | undefined;
  now: () => Date;
  nodeState: (name: string) => NodeState;
  setNodeState: (name: string, state: NodeState) => void;
  mayRead: (resource: KubernetesResource, namespace: string) => boolean;
  /** Forbids, or allows again, the UI server to read a resource in a namespace. */
  setMayRead: (resource: KubernetesResource, namespace: string, allowed: boolean) => void;

  /** Adds a Kubernetes object, or replaces the one of that name. */
  apply: (object: KubernetesObject) => void;
  addEvent: (event: PodEventOptions) => void;
  /** Log of a container so far, by `namespace/pod`; empty when nothing was written. */
  readLog: (pod: string, container?: string) => Uint8Array<ArrayBuffer>;
  writeLog: (pod: string, text: string | Uint8Array, container?: string) => void;
  /** The pod's containers run from now on. */
  startPod: (pod: string) => void;
  /**
   * The step ended: states, node and stored manifest say so, and its log is archived under the key
   * of the controller's keyFormat, if the controller archives logs.
   */
  finishPod: (pod: string, outcome?: PodOutcome) => void;
  /** The pod is gone, and its log with it. */
  deletePod: (pod: string) => void;
  /** The workflow ended; the run ends with it. */
  finishWorkflow: (workflow: string, phase: string, message?: string) => void;
  /** The workflow is garbage-collected, and its pods with it; the stored manifest of its run stays. */
  collectWorkflow: (workflow: string) => void;
  /** The persistence agent reports a workflow: its manifest is stored with the run. */
  reportWorkflow: (workflow: string) => void;

  readObject: (bucket: string, key: string) => Uint8Array<ArrayBuffer> | undefined;
  hasBucket: (bucket: string) => boolean;
  /** Keys under a prefix, in order. */
  listObjects: (bucket: string, prefix: string) => { key: string; size: number }[];
  putObject: (bucket: string, key: string, content: string | Uint8Array) => void;
  deleteObject: (bucket: string, key: string) => void;

  /** Calls the listener at each request; the returned function ends that. */
  onRequest: (listener: (request: Request) => void) => () => void;
  /** @internal */
  announce: (request: Request) => void;
}

/** A {@link World} held in memory: what each part of it does, the part knows. */
class SimulatedWorld implements World {
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

/**
 * Creates a KFP installation to answer requests from: see {@link World} for what can be read of it
 * and changed in it, and `kfpHandlers` for how a page gets to see it.
 *
 * @throws {Error} when `logs` names a pod that `kubernetes` has not
 */
export function createWorld(init: WorldInit = {}): World {
  return new SimulatedWorld(init);
}
