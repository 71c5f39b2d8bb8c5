import type { ArtifactRepository, ArtifactRepositorySource } from '../archive/repository.js';
import type { StoredNode, StoredWorkflow } from '../archive/storedWorkflow.js';
import type { Cause, Diagnosis } from '../diagnosis/catalogue.js';
import type { PodFacts } from '../kfp/pod.js';
import type { Clock } from '../base/scheduler.js';
import type { ArtifactLocation, KfpClient, KfpRequest, KfpResponse } from '../kfp/types.js';
import type { LogDocument } from '../log/document/LogDocument.js';

/** State of a task, as `run_details.task_details[].state` of KFP's API has it. */
export type RuntimeState =
  'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'SKIPPED' | 'FAILED' | 'CANCELING' | 'CANCELED' | 'PAUSED';

/** Where KFP's launcher stored what the user's program printed (artifact `executor-logs`). */
export interface ExecutorLogs {
  /** `minio://bucket/key`, `s3://…` or `gs://…`. */
  uri: string;
  /** JSON text of the artifact's custom property `store_session_info`. */
  providerInfo?: string | undefined;
  /** Which attempt of the task it is from, counted from 0. */
  attempt?: number | undefined;
}

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
  /** Name of the Argo workflow; worked out of the pod's name when it is not given. */
  workflowName?: string | undefined;
  /** When the run (its workflow, not the step) was created: archived keys hold that date, in UTC. */
  createdAt?: string | Date | undefined;
  /** Container of the pod: `main` by default. */
  container?: string | undefined;
  /** Attempt of a task that was retried, counted from 0; the last one by default. */
  attempt?: number | undefined;
  /** Name of the task, for labels. */
  taskName?: string | undefined;
  /** State of the task, as KFP's API tells it. */
  taskState?: RuntimeState | undefined;
  /** Whether the output was taken from the cache, so that the step never ran. */
  cached?: boolean | undefined;
  /** Where KFP's launcher stored what the user's program printed, of each attempt. */
  executorLogs?: readonly ExecutorLogs[] | undefined;
  /** Where the log was archived, when the host knows it. */
  archive?: Pick<ArtifactLocation, 'source' | 'bucket' | 'key'> | undefined;
}

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
  /** The KFP server that is asked. */
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
  /** Where time comes from; the platform by default. For tests. */
  clock?: Clock | undefined;
}

/** The search for one step's log: a store that tells its listeners when the snapshot changes. */
export interface RunLogsSession {
  /** The latest snapshot; the same object until it changes. */
  readonly getSnapshot: () => RunLogsSnapshot;
  /** Calls back after each change of the snapshot. Returns the function that ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Resolves with the first snapshot that is complete, waiting with a reason, or unavailable, and
   * with the last one when the session is closed before. Never rejects.
   */
  readonly settled: Promise<RunLogsSnapshot>;
  /**
   * Tells the session more about the same log: a state that ends a wait, a date that opens a rung,
   * other settings. What is on screen stays. A session that waits, or has found nothing, looks again
   * at once when the target or a setting has another value; other functions and rungs are used from
   * the next look on, so that a host may write them inline.
   */
  readonly update: (target: RunLogsTarget, options?: RunLogsOptions) => void;
  /** Walks the ladder again, keeping what is already shown. */
  readonly refresh: () => void;
  /** Ends its requests and timers for now, keeping what was read. */
  readonly pause: () => void;
  /** Goes on after a pause, unless the log is complete or known to be unavailable. */
  readonly resume: () => void;
  /**
   * Ends loading because the reader has enough of it, keeping what was read; a pause and its end do
   * not change that.
   */
  readonly stop: () => void;
  /** Goes on after {@link RunLogsSession.stop}: what is there already is recognised when it comes again. */
  readonly proceed: () => void;
  /** Ends it for good. */
  readonly close: () => void;
}

/**
 * `searching`: no byte of the log yet; `streaming`: it is arriving; `following`: all there is so
 * far, and the step goes on; `complete`: nothing more will come; `waiting`: the log is still to
 * come, see the diagnosis; `unavailable`: there is none to be had, see the diagnosis.
 */
export type RunLogsStatus =
  'searching' | 'streaming' | 'following' | 'complete' | 'waiting' | 'unavailable';

/** What is known of a log at one moment. The same object until something changes. */
export interface RunLogsSnapshot {
  /** How the search for the log stands. */
  readonly status: RunLogsStatus;
  /** The text so far. It never shrinks, and is the same document for the life of the session. */
  readonly document: LogDocument;
  /** Whether the reader has stopped the loading. */
  readonly stopped?: boolean | undefined;
  /**
   * How much of the log's answer has come, in bytes: while it streams and only where the server, or
   * a proxy in front of it, has announced a length.
   */
  readonly progress?: LogProgress | undefined;
  /** Which rung gave the log; absent before there is one. */
  readonly source?: LogSource | undefined;
  /** What was asked, in order. */
  readonly attempts: readonly RequestRecord[];
  /** Present when waiting or unavailable, and as a warning beside a log that has a caveat. */
  readonly diagnosis?: Diagnosis | undefined;
}

/** How much of an answer has come, in the words of the platform's `ProgressEvent`. */
export interface LogProgress {
  /**
   * Bytes of the answer's body that have come: those of a packed log packed, and those of a log that
   * is read anew counted anew.
   */
  readonly loaded: number;
  /** Bytes that were announced; never fewer than `loaded`. */
  readonly total: number;
}

/** Which rung gave the log, and where the text came from. */
export interface LogSource {
  /** The rung that gave the log. */
  readonly rung: RungName;
  /**
   * `pod`: the running pod; `podEnded`: a pod that has ended; `server`: an archive that the UI
   * server found by itself; `archive`: an object named in the request; `executorLogs`: what the
   * user's program printed, without the rest of the container; `artifact`: read by the API server;
   * `unknown`: given by the UI server, which does not say where it had it.
   */
  readonly origin:
    'unknown' | 'pod' | 'podEnded' | 'server' | 'archive' | 'executorLogs' | 'artifact';
  /** Bucket of an archived log, where the ladder named it. */
  readonly bucket?: string | undefined;
  /** Key of an archived log, where the ladder named it. */
  readonly key?: string | undefined;
}

/** Evidence: one request of the ladder and what came of it. Holds no credentials. */
export interface RequestRecord extends Pick<KfpRequest, 'endpoint' | 'object'> {
  /** The rung that asked. */
  readonly rung: RungName;
  /** `GET` and the URL, decoded; absent when the rung had nothing to ask. */
  readonly request?: string | undefined;
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
  readonly contentType?: string | undefined;
  /** Bytes of the body that were read. */
  readonly bytes?: number | undefined;
  /** From sending to the body's end, in milliseconds. */
  readonly ms?: number | undefined;
  /** What the response, or its absence, says. */
  readonly cause?: Cause | undefined;
  /** First 500 characters of a response that is no log, redacted. */
  readonly excerpt?: string | undefined;
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

/** What came of a rung. */
export type RungOutcome =
  /** The log is in the document; `following` when the step still writes to it. */
  | {
      kind: 'log';
      source: LogSource;
      following?: boolean;
      /** What is wrong with the log that came. */
      caveat?: Cause | undefined;
      /** What is to be said beside it. */
      notes?: readonly Cause[];
    }
  /** The log is known to be empty, or there can be none: no need to climb on. */
  | { kind: 'none'; cause: Cause }
  /** The log is still to come. */
  | { kind: 'waiting'; cause: Cause }
  /** Not here; climb on. */
  | { kind: 'miss'; causes: readonly Cause[] };

/** What came of reading an answer as a log. */
export interface LogReading {
  /** `log`: text of the log came; `empty`: a log, and nothing in it; `none`: no log. */
  kind: 'log' | 'empty' | 'none';
  /** Bytes of the body. */
  bytes: number;
  /** Why it is no log, or what is wrong with the one that came. */
  cause?: Cause | undefined;
  /** What was answered in the log's place. */
  text?: string | undefined;
}

/** The repository of a namespace as the host's source gives it, and why it gives none. */
export interface RepositoryLookup {
  /** The repository; absent where the source knows none. */
  repository?: ArtifactRepository | undefined;
  /** Why it is not known. */
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

/** What a rung works with. */
export interface RungContext {
  /** The step. */
  readonly target: ResolvedTarget;
  /** The settings of the session. */
  readonly options: RunLogsOptions;
  /** The KFP server. */
  readonly client: KfpClient;
  /** Aborted when the log is no longer wanted. */
  readonly signal: AbortSignal;
  /** What the rungs before it have learned. */
  readonly facts: LadderFacts;
  /**
   * Sends a request as evidence, and reads the log that it answers with into the document.
   * `partial` says that the body may lack the log's beginning, as a pod's log may.
   */
  readLog(
    send: (signal: AbortSignal) => Promise<KfpResponse>,
    how?: {
      partial?: boolean;
      decode?: (body: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>;
    },
  ): Promise<LogReading>;
  /** Sends a request as evidence of this rung, or of the one named, and reads its answer as JSON. */
  readJson(
    send: (signal: AbortSignal) => Promise<KfpResponse>,
    rung?: RungName,
  ): Promise<JsonReading>;
  /** The artifact repository of a namespace, by the host's source. */
  lookUp(namespace: string): Promise<RepositoryLookup>;
  /** Records that there was nothing to ask. */
  skip(cause?: Cause): RungOutcome;
}

/** A JSON answer, or the cause why there was none. */
export type JsonReading =
  { value: unknown; cause?: undefined } | { value?: undefined; cause: Cause };

/** One place where the log may be. */
export interface Rung {
  /** Its name in evidence. */
  readonly name: RungName;
  /** Looks there for the log. What it throws ends the search, and is in the diagnosis. */
  climb(context: RungContext): Promise<RungOutcome>;
}

/** What the rungs of one walk have learned, for those after them and for the diagnosis. */
export interface LadderFacts {
  /** The pod's name: the target's, or that of the node which the target names. */
  podName?: string;
  /** Whether the live route answered 200 with nothing in it. */
  liveEmpty?: boolean;
  /** The pod, or `null` when Kubernetes gave none: gone, or not to be read. */
  pod?: PodFacts | null;
  /** Why Kubernetes gave no pod. */
  podCause?: Cause;
  /** Whether a key format was there to render the log's key from. */
  keyFormatKnown?: boolean;
  /** What is to be said even when another rung gives the log. */
  notes?: Cause[];
  /** The run's workflow as the API server stored it, or `null` when it gave none. */
  workflow?: StoredWorkflow | null;
  /** Why it gave none. */
  workflowCause?: Cause;
  /** The step's node in it, or `null` when it has none. */
  node?: StoredNode | null;
}

/** What a climb tells while it goes on. */
export type LadderEvent =
  /** Something was asked, or answered. */
  | { type: 'requests'; records: readonly RequestRecord[] }
  /** The first bytes of a body are in the document. */
  | { type: 'firstBytes' }
  /** More of the body has come; `undefined` when it has ended, or its length is not known. */
  | { type: 'progress'; progress: LogProgress | undefined };
