import type { ArtifactRepository } from '../archive/repository.js';
import type { Redacted } from '../base/redacted.js';
import type { Cause } from '../diagnosis/catalogue.js';
import type { ArtifactLocation, KfpEndpoint } from '../kfp/types.js';

/** State of a task, as `run_details.task_details[].state` of KFP's API has it. */
export type RuntimeState =
  'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'SKIPPED' | 'FAILED' | 'CANCELING' | 'CANCELED' | 'PAUSED';

/** Where KFP's launcher stored what the user's program printed (artifact `executor-logs`). */
export interface ExecutorLogs {
  /** `minio://bucket/key`, `s3://…` or `gs://…`. */
  uri: string;
  /** JSON text of the artifact's custom property `store_session_info`. */
  providerInfo?: string | undefined;
  /** Which attempt of the task it is from, counted from 0. @defaultValue `0` */
  attempt?: number | undefined;
}

/** What a host knows of its step's {@link ExecutorLogs}: none, or those of each attempt. */
export type KnownExecutorLogs = readonly ExecutorLogs[] | undefined;

/**
 * Where the output of the user's program is stored: known, being asked, or asked only when no place
 * before has the log. A function is called by each search that comes so far.
 */
export type ExecutorLogsSource =
  | readonly ExecutorLogs[]
  | Promise<KnownExecutorLogs>
  | ((how: {
      /** Aborted when the answer is no longer wanted. */
      signal: AbortSignal;
    }) => KnownExecutorLogs | Promise<KnownExecutorLogs>);

/** The step whose log is wanted. */
export interface RunLogsTarget {
  /** ID of the run. */
  runId: string;
  /** Namespace of the run's experiment; required where KFP is installed for several users. */
  namespace?: string | undefined;
  /** Name of the step's pod, MLMD's `pod_name`. */
  podName?: string | undefined;
  /** ID of the step's node in the Argo workflow, which is what `child_tasks[].pod_name` holds. */
  nodeId?: string | undefined;
  /** Name of the Argo workflow. @defaultValue derived from the pod's name */
  workflowName?: string | undefined;
  /** When the run (its workflow, not the step) was created: archived keys hold that date, in UTC. */
  createdAt?: string | Date | undefined;
  /** Container of the pod. @defaultValue `'main'` */
  container?: string | undefined;
  /**
   * Whether the log is that of the container before its last restart. Only rungs with
   * {@link Rung.servesPrevious} are asked for it.
   *
   * @defaultValue `false`
   */
  previous?: boolean | undefined;
  /** Attempt of a task that was retried, counted from 0. @defaultValue the last one */
  attempt?: number | undefined;
  /** Name of the task, for labels. */
  taskName?: string | undefined;
  /** State of the task, as KFP's API tells it. */
  taskState?: RuntimeState | undefined;
  /** Whether the output was taken from the cache, so that the step never ran. */
  cached?: boolean | undefined;
  /**
   * The step whose output was taken from the cache, where the host knows it: the execution that ML
   * Metadata's `cached_execution_id` names has its run and its pod. Its log is shown then, and that it is
   * of another run is said.
   *
   * @defaultValue none: there is no log, unless `executorLogs` or `archive` tells one
   */
  cachedFrom?: OriginalStep | undefined;
  /**
   * Where KFP's launcher stored what the user's program printed, of each attempt; or a promise of it, or
   * a function that asks for it, such as KFP's metadata store. Nothing is said to be missing while it is
   * asked. It is waited for as long as a server's answer.
   *
   * @example
   * ```ts
   * executorLogs: async ({ signal }) => toExecutorLogs(await getArtifacts(runId, { signal }))
   * ```
   */
  executorLogs?: ExecutorLogsSource | undefined;
  /** Where the log was archived, when the host knows it. */
  archive?: Pick<ArtifactLocation, 'source' | 'bucket' | 'key'> | undefined;
}

/** What locates the step that computed a cached output. */
export type OriginalStep = Pick<
  RunLogsTarget,
  'runId' | 'namespace' | 'podName' | 'nodeId' | 'workflowName' | 'createdAt' | 'attempt'
>;

/** How archived logs are named in this installation, for the rung that renders keys by itself. */
export interface ArchiveSettings {
  /** Argo's `keyFormat`, as in `workflow-controller-configmap`. */
  keyFormat: string;
  /** Bucket of the artifact repository. @defaultValue `'mlpipeline'` */
  bucket?: string | undefined;
  /**
   * Which of the UI server's clients reads it; `minio` for any S3-compatible store.
   *
   * @defaultValue `'minio'`
   */
  source?: 'minio' | 's3' | 'gcs' | undefined;
}

/** How much of a response has come, in the words of the platform's `ProgressEvent`. */
export interface LogProgress {
  /** Bytes of the response's body that have come, before unpacking. Each response counts from 0. */
  readonly loaded: number;
  /** The response's `Content-Length`; never less than `loaded`. */
  readonly total: number;
}

/** Which rung gave the log, and where the text came from. */
export interface LogSource<Text extends string = string> {
  /** The rung that gave the log. */
  readonly rung: RungName;
  /**
   * `pod`: the running pod; `podEnded`: a pod that has ended; `server`: an archive that the UI
   * server found by itself; `archive`: an object named in the request; `executorLogs`: what the
   * user's program printed, without the rest of the container; `artifact`: read by the API server;
   * `unknown`: sent by the UI server, which does not say where it comes from.
   */
  readonly origin:
    'unknown' | 'pod' | 'podEnded' | 'server' | 'archive' | 'executorLogs' | 'artifact';
  /** Bucket of an archived log, where the ladder named it. */
  readonly bucket?: Text | undefined;
  /** Key of an archived log, where the ladder named it. */
  readonly key?: Text | undefined;
}

/** Evidence: one request of the ladder and its result. In a snapshot it holds no secrets. */
export interface RequestRecord<Text extends string = string> {
  /** The rung that asked. */
  readonly rung: RungName;
  /** `GET` and the URL, decoded; absent when the rung sent no request. */
  readonly request?: Text | undefined;
  /** Which of KFP's endpoints; absent for a request that a host's own rung has sent. */
  readonly endpoint?: KfpEndpoint | undefined;
  /** The object that `artifact` asks for. */
  readonly object?: (Pick<ArtifactLocation, 'source'> & Record<'bucket' | 'key', Text>) | undefined;
  /** When it was sent, ISO 8601. */
  readonly startedAt: string;
  /**
   * `pending`: no response yet; `skipped`: not asked; `log`: bytes of the log came; `answer`: a
   * response that the ladder can use; `miss`: a response without the log; `failed`: no response.
   */
  readonly outcome: 'pending' | 'skipped' | 'log' | 'answer' | 'miss' | 'failed';
  /** HTTP status code. */
  readonly status?: number | undefined;
  /** `Content-Type` of the response. */
  readonly contentType?: Text | undefined;
  /** Bytes of the body that were read. */
  readonly bytes?: number | undefined;
  /** From sending to the body's end, in milliseconds. */
  readonly ms?: number | undefined;
  /** What the response means, or why there was none. */
  readonly cause?: Cause<Text> | undefined;
  /** First 500 characters of a response that is no log, redacted. */
  readonly excerpt?: Text | undefined;
}

/** Names of the rungs of {@link DEFAULT_RUNGS}, first to last. */
type DefaultRungName =
  | 'live'
  | 'podState'
  | 'knownArchive'
  | 'manifestArchive'
  | 'configuredArchive'
  | 'executorLogs'
  | 'artifactRead'
  | 'guessedArchive';

/** Names of the rungs of {@link DEFAULT_RUNGS}; a host may add rungs of other names. */
export type RungName = DefaultRungName | (string & {});

/** How a rung ended. */
export type RungOutcome<Text extends string = string> =
  /** The log is in the document; `following` when the step still writes to it. */
  | {
      kind: 'log';
      source: LogSource<Text>;
      following?: boolean;
      /** What is wrong with the log that was read. */
      caveat?: Cause<Text> | undefined;
      /** Other causes to show beside the log. */
      notes?: readonly Cause<Text>[];
    }
  /** The log is known to be empty, or not to exist: the search ends. */
  | { kind: 'none'; cause: Cause<Text> }
  /** The log is still to come: the search ends for now. */
  | { kind: 'waiting'; cause: Cause<Text> }
  /** Not here: the search goes on with the next rung. */
  | { kind: 'miss'; causes: readonly Cause<Text>[] };

/** The result of reading a response as a log. */
export interface LogReading {
  /** `log`: text of the log was read; `empty`: a log without a byte; `none`: not a log. */
  kind: 'log' | 'empty' | 'none';
  /** Bytes of the body. */
  bytes: number;
  /** Why it is no log, or what is wrong with the log. */
  cause?: Cause | undefined;
  /** The body that came in place of the log. */
  text?: string | undefined;
  /** Whether more of the log was read before than the body has: what comes next is not the rest of it. */
  isBehind?: boolean | undefined;
}

/** The result of asking the host's source for a namespace's repository. */
export interface RepositoryLookup {
  /** The repository; absent where the source knows none. */
  repository?: ArtifactRepository | undefined;
  /** Why the look-up failed. */
  cause?: Cause | undefined;
}

/** The result of asking the host where the output of the user's program is stored. */
export interface ExecutorLogsLookup {
  /** What the host says; absent where it knows of none. */
  executorLogs?: readonly ExecutorLogs[] | undefined;
  /** Why the host could not say it. */
  cause?: Cause | undefined;
}

/** A target with its defaults applied, which happens once. */
export interface ResolvedTarget extends RunLogsTarget {
  /** Container of the pod. */
  readonly container: string;
  /** Bucket of archived logs, where neither the workflow nor a repository names one. */
  readonly bucket: string;
  /** Last part of an archived log's key: `main.log`. */
  readonly logFile: string;
  /** Date of the run's creation in UTC, `YYYY-MM-DD`. */
  readonly createdOn?: string | undefined;
}

/** What a climb reports while it goes on. */
export type LadderEvent =
  /** A request was sent, or has its result. */
  | { type: 'requests'; records: readonly RequestRecord<Redacted>[] }
  /** The first bytes of a body are in the document. */
  | { type: 'firstBytes' }
  /** More of the body has come; `undefined` when it has ended, or is longer than announced. */
  | { type: 'progress'; progress: LogProgress | undefined };
