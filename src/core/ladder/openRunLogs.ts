import { Listeners } from '../base/Listeners.js';
import { literal, type Redacted } from '../base/literal.js';
import { Scheduler } from '../base/scheduler.js';
import type { Diagnosis } from '../diagnosis/catalogue.js';
import { LogDocumentBase } from '../log/document/LogDocumentBase.js';
import type * as ladderCode from './createLadder.js';
import type { Ladder, Sought } from './createLadder.js';
import { dropAhead, sendAhead } from './requestAhead.js';
import type { RunLogsSession, RunLogsSnapshot } from './session.js';
import type { RunLogsOptions } from './rung.js';
import type { LadderEvent, RunLogsTarget } from './types.js';

/** Set once the ladder is loaded: nothing else appends to a session's document. */
let code: typeof ladderCode | undefined;

/** Loaded when a session is opened, so that the entry stays small. */
export async function loadLadder(): Promise<typeof ladderCode> {
  // `import()` takes a task of its own even for code that is there.
  return (code ??= await import('./createLadder.js'));
}

/**
 * Looks for the log of a step, in its pod and in the archives, and follows it while the step runs.
 * It never throws: whatever goes wrong is in the snapshot's diagnosis.
 *
 * @example
 * ```ts
 * const session = openRunLogs({ runId, podName, namespace, createdAt }, { client });
 * const { status, document, diagnosis } = await session.settled;
 * session.close();
 * ```
 */
export function openRunLogs(target: RunLogsTarget, options: RunLogsOptions): RunLogsSession {
  const scheduler = new Scheduler(options.clock);
  const document = new LogDocumentBase((encoding) => {
    if (!code) throw new Error('This log is filled by its session.');
    return new code.LogText(encoding);
  });
  const listeners = new Listeners();
  let snapshot: RunLogsSnapshot = { status: 'searching', document, attempts: [] };
  /** What the next climb uses: the last that the host has given. */
  let latest: Sought = { target, options };
  let ladder: Ladder | undefined;
  let current: AbortController | undefined;
  let closed = false;
  let isRefresh = false;
  /** The reader wants more than {@link RunLogsOptions.maxBytes}. */
  let wantsAll = false;
  /** Ends the rest between two climbs; `undefined` during a climb. */
  let wake: (() => void) | undefined;
  let settle: (snapshot: RunLogsSnapshot) => void = () => undefined;
  const settled = new Promise<RunLogsSnapshot>((resolve) => {
    settle = resolve;
  });

  const readAs = ({ encoding }: RunLogsOptions): void => {
    document.setEncoding(encoding).catch(() => undefined);
  };
  // Also of a session that is paused: a component opens it while it renders, and resumes it after that.
  loadLadder().catch(() => undefined);
  if (options.encoding !== undefined) readAs(options);
  const heed = ({ executorLogs }: RunLogsTarget): void => {
    // It may fail long before its rung asks for it, which nobody else is to report.
    if (executorLogs instanceof Promise) executorLogs.catch(() => undefined);
  };
  heed(target);

  const publish = (change: Partial<RunLogsSnapshot>): void => {
    snapshot = { ...snapshot, ...change };
    listeners.call();
  };
  const onEvent = (event: LadderEvent): void => {
    // A followed log is read whole at each interval; its status stays `following` meanwhile.
    const isFollowing = snapshot.status === 'following';
    switch (event.type) {
      case 'requests':
        publish({ attempts: event.records });
        break;
      case 'firstBytes':
        if (!isFollowing) publish({ status: 'streaming', diagnosis: undefined });
        break;
      case 'progress':
        if (!isFollowing) publish({ progress: event.progress });
        break;
    }
  };

  async function run(signal: AbortSignal): Promise<void> {
    if (!code) sendAhead(latest.target, latest.options, scheduler, signal);
    const { createLadder } = await loadLadder();
    signal.throwIfAborted();
    ladder ??= createLadder(document, scheduler, onEvent);
    for (;;) {
      const asked = latest;
      const options = wantsAll ? { ...asked.options, maxBytes: Infinity } : asked.options;
      const climb = { ...asked, options, signal, refresh: isRefresh };
      const { change, pause, records } = await ladder.climb(climb).finally(() => {
        dropAhead(signal);
      });
      isRefresh = false;
      signal.throwIfAborted();
      // `update()` was called during the climb, and may lead to a log that it could not find.
      if (asked !== latest && isOpen(change.status)) continue;
      publish({ ...change, attempts: records });
      if (change.status !== 'following') settle(snapshot);
      if (pause === undefined) return;
      const nap = new AbortController();
      wake = () => {
        nap.abort();
      };
      await ladder.wait(pause, AbortSignal.any([signal, nap.signal])).catch(() => undefined);
      wake = undefined;
      signal.throwIfAborted();
    }
  }

  const start = (): void => {
    if (closed || current || snapshot.stopped) return;
    const controller = new AbortController();
    current = controller;
    void run(controller.signal)
      .catch(() => {
        if (controller.signal.aborted) return;
        publish({ status: 'unavailable', diagnosis: failureOf(ladder) });
        settle(snapshot);
      })
      .finally(() => {
        if (current === controller) current = undefined;
      });
  };
  const abort = (): void => {
    current?.abort(new DOMException('The log is no longer wanted.', 'AbortError'));
    current = undefined;
    if (snapshot.progress) publish({ progress: undefined });
  };
  /** The request for the step's attempts, while it is under way, and once it was answered. */
  let learning: AbortController | undefined;
  async function loadStepAttempts(signal: AbortSignal): Promise<void> {
    const { createLadder } = await loadLadder();
    signal.throwIfAborted();
    ladder ??= createLadder(document, scheduler, onEvent);
    const stepAttempts = await ladder.loadStepAttempts(latest, signal);
    signal.throwIfAborted();
    if (!stepAttempts) throw new Error('There is no workflow.');
    publish({ stepAttempts });
  }
  const isOver = (): boolean => snapshot.status === 'complete' || snapshot.status === 'unavailable';

  let paused = options.paused ?? false;
  if (!paused) start();

  return {
    settled,
    getSnapshot: () => snapshot,
    subscribe: listeners.add,
    update: (nextTarget, nextOptions = latest.options) => {
      const more = { target: nextTarget, options: nextOptions };
      const known = latest;
      heed(nextTarget);
      if (nextOptions.encoding !== known.options.encoding) readAs(nextOptions);
      latest = ladder?.learn(known, more) ?? more;
      if (latest === known) return;
      // The host may know that a followed step has ended.
      if (snapshot.status === 'following') wake?.();
      if (!isOpen(snapshot.status)) return;
      abort();
      // What was found before is no verdict any more.
      if (isOver()) publish({ status: 'searching', diagnosis: undefined });
      if (!paused) start();
    },
    refresh: () => {
      abort();
      if (snapshot.stopped) publish({ stopped: undefined });
      isRefresh = true;
      if (document.byteLength === 0) publish({ status: 'searching', diagnosis: undefined });
      start();
    },
    pause: () => {
      paused = true;
      abort();
    },
    loadStepAttempts: () => {
      if (closed || learning) return;
      const controller = new AbortController();
      learning = controller;
      loadStepAttempts(controller.signal).catch(() => {
        if (learning === controller) learning = undefined;
      });
    },
    resume: () => {
      paused = false;
      if (!isOver()) start();
      if (snapshot.diagnosis?.retrying) wake?.();
    },
    stop: () => {
      abort();
      if (!isOver()) publish({ stopped: true });
    },
    proceed: () => {
      if (!snapshot.stopped) return;
      wantsAll ||= snapshot.diagnosis?.code === 'log-too-large';
      // A climb that has stopped by itself may still be on its last step.
      abort();
      publish({ stopped: undefined });
      start();
    },
    close: () => {
      closed = true;
      abort();
      learning?.abort();
      scheduler.close();
      settle(snapshot);
    },
  };
}

/** Whether there is no log yet, so that another target or setting may lead to one. */
function isOpen(status: RunLogsSnapshot['status']): boolean {
  return status === 'waiting' || status === 'unavailable';
}

/**
 * For a ladder that could not be loaded, or a listener that has thrown. What the error says is not
 * repeated: the code that could redact it is the ladder's.
 */
function failureOf(ladder: Ladder | undefined): Diagnosis<Redacted> {
  const text = ladder
    ? literal`A listener of the session has thrown.`
    : literal`The code that looks for logs could not be loaded.`;
  return {
    code: 'unknown',
    severity: 'error',
    retryable: true,
    remedies: ['reader'],
    params: { text },
    others: [],
  };
}
