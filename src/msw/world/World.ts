import type { ConfigMap } from '../kubernetes/ConfigMap.js';
import type { KubernetesObject } from '../kubernetes/KubernetesObject.js';
import type { KubernetesResource } from '../kubernetes/KubernetesResource.js';
import type { NodeState } from '../kubernetes/NodeState.js';
import type { Pod } from '../kubernetes/Pod.js';
import type { PodEvent } from '../kubernetes/PodEvent.js';
import type { PodEventOptions } from '../kubernetes/createPodEvent.js';
import type { Secret } from '../kubernetes/Secret.js';
import type { Workflow } from '../kubernetes/Workflow.js';
import type { ControllerSettings } from './ControllerSettings.js';
import type { Dashboard } from './Dashboard.js';
import type { Delivery } from './Delivery.js';
import type { ExperimentRecord } from './ExperimentRecord.js';
import type { Fault } from './Fault.js';
import type { KubeletFault } from './KubeletFault.js';
import type { PodOutcome } from './PodOutcome.js';
import type { RunRecord } from './RunRecord.js';
import type { ServerSettings } from './ServerSettings.js';
import type { Services } from './Services.js';
import type { StoreSettings } from './StoreSettings.js';

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
