import type { KfpClient } from '../kfp/KfpClient.js';
import type { ArtifactRepositorySource } from '../archive/ArtifactRepositorySource.js';
import type { Rung } from './Rung.js';

/** How archived logs are named in this installation, for the rung that renders keys by itself. */
export interface ArchiveSettings {
  /** Argo's `keyFormat`, as in `workflow-controller-configmap`. */
  keyFormat: string;
  /** Bucket of the artifact repository; `mlpipeline` by default. */
  bucket?: string | undefined;
  /** Which of the UI server's clients reads it; `minio` by default. */
  source?: 'minio' | 's3' | 'gcs' | undefined;
}

/** Settings of {@link openRunLogs}. */
export interface RunLogsOptions {
  client: KfpClient;
  /** The ladder, in order; `DEFAULT_RUNGS` by default. A host may reorder, drop or add rungs. */
  rungs?: readonly Rung[] | undefined;
  /** Without it no key is rendered: the behaviour is that of KFP's own page. */
  archive?: ArchiveSettings | undefined;
  /**
   * Looks up where a namespace archives: `configMapRepositories`, `staticRepositories`, or any
   * function. It switches the look-up on; without it no ConfigMap is asked for, and no key is
   * guessed.
   */
  repositories?: ArtifactRepositorySource | undefined;
  /**
   * For how long a look-up holds in react-query's cache, in milliseconds: 600,000 by default. The
   * components share it; a session that is opened without React asks its source each time.
   */
  repositoryStaleTime?: number | undefined;
  /** For how long a failed look-up holds, in milliseconds: 30,000 by default. */
  repositoryFailureStaleTime?: number | undefined;
  /** IANA time zone of the workflow controller, which writes dates into keys; `UTC` by default. */
  timeZone?: string | undefined;
  /**
   * How often a running pod is read again, in milliseconds: 3,000 by default, and never more often
   * than a tenth of the time that reading takes, since each answer is the whole log.
   */
  followInterval?: number | undefined;
  /** How often a pod that has not started is looked at again, in milliseconds: 5,000 by default. */
  waitInterval?: number | undefined;
  /** Starts paused, to be resumed when somebody looks. */
  paused?: boolean | undefined;
}
