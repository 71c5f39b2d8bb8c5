import type { Cause } from '../diagnosis/Cause.js';
import type { KfpAnswer } from '../kfp/KfpAnswer.js';
import type { KfpClient } from '../kfp/KfpClient.js';
import type { RepositoryLookup } from './lookUpRepository.js';
import type { LogSource } from './LogSource.js';
import type { LadderFacts } from './LadderFacts.js';
import type { LogReading } from './readLog.js';
import type { RunLogsOptions } from './RunLogsOptions.js';
import type { RunLogsTarget } from './RunLogsTarget.js';

/** The rungs of design; a host may add rungs of other names. */
export type RungName =
  | 'live'
  | 'podState'
  | 'knownArchive'
  | 'manifestArchive'
  | 'configuredArchive'
  | 'executorLogs'
  | 'artifactRead'
  | 'guessedArchive'
  | (string & {});

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

/** What a rung works with. */
export interface RungContext {
  readonly target: RunLogsTarget;
  readonly options: RunLogsOptions;
  readonly client: KfpClient;
  readonly signal: AbortSignal;
  /** What the rungs before it have learned. */
  readonly facts: LadderFacts;
  /**
   * Sends a request as evidence, and reads the log that it answers with into the document.
   * `partial` says that the body may lack the log's beginning, as a pod's log may.
   */
  readLog(
    send: (signal: AbortSignal) => Promise<KfpAnswer>,
    how?: {
      partial?: boolean;
      decode?: (body: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>;
    },
  ): Promise<LogReading>;
  /** Sends a request as evidence of this rung, or of the one named, and reads its answer as JSON. */
  readJson(
    send: (signal: AbortSignal) => Promise<KfpAnswer>,
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
  readonly name: RungName;
  climb(context: RungContext): Promise<RungOutcome>;
}
