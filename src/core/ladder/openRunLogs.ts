import { type Cause } from '../diagnosis/Cause.js';
import { type Diagnosis } from '../diagnosis/Diagnosis.js';
import { toDiagnosis } from '../diagnosis/toDiagnosis.js';
import { LogDocument } from '../log/LogDocument.js';
import { checkTarget } from './checkTarget.js';
import { Evidence } from './Evidence.js';
import { LogSink } from './LogSink.js';
import { type RungOutcome } from './Rung.js';
import { type RunLogsOptions } from './RunLogsOptions.js';
import { type RunLogsSession } from './RunLogsSession.js';
import { type RunLogsSnapshot } from './RunLogsSnapshot.js';
import { type RunLogsTarget } from './RunLogsTarget.js';
import { sleep } from './sleep.js';
import { walk } from './walk.js';

const FOLLOW_INTERVAL = 3_000;
const WAIT_INTERVAL = 5_000;
const LONGEST_INTERVAL = 60_000;

/**
 * Looks for the log of a step, wherever it still is, and goes on reading it while the step runs.
 * It never throws: whatever goes wrong is in the snapshot's diagnosis.
 */
export function openRunLogs(target: RunLogsTarget, options: RunLogsOptions): RunLogsSession {
  const document = new LogDocument();
  const sink = new LogSink(document);
  const listeners = new Set<() => void>();
  const evidence = new Evidence(() => {
    update({ attempts: evidence.attempts });
  });
  let snapshot: RunLogsSnapshot = { status: 'searching', document, attempts: [] };
  let current: AbortController | undefined;
  let closed = false;
  let settle: (snapshot: RunLogsSnapshot) => void = () => undefined;
  const settled = new Promise<RunLogsSnapshot>((resolve) => {
    settle = resolve;
  });

  function update(change: Partial<RunLogsSnapshot>): void {
    snapshot = { ...snapshot, ...change };
    for (const listener of [...listeners]) listener();
  }

  function rest(change: Partial<RunLogsSnapshot>): void {
    update(change);
    if (snapshot.status !== 'following') settle(snapshot);
  }

  async function run(signal: AbortSignal): Promise<void> {
    const problem = checkTarget(target) ?? shortcutOf(target);
    if (problem) {
      finish({ kind: 'none', cause: problem });
      return;
    }
    for (;;) {
      const started = performance.now();
      evidence.clear();
      const outcome = await walk({
        target,
        options,
        signal,
        evidence,
        sink,
        onFirstBytes: () => {
          if (snapshot.status !== 'following')
            update({ status: 'streaming', diagnosis: undefined });
        },
      });
      signal.throwIfAborted();
      if (finish(outcome)) return;
      // Each answer is the whole log: asking again costs as much as the first time.
      const took = performance.now() - started;
      const interval =
        outcome.kind === 'waiting'
          ? (options.waitInterval ?? WAIT_INTERVAL)
          : (options.followInterval ?? FOLLOW_INTERVAL);
      await sleep(Math.min(Math.max(interval, 10 * took), LONGEST_INTERVAL), signal);
    }
  }

  /** Takes the outcome of a walk into the snapshot; whether nothing more is to be asked. */
  function finish(outcome: RungOutcome): boolean {
    switch (outcome.kind) {
      case 'log': {
        const { source, following = false, caveat } = outcome;
        if (!following) document.end();
        rest({
          status: following ? 'following' : 'complete',
          source,
          diagnosis: caveat && diagnose([caveat]),
        });
        return !following;
      }
      case 'waiting':
        if (sink.length > 0) rest({ status: 'following', diagnosis: undefined });
        else rest({ status: 'waiting', diagnosis: diagnose([outcome.cause]) });
        return false;
      case 'none':
      case 'miss': {
        const causes = outcome.kind === 'none' ? [outcome.cause] : outcome.causes;
        document.end();
        if (sink.length > 0) {
          // A log outlives its pod: what is on screen stays there, with a word of caution.
          rest({
            status: 'complete',
            diagnosis: diagnose(causes, { code: 'outlived-pod', params: {} }),
          });
          return true;
        }
        const diagnosis = diagnose(causes.length > 0 ? causes : [{ code: 'pod-gone', params: {} }]);
        rest({ status: statusOf(diagnosis), diagnosis });
        return true;
      }
    }
  }

  function diagnose(causes: readonly Cause[], lead?: Cause): Diagnosis | undefined {
    const common = {
      namespace: target.namespace ?? '–',
      pod: target.podName ?? '–',
      workflow: target.workflowName ?? '–',
      container: target.container ?? 'main',
      bucket: target.archive?.bucket ?? options.archive?.bucket ?? 'mlpipeline',
      key: target.archive?.key ?? '–',
    };
    return toDiagnosis(causes, common, lead);
  }

  function start(): void {
    if (closed || current) return;
    const controller = new AbortController();
    current = controller;
    void run(controller.signal)
      .catch((error: unknown) => {
        if (controller.signal.aborted) return;
        const text = error instanceof Error ? error.message : String(error);
        const params = { request: '–', status: '–', text };
        finish({ kind: 'miss', causes: [{ code: 'unknown', params }] });
      })
      .finally(() => {
        if (current === controller) current = undefined;
      });
  }

  function stop(): void {
    current?.abort(new DOMException('The log is no longer wanted.', 'AbortError'));
    current = undefined;
  }

  if (!options.paused) start();

  return {
    settled,
    getSnapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    refresh: () => {
      stop();
      if (snapshot.status !== 'following' && sink.length === 0) {
        update({ status: 'searching', diagnosis: undefined });
      }
      start();
    },
    pause: stop,
    resume: () => {
      if (snapshot.status !== 'complete' && snapshot.status !== 'unavailable') start();
    },
    close: () => {
      closed = true;
      stop();
      settle(snapshot);
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
