import type { KubernetesObject } from '../kubernetes/KubernetesObject.js';
import type { KubernetesResource } from '../kubernetes/KubernetesResource.js';
import type { NodeState } from '../kubernetes/NodeState.js';
import type { ControllerSettings } from './ControllerSettings.js';
import type { Delivery } from './Delivery.js';
import type { ExperimentRecord } from './ExperimentRecord.js';
import type { KubeletFault } from './KubeletFault.js';
import type { RunRecord } from './RunRecord.js';
import type { ServerSettings } from './ServerSettings.js';
import type { Services } from './Services.js';
import type { StoreSettings } from './StoreSettings.js';

/** What a world starts with; what is left out is a working single-user KFP with nothing in it. */
export interface WorldInit {
  settings?: Partial<ServerSettings>;
  controller?: Partial<ControllerSettings>;
  services?: Partial<Services>;
  store?: Partial<StoreSettings>;
  delivery?: Partial<Delivery>;
  /** Beside the Secret `mlpipeline-minio-artifact`, which is always there. */
  kubernetes?: readonly KubernetesObject[];
  /** Namespaces in which RBAC forbids the UI server to read a resource. */
  forbidden?: Partial<Record<KubernetesResource, readonly string[]>>;
  /** Nodes that cannot be asked; all others answer. */
  nodes?: Readonly<Record<string, NodeState>>;
  /** Logs by `namespace/pod`: of the container `main`, or else of the pod's first one. */
  logs?: Readonly<Record<string, string | Uint8Array>>;
  kubeletFaults?: Readonly<Record<string, KubeletFault>>;
  /** Stored objects by `bucket/key`. */
  objects?: Readonly<Record<string, string | Uint8Array>>;
  /** Buckets that are there even when empty; `mlpipeline` by default. */
  buckets?: readonly string[];
  runs?: readonly RunRecord[];
  experiments?: readonly ExperimentRecord[];
  /** Namespaces that a user may look into, in a KFP for several users. */
  users?: Readonly<Record<string, readonly string[]>>;
  /**
   * User that the gateway in front of KFP says requests are from; without it, the requests' own
   * identity header counts.
   */
  identity?: string;
  /** The dashboard around KFP: as whom it asks Kubernetes, and in which namespaces in vain. */
  dashboard?: { user?: string; forbidden?: readonly string[] };
  /** The clock; the real one by default. */
  now?: () => Date;
}
