import type { KubernetesObject, KubernetesResource, NodeState } from '../kubernetes/objects.js';
import type { ControllerSettings, ServerSettings, StoreSettings } from './settings.js';

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

/** Which of the servers behind the UI server listen. */
export interface Services {
  kubernetes: boolean;
  apiServer: boolean;
  /** Envoy in front of ML Metadata. */
  metadata: boolean;
  /** Reports workflows to the API server, which stores their manifests with the runs. */
  persistenceAgent: boolean;
}

/** How answers travel; without it they come at once, in chunks of 64 KiB. */
export interface Delivery {
  /** Bytes of one chunk of a streamed body. */
  chunkBytes: number;
  /** Called, and awaited, before an answer is begun. */
  beforeAnswer?: ((request: Request) => Promise<void> | void) | undefined;
  /** Called, and awaited, before each chunk of a streamed body. */
  beforeChunk?:
    ((chunk: { path: string; offset: number; bytes: number }) => Promise<void> | void) | undefined;
}

/** The dashboard around KFP, which passes some requests on to the Kubernetes API. */
export interface Dashboard {
  /** As whom it asks. */
  user: string;
  /** Namespaces whose ConfigMaps that user may not read. */
  forbidden: Set<string>;
}

/** A run, as KFP's API server has it. */
export interface RunRecord {
  runId: string;
  displayName: string;
  namespace: string;
  experimentId: string;
  /** ISO date. */
  createdAt: string;
  finishedAt?: string | undefined;
  state: string;
  /** Name of the run's workflow. */
  workflowName: string;
  /**
   * The workflow as it was last reported, in JSON: it stays when the workflow itself is collected.
   * `undefined` until the persistence agent reports for the first time.
   */
  manifest?: string | undefined;
}

/** An experiment, as KFP's API server has it. */
export interface ExperimentRecord {
  experimentId: string;
  displayName: string;
  namespace: string;
}

/** A kubelet that ends (`cut`) or holds back (`hold`) a container's log after some bytes. */
export interface KubeletFault {
  kind: 'cut' | 'hold';
  afterBytes: number;
}

/**
 * What can go wrong on the way to the client: the body breaks off (`cut`) or goes silent (`stall`)
 * after some bytes, no head ever comes (`silent`), or there is no connection (`refused`).
 */
export type Fault =
  | { kind: 'cut'; afterBytes: number }
  | { kind: 'refused' }
  | { kind: 'silent' }
  | { kind: 'stall'; afterBytes: number };
