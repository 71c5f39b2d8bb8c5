import { LOG_LIMIT, MAX_LOG_BYTES } from '../base/limits.js';
import { type Redacted, redactParams } from '../base/redacted.js';
import { type Scheduler, sleep } from '../base/scheduler.js';
import { type Cause, redactCause } from '../diagnosis/catalogue.js';
import type { LogDocument } from '../log/document/LogDocument.js';
import { accessOf, type ServerAccess } from './access.js';
import { askForJson } from './ask.js';
import { mergeStepAttempts } from './attempts/mergeStepAttempts.js';
import type { StepAttempt } from './attempts/StepAttempt.js';
import { stepAttemptsOf } from './attempts/stepAttempts.js';
import { Evidence } from './evidence.js';
import { explainMiss } from './explain/explainMiss.js';
import { namesOf } from './explain/names.js';
import { namesAttempt } from './identity.js';
import { loadWorkflow } from './loadWorkflow.js';
import { type Rest, restAfter } from './rest.js';
import { LogSink } from './sink.js';
import { keepState, type StepState, stepStateOf } from './stepState.js';
import { originalOf } from './originalOf.js';
import { causeKnownBeforehand } from './causeKnownBeforehand.js';
import { resolveTarget, valueOf } from './target.js';
import type { LadderFacts, StepHistory } from './facts.js';
import type { RungContext, RunLogsOptions } from './rung.js';
import type {
  LadderEvent,
  RequestRecord,
  ResolvedTarget,
  RungOutcome,
  RunLogsTarget,
} from './types.js';
import { walk } from './walk.js';

export { LogText } from '../log/document/LogText.js';

/** A step and the settings to look for its log with. */
export interface Sought {
  /** The step. */
  target: RunLogsTarget;
  /** The settings of the session. */
  options: RunLogsOptions;
}

/** Settings of one climb. */
export interface ClimbOptions extends Sought {
  /** Aborted when the log is no longer wanted. */
  signal: AbortSignal;
  /** Whether the reader pressed "Refresh": then cached look-ups of repositories are asked again. */
  refresh: boolean;
}

/** The ladder of one log. It remembers which bytes it has read, so that a later climb appends. */
export interface Ladder {
  /** Goes through the rungs once; resolves with what the snapshot is to say, and with the evidence. */
  climb(options: ClimbOptions): Promise<Rest & { records: readonly RequestRecord<Redacted>[] }>;
  /** Asks the run's workflow for the attempts of the step; resolves with all that is known of them. */
  loadStepAttempts(
    sought: Sought,
    signal: AbortSignal,
  ): Promise<readonly StepAttempt[] | undefined>;
  /**
   * Resolves when it is time for another climb; after `Infinity`, when the reader has signed in.
   *
   * @throws the signal's reason, when it is aborted before
   */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /**
   * Adds what `update()` was called with. Fields of the target that are left out keep their values.
   *
   * @returns `known` itself, with the new values, where the session was told all of them before:
   *   components that know different things of one log must not make it climb again and again
   */
  learn(known: Sought, more: Sought): Sought;
}

/** A ladder that reads a log into a document, and calls `onEvent` during a climb. */
export function createLadder(
  document: LogDocument,
  scheduler: Scheduler,
  onEvent: (event: LadderEvent) => void,
): Ladder {
  const sink = new LogSink(document);
  /** Every target with its options that was told since the last refresh, by value. */
  const told = new Set<string>();
  let history: StepHistory = { failures: 0, quiet: 0 };
  let step: StepState | undefined;
  /** That of the search which the last climb belonged to. */
  let lastSignal: AbortSignal | undefined;
  let stepAttempts: readonly StepAttempt[] | undefined;
  /** The pod as it was last seen: it tells the containers of the step, also once it is gone. */
  let seen: Pick<LadderFacts, 'pod' | 'podName'> = {};
  /** Adds what is learned of the step's attempts to what is known of them. */
  const learnAttempts = (
    { target: asked, options }: Sought,
    facts: LadderFacts,
  ): readonly StepAttempt[] | undefined => {
    const { pod, podName } = facts;
    if (pod && podName) seen = { pod, podName };
    const servesContainers = (options.rungs ?? []).some((rung) => rung.servesPrevious);
    const target = resolveTarget(asked, options);
    const found = stepAttemptsOf({ asked, target, facts: { ...facts, ...seen }, servesContainers });
    stepAttempts = mergeStepAttempts(stepAttempts, found);
    return stepAttempts;
  };
  let access: ServerAccess | undefined;
  const evidence = new Evidence(scheduler, onEvent);
  const cancelEvidence = (): void => {
    evidence.cancel();
  };

  return {
    loadStepAttempts: async (sought, signal) => {
      const target = resolveTarget(sought.target, sought.options);
      const { client } = sought.options;
      const facts: LadderFacts = { history, ...podNameIn(target) };
      // Apart from the evidence of the search, to which this request does not belong.
      const evidence = new Evidence(scheduler, () => undefined);
      const asking = { client, signal, scheduler, evidence, refresh: false };
      const readJson: RungContext['readJson'] = (send, rung = 'manifestArchive') =>
        askForJson(asking, rung, send);
      const cause = await loadWorkflow({ target, client, facts, readJson }).finally(() => {
        evidence.cancel();
      });
      return cause ? undefined : learnAttempts(sought, facts);
    },
    wait: (ms, signal) =>
      ms < Infinity || !access ? sleep(scheduler, ms, signal) : access.waitForSignIn(signal),
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
      if (refresh) {
        told.clear();
        history = { ...history, failures: 0, lateSince: undefined };
      }
      told.add(valueOf(asked, options));
      const target = resolveTarget(asked, options);
      const facts: LadderFacts = { history, ...podNameIn(target) };
      // A reader who comes back, or presses "Refresh", gets all that there is.
      if (refresh || signal !== lastSignal) delete history.nextRead;
      lastSignal = signal;
      const { nextRead } = history;
      if (nextRead !== undefined && nextRead > started) facts.restsUntil = nextRead;
      const before = sink.length;
      const known = causeKnownBeforehand(target);
      signal.addEventListener('abort', cancelEvidence, { once: true });
      evidence.clear();
      sink.limit = Math.min(options.maxBytes ?? LOG_LIMIT, MAX_LOG_BYTES);

      const emit = (event: LadderEvent): void => {
        // The next climb may have begun by the time that an aborted one ends.
        if (signal.aborted) return;
        if (event.type === 'firstBytes') evidence.yieldToLog();
        onEvent(event);
      };
      const how = { target, options, signal, scheduler, evidence, sink, facts, refresh };
      const outcome: RungOutcome<Redacted> = known
        ? { kind: 'none', cause: redactCause(known) }
        : withOrigin(await walk({ ...how, onEvent: emit }), asked);
      const names = namesOf(target, facts);
      const explained: RungOutcome<Redacted> =
        outcome.kind === 'miss' && sink.length === 0
          ? { kind: 'miss', causes: await explainMiss(outcome.causes, { ...how, names }) }
          : outcome;

      const rest = restAfter({
        target,
        options,
        outcome: explained,
        facts,
        bytes: sink.length,
        grew: sink.length > before,
        started: Math.min(started + evidence.waited, scheduler.now()),
        now: scheduler.now(),
        random: scheduler.random(),
        names: redactParams(names),
      });
      access = accessOf(options.client);
      if (refresh && rest.change.diagnosis?.code !== 'login-required') access.signedIn();
      if (rest.ended) sink.end();
      // The latest records are returned: an event for them would come twice.
      evidence.cancel();
      step = keepState(step, stepStateOf(target, facts));
      learnAttempts({ target: asked, options }, facts);
      const change = { ...rest.change, step, stepAttempts };
      return { ...rest, change, records: evidence.records };
    },
  };
}

/** A pod's name counts where it cannot be that of another attempt than the one that is wanted. */
function podNameIn(target: ResolvedTarget): Pick<LadderFacts, 'podName'> {
  const { podName, attempt } = target;
  return podName && (attempt === undefined || namesAttempt(target)) ? { podName } : {};
}

/** A log that belongs to the run which computed a cached output is said to be that run's. */
function withOrigin(outcome: RungOutcome<Redacted>, target: RunLogsTarget): RungOutcome<Redacted> {
  const note: Cause<Redacted> = { code: 'cached', params: {} };
  const isOriginal = outcome.kind === 'log' && originalOf(target) !== undefined;
  return isOriginal ? { ...outcome, notes: [note, ...(outcome.notes ?? [])] } : outcome;
}
