import type { Credentials } from './Credentials.js';

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
