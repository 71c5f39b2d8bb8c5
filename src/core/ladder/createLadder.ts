import { type Scheduler, sleep } from '../base/scheduler.js';
import type { LogDocument } from '../log/document/LogDocument.js';
import { Evidence } from './evidence.js';
import { explainMiss } from './explain/explainMiss.js';
import { namesOf } from './explain/names.js';
import { type Rest, restAfter } from './rest.js';
import { LogSink } from './sink.js';
import { causeKnownBeforehand, resolveTarget, valueOf } from './target.js';
import type {
  LadderEvent,
  LadderFacts,
  RequestRecord,
  RunLogsOptions,
  RunLogsTarget,
  RungOutcome,
} from './types.js';
import { walk } from './walk.js';

/** What is looked for, and with which settings. */
export interface Sought {
  target: RunLogsTarget;
  options: RunLogsOptions;
}

/** What one climb is to look for, and how. */
export interface ClimbOptions extends Sought {
  signal: AbortSignal;
  /** Whether the reader has asked anew, so that nothing kept is to be trusted. */
  refresh: boolean;
}

/** The ladder of one log, which remembers what it has read of it. */
export interface Ladder {
  climb(options: ClimbOptions): Promise<Rest & { records: readonly RequestRecord[] }>;
  /**
   * Resolves when it is time for another climb.
   *
   * @throws the signal's reason, when it is aborted before
   */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /**
   * What is sought with more known about it: what was known and is not said again stays.
   *
   * @returns `known` itself, with what it learns, where all of that was told before: components that
   *   know different things of one log must not make it climb again and again
   */
  learn(known: Sought, more: Sought): Sought;
}

/** The ladder that reads a log into a document; `onEvent` is told what happens meanwhile. */
export function createLadder(
  document: LogDocument,
  scheduler: Scheduler,
  onEvent: (event: LadderEvent) => void,
): Ladder {
  const sink = new LogSink(document);
  /** What has been sought since the reader last asked anew. */
  const told = new Set<string>();
  const evidence = new Evidence(scheduler, onEvent);
  const cancelEvidence = (): void => {
    evidence.cancel();
  };

  return {
    wait: (ms, signal) => sleep(scheduler, ms, signal),
    learn: (known, more) => {
      const said = Object.entries(more.target).filter(([, value]) => value !== undefined);
      const target: RunLogsTarget = { ...known.target, ...Object.fromEntries(said) };
      const { options } = more;
      const value = valueOf(target, options);
      if (told.has(value)) return Object.assign(known, { target, options });
      told.add(value);
      return { target, options };
    },
    climb: async ({ target: asked, options, signal, refresh }) => {
      const started = scheduler.now();
      if (refresh) told.clear();
      told.add(valueOf(asked, options));
      const target = resolveTarget(asked, options);
      const facts: LadderFacts = target.podName ? { podName: target.podName } : {};
      const known = causeKnownBeforehand(target);
      signal.addEventListener('abort', cancelEvidence, { once: true });
      evidence.clear();

      const emit = (event: LadderEvent): void => {
        // The next climb may have begun by the time that an aborted one ends.
        if (signal.aborted) return;
        if (event.type === 'firstBytes') evidence.flush();
        onEvent(event);
      };
      const how = { target, options, signal, scheduler, evidence, sink, facts, refresh };
      const outcome: RungOutcome = known
        ? { kind: 'none', cause: known }
        : await walk({ ...how, onEvent: emit });
      const names = namesOf(target, facts);
      const explained: RungOutcome =
        outcome.kind === 'miss' && sink.length === 0
          ? { kind: 'miss', causes: await explainMiss(outcome.causes, { ...how, names }) }
          : outcome;

      const rest = restAfter({
        target,
        options,
        outcome: explained,
        hasText: sink.length > 0,
        took: scheduler.now() - started,
        names,
      });
      if (rest.ended) sink.end();
      // What has not been told yet is told with the rest.
      evidence.cancel();
      return { ...rest, records: evidence.records };
    },
  };
}
