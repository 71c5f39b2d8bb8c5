/** What every Kubernetes object says of itself; only the fields that are read here are named. */
export interface ObjectMeta {
  name: string;
  namespace: string;
  creationTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  [field: string]: unknown;
}

/** `state` or `lastState` of a container: at most one of the three is there. */
export interface ContainerState {
  running?: { startedAt: string };
  waiting?: { reason: string; message?: string };
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
  name: string;
  state?: ContainerState;
  lastState?: ContainerState;
  restartCount?: number;
  [field: string]: unknown;
}

/** A pod, as the API server stores it. */
export interface Pod {
  apiVersion: 'v1';
  kind: 'Pod';
  metadata: ObjectMeta;
  spec: {
    nodeName?: string;
    containers: { name: string; image?: string; [field: string]: unknown }[];
    initContainers?: { name: string; image?: string; [field: string]: unknown }[];
    [field: string]: unknown;
  };
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
  apiVersion: 'v1';
  kind: 'Event';
  metadata: ObjectMeta;
  involvedObject: { kind: string; name: string; namespace: string; [field: string]: unknown };
  reason: string;
  message: string;
  type: string;
  [field: string]: unknown;
}

/** A node of an Argo workflow; every field may be missing in what a controller wrote. */
export interface WorkflowNode {
  id?: string;
  name?: string;
  displayName?: string;
  templateName?: string;
  type?: string;
  phase?: string;
  message?: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  children?: string[];
  outputs?: {
    exitCode?: string;
    artifacts?: { name?: string; s3?: { key?: string }; [store: string]: unknown }[];
  };
  [field: string]: unknown;
}

/** An Argo workflow. */
export interface Workflow {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'Workflow';
  metadata: ObjectMeta;
  spec: Record<string, unknown>;
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

export interface ConfigMap {
  apiVersion: 'v1';
  kind: 'ConfigMap';
  metadata: ObjectMeta;
  data?: Record<string, string>;
}

export interface Secret {
  apiVersion: 'v1';
  kind: 'Secret';
  metadata: ObjectMeta;
  /** Values in base64. */
  data?: Record<string, string>;
}

/** Any of the Kubernetes objects that KFP's UI server reads. */
export type KubernetesObject = ConfigMap | Pod | PodEvent | Secret | Workflow;

/** A resource that RBAC can forbid the UI server to read. */
export type KubernetesResource =
  'configmaps' | 'events' | 'pods' | 'pods/log' | 'secrets' | 'workflows';

/** Whether the node of a pod can be asked for a log: `gone` is no Node object, `refuses` no kubelet. */
export type NodeState = 'answers' | 'refuses' | 'gone';

/** Key of a namespaced object in the maps of a world. */
export function objectKey(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}
