import type { Secret } from '../kubernetes/objects.js';
import { SHIPPED_KEY_FORMAT } from '../kubernetes/workflows.js';

/**
 * Settings of KFP's UI server; each names its environment variable.
 *
 * @see https://github.com/kubeflow/pipelines/blob/master/frontend/server/configs.ts
 */
export interface ServerSettings {
  /** `FRONTEND_SERVER_NAMESPACE` */
  serverNamespace: string;
  /** `ARGO_ARCHIVE_LOGS` */
  archiveLogs: boolean;
  /** `ARGO_ARCHIVE_ARTIFACTORY` */
  archiveArtifactory: 'minio' | 's3';
  /** `ARGO_ARCHIVE_BUCKETNAME` */
  archiveBucket: string;
  /** `ARGO_KEYFORMAT` */
  keyFormat: string;
  /** `ARGO_ARTIFACT_REPOSITORIES_LOOKUP` */
  artifactRepositoriesLookup: boolean;
  /** `POD_LOG_CONTAINER_NAME` */
  logContainer: string;
  /** `STREAM_LOGS_FROM_SERVER_API` */
  streamLogsFromServerApi: boolean;
  /** `ENABLE_AUTHZ`: KFP serves several users. */
  authz: boolean;
  /** `KUBEFLOW_USERID_HEADER` */
  userIdHeader: string;
  /** `KUBEFLOW_USERID_PREFIX` */
  userIdPrefix: string;
  /** `ARTIFACT_NAMESPACE_OWNERSHIP_MODE` */
  ownershipMode: 'mlmd-only' | 'mlmd-then-prefix';
  /** `ARTIFACT_NAMESPACE_KEY_PREFIX` */
  ownershipKeyPrefix: string;
  /** `MINIO_ACCESS_KEY`, `MINIO_SECRET_KEY` */
  minio: Credentials;
  /** `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` */
  aws: Credentials;
  /** Whether the server runs in a pod, so that it knows its own volumes. */
  inCluster: boolean;
  /** Host and port of the Kubernetes API server that errors name. */
  kubernetesAddress: string;
}

/** Settings of the UI server as KFP's manifests ship it, for one user. */
export const DEFAULT_SETTINGS: Readonly<ServerSettings> = {
  serverNamespace: 'kubeflow',
  archiveLogs: true,
  archiveArtifactory: 'minio',
  archiveBucket: 'mlpipeline',
  keyFormat:
    'artifacts/{{workflow.name}}/{{workflow.creationTimestamp.Y}}/' +
    '{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}/{{pod.name}}',
  artifactRepositoriesLookup: false,
  logContainer: 'main',
  streamLogsFromServerApi: false,
  authz: false,
  userIdHeader: 'kubeflow-userid',
  userIdPrefix: '',
  ownershipMode: 'mlmd-then-prefix',
  ownershipKeyPrefix: 'private-artifacts',
  minio: { accessKey: 'minio', secretKey: 'minio123' },
  aws: { accessKey: 'minio', secretKey: 'minio123' },
  inCluster: true,
  kubernetesAddress: '10.96.0.1:443',
};

/** What Argo's workflow controller does with the log of a step that ended. */
export interface ControllerSettings {
  archiveLogs: boolean;
  bucket: string;
  keyFormat: string;
  /** keyFormats of namespaces that have their own. */
  keyFormats: Readonly<Record<string, string>>;
  /** IANA zone of the controller's process, in which it writes dates; `UTC` as shipped. */
  timeZone: string;
  /** With which KFP's API server reads what was archived. */
  credentials: Credentials;
}

/** Settings of the workflow controller: those of KFP's manifests where nothing else is said. */
export function createControllerSettings(
  settings: Partial<ControllerSettings> = {},
): ControllerSettings {
  return {
    archiveLogs: true,
    bucket: 'mlpipeline',
    keyFormat: SHIPPED_KEY_FORMAT,
    keyFormats: {},
    timeZone: 'UTC',
    credentials: { accessKey: 'minio', secretKey: 'minio123' },
    ...settings,
  };
}

/** The S3 store behind KFP. */
export interface StoreSettings {
  /** `up`; `down`: nothing listens; `overloaded`: it answers 503. */
  health: 'down' | 'overloaded' | 'up';
  /** Host and port that errors name. */
  address: string;
  /** Ceph's gateway (`rgw`) sends error codes without a message. */
  dialect: 'aws' | 'rgw';
  /** Whether a wrong secret key is noticed. */
  checksSecretKeys: boolean;
  /** Known access keys. */
  accounts: Record<string, { secretKey: string; mayRead: boolean }>;
}

/** Settings of the object store: KFP's own, up, and with its one account, where nothing else is said. */
export function createStoreSettings(settings: Partial<StoreSettings> = {}): StoreSettings {
  return {
    health: 'up',
    address: '10.96.0.9:9000',
    dialect: 'aws',
    checksSecretKeys: true,
    accounts: { minio: { secretKey: 'minio123', mayRead: true } },
    ...settings,
  };
}

/** The Secret that KFP's manifests bring along, with the store's credentials. */
export function storeSecret(namespace: string): Secret {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'mlpipeline-minio-artifact', namespace },
    data: { accesskey: btoa('minio'), secretkey: btoa('minio123') },
  };
}

/** Credentials for the store; anonymous when one of them is empty. */
export interface Credentials {
  accessKey: string;
  secretKey: string;
}
