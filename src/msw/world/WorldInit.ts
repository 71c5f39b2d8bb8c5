import type { KubernetesObject, KubernetesResource, NodeState } from '../kubernetes/objects.js';
import type { ControllerSettings, ServerSettings, StoreSettings } from './settings.js';

/** What a world starts with; what is left out is a working single-user KFP with nothing in it. */
export interface WorldInit {
  /** Settings of the UI server that differ from those of KFP's manifests. */
  settings?: Partial<ServerSettings>;
  /** Settings of Argo's workflow controller that differ from those of KFP's manifests. */
  controller?: Partial<ControllerSettings>;
  /**
   * Servers that do not listen.
   *
   * @defaultValue all listen
   */
  services?: Partial<Services>;
  /** What is special about the object store. */
  store?: Partial<StoreSettings>;
  /**
   * How responses travel.
   *
   * @defaultValue at once, in chunks of 64 KiB
   */
  delivery?: Partial<Delivery>;
  /** Objects in the cluster, beside the Secret `mlpipeline-minio-artifact`, which is always there. */
  kubernetes?: readonly KubernetesObject[];
  /** Namespaces in which RBAC forbids the UI server to read a resource. */
  forbidden?: Partial<Record<KubernetesResource, readonly string[]>>;
  /** States of nodes by name; a node that is left out can be asked for logs. */
  nodes?: Readonly<Record<string, NodeState>>;
  /** Logs by `namespace/pod`: of the container `main`, or else of the pod's first one. */
  logs?: Readonly<Record<string, string | Uint8Array>>;
  /** Kubelets that do not send a whole log, by `namespace/pod`. */
  kubeletFaults?: Readonly<Record<string, KubeletFault>>;
  /** Stored objects by `bucket/key`. */
  objects?: Readonly<Record<string, string | Uint8Array>>;
  /**
   * Buckets that exist even when empty.
   *
   * @defaultValue `['mlpipeline']`
   */
  buckets?: readonly string[];
  /** Runs that the API server knows. */
  runs?: readonly RunRecord[];
  /** Experiments that the API server knows. */
  experiments?: readonly ExperimentRecord[];
  /** Namespaces that a user may look into, by the user's name, where `settings.authz` is on. */
  users?: Readonly<Record<string, readonly string[]>>;
  /**
   * User that the gateway in front of KFP says requests are from; without it, the requests' own
   * identity header counts.
   */
  identity?: string;
  /** The dashboard around KFP: see {@link Dashboard}. */
  dashboard?: { user?: string; forbidden?: readonly string[] };
  /**
   * The clock of all that happens in the world.
   *
   * @defaultValue the real one
   */
  now?: () => Date;
}

/** Which of the servers behind the UI server listen. */
export interface Services {
  /** The Kubernetes API server. */
  kubernetes: boolean;
  /** KFP's API server, `ml-pipeline`. */
  apiServer: boolean;
  /** Envoy in front of ML Metadata. */
  metadata: boolean;
  /** Reports workflows to the API server, which stores their manifests with the runs. */
  persistenceAgent: boolean;
}

/** How responses travel to the client. */
export interface Delivery {
  /**
   * Bytes of one chunk of a streamed body.
   *
   * @defaultValue `65536`
   */
  chunkBytes: number;
  /** Called, and awaited, before a response is begun. */
  beforeResponse?: ((request: Request) => Promise<void> | void) | undefined;
  /** Called, and awaited, before each chunk of a streamed body; `offset` and `bytes` in bytes. */
  beforeChunk?:
    ((chunk: { path: string; offset: number; bytes: number }) => Promise<void> | void) | undefined;
}

/** The dashboard around KFP, which passes some requests on to the Kubernetes API. */
export interface Dashboard {
  /**
   * Name of the Kubernetes user as whom it asks.
   *
   * @defaultValue `'system:serviceaccount:kubeflow:centraldashboard'`
   */
  user: string;
  /** Namespaces whose ConfigMaps that user may not read. */
  forbidden: Set<string>;
}

/** A run, as KFP's API server has it. */
export interface RunRecord {
  /** The run's UUID. */
  runId: string;
  /** Name that people gave the run. */
  displayName: string;
  /** Namespace of the run's experiment, and of its workflow. */
  namespace: string;
  /** ID of the {@link ExperimentRecord} that the run belongs to. */
  experimentId: string;
  /** When the run was created, as an ISO date. */
  createdAt: string;
  /** When the run ended, as an ISO date; `undefined` while it goes on. */
  finishedAt?: string | undefined;
  /** KFP's v2 state: `PENDING`, `RUNNING`, `SUCCEEDED`, `FAILED`, … */
  state: string;
  /** Name of the run's Argo workflow. */
  workflowName: string;
  /**
   * The workflow as it was last reported, in JSON: it stays when the workflow itself is collected.
   * `undefined` until the persistence agent reports for the first time.
   */
  manifest?: string | undefined;
}

/** An experiment, as KFP's API server has it. */
export interface ExperimentRecord {
  /** The experiment's UUID. */
  experimentId: string;
  /** Name that people gave the experiment. */
  displayName: string;
  /** Namespace of the experiment, and so of its runs. */
  namespace: string;
}

/** A kubelet that does not send the whole log of a container. */
export interface KubeletFault {
  /** `cut`: the log ends as if it were whole; `hold`: the connection stays open and silent. */
  kind: 'cut' | 'hold';
  /** Bytes that are sent before that. */
  afterBytes: number;
}

/**
 * What can go wrong between the server and the client: the connection breaks (`cut`) or goes silent
 * (`stall`) after so many bytes of the body, the server never responds (`silent`), or there is no
 * connection (`refused`).
 */
export type Fault =
  | { kind: 'cut'; afterBytes: number }
  | { kind: 'refused' }
  | { kind: 'silent' }
  | { kind: 'stall'; afterBytes: number };
