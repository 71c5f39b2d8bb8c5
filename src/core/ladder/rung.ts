import type { ArtifactRepositorySource } from '../archive/repository.js';
import type { Clock } from '../base/scheduler.js';
import type { Cause } from '../diagnosis/catalogue.js';
import type { KfpClient, KfpResponse } from '../kfp/types.js';
import type { LineStamp, LogGap } from '../kubernetes/StampedLog.js';
import type { LogEncoding } from '../log/document/Transcoder.js';
import type { LadderFacts } from './facts.js';
import type {
  ArchiveSettings,
  ExecutorLogsLookup,
  LogReading,
  RepositoryLookup,
  ResolvedTarget,
  RungName,
  RungOutcome,
} from './types.js';

/** Settings of {@link openRunLogs}. They stand here because they name rungs, which are given them. */
export interface RunLogsOptions {
  /** The KFP server that is asked. */
  client: KfpClient;
  /** The ladder, in order. A host may reorder, drop or add rungs. @defaultValue `DEFAULT_RUNGS` */
  rungs?: readonly Rung[] | undefined;
  /**
   * The key format of this installation, from which keys of archived logs are rendered.
   *
   * @defaultValue none: no key is rendered from a setting
   */
  archive?: ArchiveSettings | undefined;
  /**
   * Looks up where a namespace archives: `configMapRepositories`, `staticRepositories`, or any
   * function. It switches the look-up on; without it no ConfigMap is asked for, and no key is
   * guessed.
   *
   * @defaultValue none
   */
  repositories?: ArtifactRepositorySource | undefined;
  /**
   * For how long a look-up holds in react-query's cache, in milliseconds. The components share it; a
   * session that is opened without React asks its source each time.
   *
   * @defaultValue `600_000`
   */
  repositoryStaleTime?: number | undefined;
  /** For how long a failed look-up holds, in milliseconds. @defaultValue `30_000` */
  repositoryFailureStaleTime?: number | undefined;
  /**
   * IANA time zone of the workflow controller, which writes dates into keys.
   *
   * @defaultValue `'UTC'`
   */
  timeZone?: string | undefined;
  /**
   * How long to wait before a running pod's log is read again, in milliseconds. Each response is the
   * whole log: one that takes long to read, or has more than 512 KiB, is read less often, see
   * docs/where-logs-come-from.md. A shorter interval makes all of that shorter.
   *
   * @defaultValue `3_000`
   */
  followInterval?: number | undefined;
  /**
   * How long to wait before looking again for a log that is still to come, in milliseconds.
   *
   * @defaultValue `5_000`
   */
  waitInterval?: number | undefined;
  /**
   * Bytes of the log, unpacked, at which loading stops by itself: with the diagnosis `log-too-large`,
   * and {@link RunLogsSession.proceed} to load more. Never more than {@link MAX_LOG_BYTES}.
   *
   * @defaultValue `536_870_912`, which is 512 MiB
   */
  maxBytes?: number | undefined;
  /**
   * What the bytes of the log are read as, where a byte order mark is not to decide; one that the
   * platform does not know is ignored. The reader may choose another.
   *
   * @defaultValue what a byte order mark says, else UTF-8
   */
  encoding?: LogEncoding | undefined;
  /** Whether the session starts paused: it sends nothing until `resume()`. @defaultValue `false` */
  paused?: boolean | undefined;
  /** Where time comes from. For tests. @defaultValue the platform's clock */
  clock?: Clock | undefined;
}

/** How {@link RungContext.readLog} takes the body of a response. */
export interface RungReadOptions {
  /**
   * Whether the body may lack the log's beginning, as that of a pod may. A function is asked once the
   * body has ended; it resolves with `undefined` if that is not known even then.
   *
   * @defaultValue `false`
   */
  partial?: boolean | (() => Promise<boolean | undefined>) | undefined;
  /**
   * Whether the body continues the text that was read before, and may stay open while the log grows.
   *
   * @defaultValue `false`: it is the log from its beginning on
   */
  continues?: boolean | undefined;
  /** Whether such a body ends by itself, and is asked for again. @defaultValue `false` */
  polled?: boolean | undefined;
  /** Unwraps the body, as from JSON. @defaultValue the body is the log itself */
  decode?: ((body: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>) | undefined;
  /** When lines were written: those that have come since it was called last. @defaultValue not known */
  stamps?: (() => readonly LineStamp[]) | undefined;
  /**
   * Where lines may be missing in a body that continues: what was found since it was called last. The reader
   * is shown it, and another copy of the log may fill it.
   *
   * @defaultValue nowhere
   */
  gaps?: (() => readonly LogGap[]) | undefined;
}

/** What a rung is given to find the log. */
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
   * Sends a request, records it as evidence, and reads the response as the log into the document. All logs
   * of a page share a few connections to a server, so that a request may wait for its turn.
   */
  readLog(
    send: (signal: AbortSignal) => Promise<KfpResponse>,
    options?: RungReadOptions,
  ): Promise<LogReading>;
  /**
   * Whether a body that goes on for long would get a connection at once. At most two of a page do;
   * where there is none, ask for the rest of the log at intervals, with `polled`.
   */
  mayStream(): boolean;
  /** Sends a request, records it under this rung or the one named, and reads the response as JSON. */
  readJson(
    send: (signal: AbortSignal) => Promise<KfpResponse>,
    rung?: RungName,
  ): Promise<JsonReading>;
  /** Asks the host's source for the artifact repository of a namespace. */
  lookUp(namespace: string): Promise<RepositoryLookup>;
  /** Asks the host where the output of the user's program is stored, unless the target has it. */
  lookUpExecutorLogs(): Promise<ExecutorLogsLookup>;
  /** Records that the rung sends no request; returns the outcome for it, a miss. */
  skip(cause?: Cause): RungOutcome;
}

/** The JSON of a response, or the cause why there is none. */
export type JsonReading =
  { value: unknown; cause?: undefined } | { value?: undefined; cause: Cause };

/** One place where the log may be. */
export interface Rung {
  /** Its name in evidence. */
  readonly name: RungName;
  /**
   * Whether it can give the log of a container before its last restart.
   *
   * @defaultValue `false`: where that log is wanted, the rung is not asked
   */
  readonly servesPrevious?: boolean | undefined;
  /** Looks there for the log. An error that it throws ends the search with the diagnosis `unknown`. */
  climb(context: RungContext): Promise<RungOutcome>;
}
