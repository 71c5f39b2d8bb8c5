import type { ServerSettings } from './ServerSettings.js';

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
