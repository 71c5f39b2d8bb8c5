import { sleep } from '../base/clock.js';
import type { Diagnosis } from '../diagnosis/catalogue.js';
import { LogDocument } from '../log/document/LogDocument.js';
import type { createLadder, Ladder } from './createLadder.js';
import type { RunLogsOptions, RunLogsSession, RunLogsSnapshot, RunLogsTarget } from './types.js';

/** Loaded when a log is looked for: a page that may show one need not carry the ladder. */
const loadLadder = (): Promise<{ createLadder: typeof createLadder }> =>
  import('./createLadder.js');

/**
 * Looks for the log of a step, wherever it still is, and goes on reading it while the step runs.
 * It never throws: whatever goes wrong is in the snapshot's diagnosis.
 */
export function openRunLogs(target: RunLogsTarget, options: RunLogsOptions): RunLogsSession {
  const document = new LogDocument();
  const listeners = new Set<() => void>();
  let snapshot: RunLogsSnapshot = { status: 'searching', document, attempts: [] };
  let ladder: Ladder | undefined;
  let current: AbortController | undefined;
  let closed = false;
  let isRefresh = false;
  let settle: (snapshot: RunLogsSnapshot) => void = () => undefined;
  const settled = new Promise<RunLogsSnapshot>((resolve) => {
    settle = resolve;
  });

  const update = (change: Partial<RunLogsSnapshot>): void => {
    snapshot = { ...snapshot, ...change };
    for (const listener of [...listeners]) listener();
  };
  const onLadderChange = (change: Partial<RunLogsSnapshot>): void => {
    // A log that is followed is read again and again, and stays followed meanwhile.
    const isOfLoading = change.status === 'streaming' || 'progress' in change;
    if (!isOfLoading || snapshot.status !== 'following') update(change);
  };

  async function run(signal: AbortSignal): Promise<void> {
    const { createLadder } = await loadLadder();
    signal.throwIfAborted();
    ladder ??= createLadder(target, options, document, onLadderChange);
    for (;;) {
      const { change, pause } = await ladder.climb(signal, isRefresh);
      isRefresh = false;
      signal.throwIfAborted();
      update(change);
      if (snapshot.status !== 'following') settle(snapshot);
      if (pause === undefined) return;
      await sleep(pause, signal);
    }
  }

  const start = (): void => {
    if (closed || current || snapshot.stopped) return;
    const controller = new AbortController();
    current = controller;
    void run(controller.signal)
      .catch((error: unknown) => {
        if (controller.signal.aborted) return;
        update({ status: 'unavailable', diagnosis: failureOf(error) });
        settle(snapshot);
      })
      .finally(() => {
        if (current === controller) current = undefined;
      });
  };
  const stop = (): void => {
    current?.abort(new DOMException('The log is no longer wanted.', 'AbortError'));
    current = undefined;
    if (snapshot.progress) update({ progress: undefined });
  };

  const isOver = (): boolean => snapshot.status === 'complete' || snapshot.status === 'unavailable';

  // It will be started soon: by then the code may be there.
  loadLadder().catch(() => undefined);
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
      if (snapshot.stopped) update({ stopped: undefined });
      isRefresh = true;
      if (document.byteLength === 0) update({ status: 'searching', diagnosis: undefined });
      start();
    },
    pause: stop,
    resume: () => {
      if (!isOver()) start();
    },
    stop: () => {
      stop();
      if (!isOver()) update({ stopped: true });
    },
    proceed: () => {
      if (!snapshot.stopped) return;
      update({ stopped: undefined });
      start();
    },
    close: () => {
      closed = true;
      stop();
      settle(snapshot);
    },
  };
}

/** The ladder itself could not be loaded, or a rung of the host's has thrown. */
function failureOf(error: unknown): Diagnosis {
  const text = error instanceof Error ? error.message : String(error);
  return {
    code: 'unknown',
    severity: 'error',
    retryable: true,
    remedies: ['reader'],
    params: { rung: '–', request: '–', status: '–', text },
    others: [],
  };
}
