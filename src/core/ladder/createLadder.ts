import { candidateKeys } from '../archive/candidateKeys.js';
import type { Cause, Diagnosis } from '../diagnosis/catalogue.js';
import { toDiagnosis } from '../diagnosis/rank.js';
import type { LogDocument } from '../log/document/LogDocument.js';
import { Evidence } from './evidence.js';
import { explainMiss } from './explain/explainMiss.js';
import { LogSink } from './sink.js';
import { checkTarget } from './target.js';
import type {
  LadderFacts,
  LogProgress,
  RungOutcome,
  RunLogsOptions,
  RunLogsSnapshot,
  RunLogsTarget,
} from './types.js';
import { walk } from './walk.js';

const FOLLOW_INTERVAL = 3_000;
const WAIT_INTERVAL = 5_000;
const LONGEST_INTERVAL = 60_000;

/** What a climb came to. */
export interface Rest {
  /** What changes in the snapshot. */
  change: Pick<RunLogsSnapshot, 'status' | 'source' | 'diagnosis' | 'attempts'>;
  /** Milliseconds after which to climb again; none when all is known. */
  pause?: number | undefined;
}

/** The ladder of one log, which remembers what it has read of it. */
export interface Ladder {
  /** @param refresh Whether the reader has asked anew, so that nothing kept is to be trusted */
  climb(signal: AbortSignal, refresh: boolean): Promise<Rest>;
}

/**
 * The ladder for a target, which reads the log into the document.
 *
 * @param onChange Told of each piece of evidence, of the first bytes, and of the progress
 */
export function createLadder(
  target: RunLogsTarget,
  options: RunLogsOptions,
  document: LogDocument,
  onChange: (change: Partial<RunLogsSnapshot>) => void,
): Ladder {
  const { followInterval = FOLLOW_INTERVAL, waitInterval = WAIT_INTERVAL } = options;
  // Each answer is the whole log: asking again costs as much as the first time.
  const followPause = (took: number): number =>
    Math.min(Math.max(followInterval, 10 * took), LONGEST_INTERVAL);
  const sink = new LogSink(document);
  const evidence = new Evidence((attempts) => {
    onChange({ attempts });
  });
  const hush = (): void => {
    evidence.hush();
  };
  let facts: LadderFacts = {};
  const namesOf = (): Cause['params'] => {
    const podName = target.podName ?? facts.podName;
    const workflowName = target.workflowName ?? facts.workflow?.name;
    const { namespace, createdAt, container = 'main' } = target;
    const keys = candidateKeys({ podName, namespace, workflowName, createdAt, container });
    return {
      runId: target.runId,
      namespace: namespace ?? '–',
      pod: podName ?? '–',
      workflow: workflowName ?? '–',
      container,
      bucket: target.archive?.bucket ?? options.archive?.bucket ?? 'mlpipeline',
      key: target.archive?.key ?? '–',
      serverKey: keys.server ?? '–',
      argoKey: keys.argo ?? '–',
      rung: '–',
    };
  };
  /** The climb came to nothing: the causes are told as exactly as can be. */
  const explain = async (outcome: RungOutcome, signal: AbortSignal): Promise<RungOutcome> => {
    if (outcome.kind !== 'miss' || sink.length > 0) return outcome;
    const context = { target, options, evidence, signal, facts, names: namesOf() };
    return { kind: 'miss', causes: await explainMiss(outcome.causes, context) };
  };
  const diagnose = (causes: readonly Cause[], lead?: Cause): Diagnosis | undefined =>
    toDiagnosis(causes, namesOf(), lead);

  const restOn = (outcome: RungOutcome, took: number): Rest => {
    // What has changed is told with the rest.
    evidence.hush();
    const { attempts } = evidence;
    switch (outcome.kind) {
      case 'log': {
        const { source, following = false, caveat, notes = [] } = outcome;
        if (!following) document.end();
        const found = { source, diagnosis: diagnose(notes, caveat), attempts };
        return following
          ? { change: { status: 'following', ...found }, pause: followPause(took) }
          : { change: { status: 'complete', ...found } };
      }
      case 'waiting':
        return {
          change:
            sink.length > 0
              ? { status: 'following', diagnosis: undefined, attempts }
              : { status: 'waiting', diagnosis: diagnose([outcome.cause]), attempts },
          pause: waitInterval,
        };
      case 'none':
      case 'miss': {
        const causes = outcome.kind === 'none' ? [outcome.cause] : outcome.causes;
        document.end();
        const change = { ...endOn(causes), attempts };
        // Without a pod's name the host has to come back with another target.
        const canWait = change.status === 'waiting' && (target.podName ?? target.nodeId);
        return { change, pause: canWait ? waitInterval : undefined };
      }
    }
  };
  const endOn = (causes: readonly Cause[]): Pick<RunLogsSnapshot, 'status' | 'diagnosis'> => {
    if (sink.length > 0) {
      // A log outlives its pod: what is on screen stays there, with a word of caution.
      const diagnosis = diagnose(causes, { code: 'outlived-pod', params: {} });
      return { status: 'complete', diagnosis };
    }
    const diagnosis = diagnose(causes.length > 0 ? causes : [{ code: 'pod-gone', params: {} }]);
    return { status: statusOf(diagnosis), diagnosis };
  };

  return {
    climb: async (signal, refresh) => {
      const known = checkTarget(target) ?? shortcutOf(target);
      if (known) return restOn({ kind: 'none', cause: known }, 0);
      const started = performance.now();
      signal.addEventListener('abort', hush, { once: true });
      evidence.clear();
      facts = {};
      const onFirstBytes = (): void => {
        evidence.flush();
        onChange({ status: 'streaming', diagnosis: undefined });
      };
      const onProgress = (progress: LogProgress | undefined): void => {
        // The next climb may have begun by the time that an aborted one ends.
        if (!signal.aborted) onChange({ progress });
      };
      const on = { onFirstBytes, onProgress };
      const how = { target, options, signal, evidence, sink, facts, refresh, ...on };
      const outcome = await explain(await walk(how), signal);
      return restOn(outcome, performance.now() - started);
    },
  };
}

/** What the host knows already, so that nothing needs to be asked. */
function shortcutOf(target: RunLogsTarget): Cause | undefined {
  const elsewhere = target.archive ?? target.executorLogs?.[0];
  if (target.taskState === 'SKIPPED') return { code: 'skipped', params: {} };
  if (target.cached && !elsewhere) return { code: 'cached', params: {} };
  if (target.taskState === 'PENDING' && !target.podName && !target.nodeId) {
    return { code: 'not-started', params: {} };
  }
  return undefined;
}

/** An empty log is whole; what waits for the host to name a pod is still to come. */
function statusOf(diagnosis: Diagnosis | undefined): RunLogsSnapshot['status'] {
  if (diagnosis?.code === 'no-output') return 'complete';
  return diagnosis?.severity === 'waiting' ? 'waiting' : 'unavailable';
}
