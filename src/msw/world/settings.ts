import type { Secret } from '../kubernetes/objects.js';
import { SHIPPED_KEY_FORMAT } from '../kubernetes/workflows.js';

/**
 * Settings of KFP's UI server, each with its environment variable. The defaults are those of KFP's
 * manifests for one user.
 *
 * @see https://github.com/kubeflow/pipelines/blob/master/frontend/server/configs.ts
 */
export interface ServerSettings {
  /**
   * `FRONTEND_SERVER_NAMESPACE`: namespace of the UI server, and of requests without one.
   *
   * @defaultValue `'kubeflow'`
   */
  serverNamespace: string;
  /**
   * `ARGO_ARCHIVE_LOGS`: whether the server looks for archived logs under the key of `keyFormat`.
   *
   * @defaultValue `true`
   */
  archiveLogs: boolean;
  /**
   * `ARGO_ARCHIVE_ARTIFACTORY`: the store of archived logs; `s3` is read with the credentials of `aws`.
   *
   * @defaultValue `'minio'`
   */
  archiveArtifactory: 'minio' | 's3';
  /**
   * `ARGO_ARCHIVE_BUCKETNAME`: bucket of archived logs.
   *
   * @defaultValue `'mlpipeline'`
   */
  archiveBucket: string;
  /**
   * `ARGO_KEYFORMAT`: key of archived logs, with tags such as `{{pod.name}}`.
   *
   * @defaultValue begins with `artifacts/`, unlike Argo's own in KFP's manifests
   */
  keyFormat: string;
  /**
   * `ARGO_ARTIFACT_REPOSITORIES_LOOKUP`: whether a namespace's ConfigMap overrides `keyFormat`.
   *
   * @defaultValue `false`
   */
  artifactRepositoriesLookup: boolean;
  /**
   * `POD_LOG_CONTAINER_NAME`: container whose log is read.
   *
   * @defaultValue `'main'`
   */
  logContainer: string;
  /**
   * `STREAM_LOGS_FROM_SERVER_API`: passes log requests on to the API server, which has no such path.
   *
   * @defaultValue `false`
   */
  streamLogsFromServerApi: boolean;
  /**
   * `ENABLE_AUTHZ`: whether KFP serves several users, each with namespaces of his own.
   *
   * @defaultValue `false`
   */
  authz: boolean;
  /**
   * `KUBEFLOW_USERID_HEADER`: header with the user's name. With capitals nobody is authorized,
   * because the server looks up Node's lower-case names as they were configured.
   *
   * @defaultValue `'kubeflow-userid'`
   */
  userIdHeader: string;
  /**
   * `KUBEFLOW_USERID_PREFIX`: what stands before the user's name in that header.
   *
   * @defaultValue `''`
   */
  userIdPrefix: string;
  /**
   * `ARTIFACT_NAMESPACE_OWNERSHIP_MODE`: whether an object without a record in ML Metadata belongs
   * to the namespace that its key names, or to none.
   *
   * @defaultValue `'mlmd-then-prefix'`
   */
  ownershipMode: 'mlmd-only' | 'mlmd-then-prefix';
  /**
   * `ARTIFACT_NAMESPACE_KEY_PREFIX`: what stands before the namespace in such a key.
   *
   * @defaultValue `'private-artifacts'`
   */
  ownershipKeyPrefix: string;
  /** `MINIO_ACCESS_KEY` and `MINIO_SECRET_KEY`: for source `minio`. */
  minio: Credentials;
  /** `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`: for source `s3`. */
  aws: Credentials;
  /**
   * Whether the server runs in a pod, so that it knows its own volumes.
   *
   * @defaultValue `true`
   */
  inCluster: boolean;
  /**
   * Whether Kubernetes accepts the token of the server's service account: one that has expired, or was
   * deleted, is refused with 401 whatever it is for.
   *
   * @defaultValue `'valid'`
   */
  serviceAccountToken: 'invalid' | 'valid';
  /**
   * Host and port of the Kubernetes API server that errors name.
   *
   * @defaultValue `'10.96.0.1:443'`
   */
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
  serviceAccountToken: 'valid',
  kubernetesAddress: '10.96.0.1:443',
};

/** What Argo's workflow controller does with the log of a step that ended. */
export interface ControllerSettings {
  /**
   * Whether logs are archived.
   *
   * @defaultValue `true`
   */
  archiveLogs: boolean;
  /**
   * Bucket of archived logs.
   *
   * @defaultValue `'mlpipeline'`
   */
  bucket: string;
  /**
   * Key of archived logs, with tags such as `{{pod.name}}`.
   *
   * @defaultValue {@link SHIPPED_KEY_FORMAT}
   */
  keyFormat: string;
  /** Key formats of namespaces that have their own, by namespace. */
  keyFormats: Readonly<Record<string, string>>;
  /**
   * IANA time zone of the controller's process, in which it writes dates into keys.
   *
   * @defaultValue `'UTC'`
   */
  timeZone: string;
  /** Credentials with which KFP's API server reads what was archived. */
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
  /**
   * `up`; `down`: nothing listens; `overloaded`: it responds with status 503.
   *
   * @defaultValue `'up'`
   */
  health: 'down' | 'overloaded' | 'up';
  /**
   * Host and port that errors name.
   *
   * @defaultValue `'10.96.0.9:9000'`
   */
  address: string;
  /**
   * Whose errors it sends: those of Ceph's gateway (`rgw`) have a code and no message.
   *
   * @defaultValue `'aws'`
   */
  dialect: 'aws' | 'rgw';
  /**
   * Whether a wrong secret key is noticed.
   *
   * @defaultValue `true`
   */
  checksSecretKeys: boolean;
  /** Accounts by access key: secret key, and whether objects may be read. */
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
  /** Name of the account. */
  accessKey: string;
  /** Its password. */
  secretKey: string;
}
