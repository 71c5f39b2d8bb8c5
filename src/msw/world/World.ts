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
import {
  PersistenceAgent,
  type PodOutcome,
  restartContainer,
  WorkflowController,
} from './controllers.js';
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
 * A KFP installation: what its cluster, its object store and its API server hold. The simulated UI
 * server looks at it at each request, so that a world may be changed while a page watches it.
 *
 * Methods that take a pod or a workflow take its name, or `namespace/name` where the name is not
 * unique, and throw an `Error` when there is none.
 */
export interface World {
  /** Settings of KFP's UI server; may be changed. */
  readonly settings: ServerSettings;
  /** Settings of Argo's workflow controller; may be changed. */
  readonly controller: ControllerSettings;
  /** Which servers listen; may be changed. */
  readonly services: Services;
  /** The object store, apart from its objects; may be changed. */
  readonly store: StoreSettings;
  /** How responses travel; may be changed. */
  readonly delivery: Delivery;
  /** The dashboard around KFP; may be changed. */
  readonly dashboard: Dashboard;
  /** Pods in the cluster, by `namespace/name`. */
  readonly pods: ReadonlyMap<string, Pod>;
  /** Events in the cluster, in the order in which they were added. */
  readonly events: readonly PodEvent[];
  /** Argo workflows in the cluster, by `namespace/name`. */
  readonly workflows: ReadonlyMap<string, Workflow>;
  /** ConfigMaps in the cluster, by `namespace/name`. */
  readonly configMaps: ReadonlyMap<string, ConfigMap>;
  /** Secrets in the cluster, by `namespace/name`. */
  readonly secrets: ReadonlyMap<string, Secret>;
  /** Runs that the API server knows, by ID. */
  readonly runs: Map<string, RunRecord>;
  /** Experiments that the API server knows, by ID. */
  readonly experiments: Map<string, ExperimentRecord>;
  /** Namespaces that a user may look into, by the user's name. */
  readonly users: Map<string, readonly string[]>;
  /** Kubelets that do not send a whole log, by `namespace/pod`. */
  readonly kubeletFaults: Map<string, KubeletFault>;

  /**
   * Responds in place of the UI server, as a proxy in front of it with a login page does. Where it
   * returns nothing, the UI server responds.
   */
  intercept:
    ((request: Request) => Promise<Response | undefined> | Response | undefined) | undefined;
  /** What goes wrong with the response to a request; nothing where it returns nothing. */
  fault: ((request: Request) => Fault | undefined) | undefined;

  /**
   * User whom the gateway in front of KFP puts into each request; `undefined` where requests carry
   * an identity header of their own.
   */
  identity: string | undefined;
  /** The clock of all that happens in the world. */
  now: () => Date;
  /** Whether a node can be asked for logs. */
  nodeState: (name: string) => NodeState;
  /** Changes whether a node can be asked for logs. */
  setNodeState: (name: string, state: NodeState) => void;
  /** Whether RBAC lets the UI server read a resource in a namespace. */
  mayRead: (resource: KubernetesResource, namespace: string) => boolean;
  /** Forbids, or allows again, the UI server to read a resource in a namespace. */
  setMayRead: (resource: KubernetesResource, namespace: string, allowed: boolean) => void;

  /** Adds a Kubernetes object, or replaces the one of that name. */
  apply: (object: KubernetesObject) => void;
  /** Adds an event about a pod, or replaces the one with the same pod and reason. */
  addEvent: (event: PodEventOptions) => void;
  /**
   * Log of a container so far, empty when nothing was written. Without a container it is that of
   * `main`, or else of the pod's first one.
   */
  readLog: (pod: string, container?: string) => Uint8Array<ArrayBuffer>;
  /** Appends to the log of a container; the container as for `readLog`. */
  writeLog: (pod: string, text: string | Uint8Array, container?: string) => void;
  /** Starts the pod's containers: states, node and stored manifest say so. */
  startPod: (pod: string) => void;
  /**
   * Ends the step: states, node and stored manifest say so, and its log is archived under the key
   * of the controller's keyFormat, if the controller archives logs.
   */
  finishPod: (pod: string, outcome?: PodOutcome) => void;
  /** What a container printed before its last restart; `undefined` where it was not restarted. */
  readPreviousLog: (pod: string, container: string) => Uint8Array<ArrayBuffer> | undefined;
  /** Lets the kubelet restart a container of a running pod; the container as for `readLog`. */
  restartContainer: (pod: string, outcome?: PodOutcome, container?: string) => void;
  /** Deletes the pod, and its log with it. */
  deletePod: (pod: string) => void;
  /** Ends the workflow in an Argo phase, such as `Succeeded`, and its run with it. */
  finishWorkflow: (workflow: string, phase: string, message?: string) => void;
  /** Garbage-collects the workflow and its pods; the stored manifest of its run stays. */
  collectWorkflow: (workflow: string) => void;
  /** Lets the persistence agent report the workflow, so that its manifest is stored with the run. */
  reportWorkflow: (workflow: string) => void;

  /** Content of a stored object; `undefined` when there is none. */
  readObject: (bucket: string, key: string) => Uint8Array<ArrayBuffer> | undefined;
  /** Whether a bucket exists, empty or not. */
  hasBucket: (bucket: string) => boolean;
  /** Keys that begin with a prefix, sorted, with sizes in bytes. */
  listObjects: (bucket: string, prefix: string) => { key: string; size: number }[];
  /** Stores an object, and its bucket where there is none. */
  putObject: (bucket: string, key: string, content: string | Uint8Array) => void;
  /** Deletes a stored object, if it is there. */
  deleteObject: (bucket: string, key: string) => void;

  /** Calls a listener at each request, until the returned function is called. */
  onRequest: (listener: (request: Request) => void) => () => void;
  /**
   * Calls the listeners.
   *
   * @internal
   */
  announce: (request: Request) => void;
}

/** Puts the parts of a {@link World} together: cluster, object store, Argo and persistence agent. */
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

  readPreviousLog(pod: string, container: string): Uint8Array<ArrayBuffer> | undefined {
    return this.#cluster.logs.readPrevious(this.#cluster.pod(pod), container);
  }

  restartContainer(name: string, outcome: PodOutcome = {}, container = 'main'): void {
    const pod = this.#cluster.pod(name);
    this.#cluster.logs.restart(pod, container);
    restartContainer(pod, container, outcome, this.now());
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
 * Creates a simulated KFP installation. {@link World} tells what can be read and changed in it;
 * `kfpHandlers` lets a page see it.
 *
 * @example
 * ```ts
 * const world = createWorld({
 *   kubernetes: [createPod({ name: 'churn-x-system-container-impl-1' })],
 *   logs: { 'kubeflow/churn-x-system-container-impl-1': 'a line\n' },
 * });
 * server.use(...kfpHandlers(world));
 * ```
 *
 * @throws {Error} when `logs` names a pod that `kubernetes` does not have
 */
export function createWorld(init: WorldInit = {}): World {
  return new SimulatedWorld(init);
}
