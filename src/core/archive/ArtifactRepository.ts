import type { ArtifactLocation } from '../kfp/KfpClient.js';

/** Kinds of stores that Argo Workflows can archive to. */
export type ArtifactStoreKind = 'artifactory' | 'azure' | 'gcs' | 'hdfs' | 'oss' | 'plugin' | 's3';

/** Where Argo Workflows archives, as far as finding a log needs it: without any credentials. */
export interface ArtifactRepository {
  kind: ArtifactStoreKind;
  /** Bucket of an S3, GCS or OSS store, container of an Azure one. */
  bucket: string | undefined;
  endpoint: string | undefined;
  /** With the default of its kind where the repository has none. */
  keyFormat: string;
  /** Whether logs are archived; `undefined` where the repository does not say. */
  archiveLogs: boolean | undefined;
  /** Which of the UI server's clients can read it; `undefined` for kinds that it cannot. */
  source: ArtifactLocation['source'] | undefined;
}
