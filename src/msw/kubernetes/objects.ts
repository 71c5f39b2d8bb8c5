/** Metadata of a Kubernetes object; only the fields that are read here are named. */
export interface ObjectMeta {
  /** Name, which no other object of the kind has in the namespace. */
  name: string;
  /** Namespace. */
  namespace: string;
  /** When the object was created, as an ISO date. */
  creationTimestamp?: string;
  /** Labels, such as `pipeline/runid`. */
  labels?: Record<string, string>;
  /** Annotations, such as `workflows.argoproj.io/node-id`. */
  annotations?: Record<string, string>;
  /** Fields that are not read here, kept as they are. */
  [field: string]: unknown;
}

/** `state` or `lastState` of a container: at most one of the three is there. */
export interface ContainerState {
  /** The container runs. */
  running?: { startedAt: string };
  /** The container has not started, or waits for its restart. */
  waiting?: { reason: string; message?: string };
  /** The container has ended. */
  terminated?: {
    exitCode: number;
    reason: string;
    message?: string;
    startedAt: string | null;
    finishedAt: string | null;
    [field: string]: unknown;
  };
}

/** One entry of `status.containerStatuses` of a pod. */
export interface ContainerStatus {
  /** Name of the container. */
  name: string;
  /** What the container does now. */
  state?: ContainerState;
  /** How it ended before its last restart. */
  lastState?: ContainerState;
  /** How often it was restarted. */
  restartCount?: number;
  /** Fields that are not read here, kept as they are. */
  [field: string]: unknown;
}

/** A pod, as the API server stores it. */
export interface Pod {
  /** Version of the API that the object is of. */
  apiVersion: 'v1';
  /** Kind of the object. */
  kind: 'Pod';
  /** Name, namespace, labels and the like. */
  metadata: ObjectMeta;
  /** What the pod should be; without `nodeName` it has found no node. */
  spec: {
    nodeName?: string;
    containers: { name: string; image?: string; [field: string]: unknown }[];
    initContainers?: { name: string; image?: string; [field: string]: unknown }[];
    [field: string]: unknown;
  };
  /** What the pod is. */
  status: {
    phase: string;
    reason?: string;
    message?: string;
    containerStatuses?: ContainerStatus[];
    initContainerStatuses?: ContainerStatus[];
    [field: string]: unknown;
  };
}

/** An event, as `kubectl describe pod` shows it. */
export interface PodEvent {
  /** Version of the API that the object is of. */
  apiVersion: 'v1';
  /** Kind of the object. */
  kind: 'Event';
  /** Name, namespace, labels and the like. */
  metadata: ObjectMeta;
  /** What the event is about; its kind is `Pod`. */
  involvedObject: { kind: string; name: string; namespace: string; [field: string]: unknown };
  /** Why, in one word, such as `FailedScheduling`. */
  reason: string;
  /** Why, in words. */
  message: string;
  /** `Normal` or `Warning`. */
  type: string;
  /** Fields that are not read here, kept as they are. */
  [field: string]: unknown;
}

/** A node of an Argo workflow; every field may be missing in what a controller wrote. */
export interface WorkflowNode {
  /** Name of the workflow, a dash, and a hash of `name`. */
  id?: string;
  /** Path of the node in the workflow, with dots. */
  name?: string;
  /** Last part of the path. */
  displayName?: string;
  /** Name of the template, which is a part of the pod's name. */
  templateName?: string;
  /** `Pod`, `DAG`, `Retry`, `Skipped`, … */
  type?: string;
  /** `Pending`, `Running`, `Succeeded`, `Failed`, `Error`, … */
  phase?: string;
  /** Why, where the phase has a reason. */
  message?: string;
  /** ISO date. */
  startedAt?: string | null;
  /** ISO date; `null` while the node runs. */
  finishedAt?: string | null;
  /** IDs of the nodes below. */
  children?: string[];
  /** What the node produced; its artifact `main-logs` is the archived log. */
  outputs?: {
    exitCode?: string;
    artifacts?: { name?: string; s3?: { key?: string }; [store: string]: unknown }[];
  };
  /** Fields that are not read here, kept as they are. */
  [field: string]: unknown;
}

/** An Argo workflow. */
export interface Workflow {
  /** Version of the API that the object is of. */
  apiVersion: 'argoproj.io/v1alpha1';
  /** Kind of the object. */
  kind: 'Workflow';
  /** Name, namespace, labels and the like. */
  metadata: ObjectMeta;
  /** What Argo is to run. */
  spec: Record<string, unknown>;
  /** How far the workflow is; without it, the controller has not seen the workflow. */
  status?: {
    phase?: string;
    message?: string;
    startedAt?: string | null;
    finishedAt?: string | null;
    artifactRepositoryRef?: {
      artifactRepository?: {
        archiveLogs?: boolean;
        s3?: {
          bucket?: string;
          endpoint?: string;
          accessKeySecret?: { name: string; key: string };
          secretKeySecret?: { name: string; key: string };
          [field: string]: unknown;
        };
        [store: string]: unknown;
      };
      [field: string]: unknown;
    };
    nodes?: Record<string, WorkflowNode>;
    [field: string]: unknown;
  };
}

/** A ConfigMap. */
export interface ConfigMap {
  /** Version of the API that the object is of. */
  apiVersion: 'v1';
  /** Kind of the object. */
  kind: 'ConfigMap';
  /** Name, namespace, labels and the like. */
  metadata: ObjectMeta;
  /** Texts by key. */
  data?: Record<string, string>;
}

/** A Secret. */
export interface Secret {
  /** Version of the API that the object is of. */
  apiVersion: 'v1';
  /** Kind of the object. */
  kind: 'Secret';
  /** Name, namespace, labels and the like. */
  metadata: ObjectMeta;
  /** Values in base64. */
  data?: Record<string, string>;
}

/** Any of the Kubernetes objects that KFP's UI server reads. */
export type KubernetesObject = ConfigMap | Pod | PodEvent | Secret | Workflow;

/** A resource that RBAC can forbid the UI server to read. */
export type KubernetesResource =
  'configmaps' | 'events' | 'pods' | 'pods/log' | 'secrets' | 'workflows';

/**
 * Whether a node can be asked for the logs of its pods: `answers`; `refuses`: nothing listens at its
 * kubelet; `gone`: the cluster has no such Node.
 */
export type NodeState = 'answers' | 'refuses' | 'gone';

/** Key of a namespaced object in the maps of a world. */
export function objectKey(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}
