import type { Redacted } from '../base/redacted.js';
import { type Cause, isDeadEnd, isWayBlocked, redactCause } from '../diagnosis/catalogue.js';
import { connectionsTo } from '../kfp/connections.js';
import { ask, askForJson, type AskContext } from './ask.js';
import { lookUpExecutorLogs } from './lookUpExecutorLogs.js';
import { lookUpRepository } from './lookUpRepository.js';
import { readLog } from './read.js';
import { outcomeOfThrown, redactOutcome } from './redactOutcome.js';
import { DEFAULT_RUNGS } from './rungs/defaultRungs.js';
import type { LogSink } from './sink.js';
import type { LadderFacts } from './facts.js';
import type { Rung, RungContext, RunLogsOptions } from './rung.js';
import type { LadderEvent, LogReading, ResolvedTarget, RungName, RungOutcome } from './types.js';

/** Settings of {@link walk}. */
export interface WalkOptions extends Omit<AskContext, 'client'> {
  /** The step. */
  target: ResolvedTarget;
  /** The settings of the session. */
  options: RunLogsOptions;
  /** Where the log is written to. */
  sink: LogSink;
  /** Filled by the rungs, for one another and for the diagnosis. */
  facts: LadderFacts;
  /** Called for the first bytes of a body and for its progress. */
  onEvent: (event: LadderEvent) => void;
}

/**
 * Climbs the rungs in order until one has the log, or knows that there is none or that it is still to
 * come; a miss with the causes of all rungs otherwise.
 */
export async function walk(how: WalkOptions): Promise<RungOutcome<Redacted>> {
  const { options, facts } = how;
  const causes: Cause<Redacted>[] = [];
  const notes = (): Cause<Redacted>[] => (facts.notes ?? []).map(redactCause);
  let cut: RungOutcome<Redacted> | undefined;
  for (const rung of options.rungs ?? DEFAULT_RUNGS) {
    const outcome = isAsked(rung, how)
      ? await climbed(rung, how)
      : redactOutcome(contextOf(rung.name, how).skip(notServed(how)));
    const lacksLines = how.sink.hasGap || how.sink.lacksStart;
    const mayBeWhole = outcome.kind === 'log' && !isCut(outcome.caveat) && !lacksLines;
    if (outcome.kind === 'log' && !mayBeWhole && !outcome.following) {
      // A later rung may have a whole copy; the sink skips the bytes that the document has.
      cut ??= outcome;
      continue;
    }
    // The operator should learn of a failed look-up even if another rung has the log.
    if (outcome.kind === 'log') return { ...outcome, notes: notes() };
    if (outcome.kind !== 'miss' && !cut) return outcome;
    if (outcome.kind !== 'miss') continue;
    causes.push(...outcome.causes);
    if (outcome.causes.some(({ code }) => code === 'offline')) await blameConnection(how, causes);
    if (causes.some(({ code }) => isDeadEnd(code))) break;
    // The other rungs cannot tell more of a log that goes on: it is asked for again.
    if (facts.history.expected && outcome.causes.some(({ code }) => isWayBlocked(code))) break;
  }
  if (cut?.kind === 'log' && how.sink.lacksStart) {
    return { ...cut, caveat: cut.caveat ?? { code: 'gap', params: {} } };
  }
  return cut ?? { kind: 'miss', causes: [...causes, ...notes()] };
}

/** Whether a rung can have the log: few can tell a container before its restart from after it. */
function isAsked({ servesPrevious = false }: Rung, { target }: WalkOptions): boolean {
  return servesPrevious || !target.previous;
}

function notServed({ target }: WalkOptions): Cause {
  return { code: 'container-not-served', params: { container: target.container } };
}

/** How a rung ended; a host's own may say anything, and throw anything. */
async function climbed(rung: Rung, how: WalkOptions): Promise<RungOutcome<Redacted>> {
  try {
    return redactOutcome(await rung.climb(contextOf(rung.name, how)));
  } catch (error) {
    if (how.signal.aborted) throw error;
    return outcomeOfThrown(error, rung.name);
  }
}

function isCut(caveat: Cause | undefined): boolean {
  return caveat?.code === 'cut-off' || caveat?.code === 'object-damaged';
}

/** The longest that a timer of the platform can be set to, in milliseconds. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** The context of one rung. */
function contextOf(rung: RungName, how: WalkOptions): RungContext {
  const { target, options, signal, scheduler, evidence, sink, facts, refresh, onEvent } = how;
  const { client } = options;
  const asking = { client, signal, scheduler, evidence, refresh };
  return {
    target,
    options,
    client,
    signal,
    facts,
    mayStream: () => connectionsTo(client.baseUrl, scheduler).mayStream,
    readLog: (
      send,
      { partial = false, continues = false, polled = false, decode, stamps, gaps } = {},
    ) =>
      ask<LogReading>(asking, {
        rung,
        use: continues && !polled ? 'stream' : 'body',
        send,
        read: async (response) => {
          // A source that goes on looks after its silences by itself.
          const stall = continues && !polled ? LONGEST_TIMEOUT : client.timeouts.stall;
          const intake = await sink.open({ partial, continues, rung, stamps, gaps }, signal);
          const reading = await readLog(response, intake, {
            stall,
            continues,
            signal,
            scheduler,
            limit: sink.limit,
            decode,
            onEvent,
          });
          const { kind, bytes, cause, text } = reading;
          return [reading, { outcome: kind === 'log' ? 'log' : 'miss', bytes, cause, text }];
        },
        failed: (cause) => ({ kind: 'none', bytes: 0, cause }),
      }),
    readJson: (send, of = rung) => askForJson(asking, of, send),
    lookUp: (namespace) => lookUpRepository(namespace, options, how),
    lookUpExecutorLogs: () => lookUpExecutorLogs(target.executorLogs, asking),
    skip: (cause) => {
      evidence.skip(rung, cause);
      return { kind: 'miss', causes: cause ? [cause] : [] };
    },
  };
}

/**
 * Tells a server that is down from a single request that was reset, or redirected to a login page of
 * another origin: asks for the server's health, and writes the result into the causes.
 */
async function blameConnection(how: WalkOptions, causes: Cause<Redacted>[]): Promise<void> {
  const { client } = how.options;
  const health = await askForJson({ ...how, client }, 'health', (signal) =>
    client.getHealth({ signal }),
  );
  if (health.cause) {
    causes.push(redactCause(health.cause));
    return;
  }
  const at = causes.findIndex(({ code }) => code === 'offline');
  causes[at] = { code: 'connection-reset', params: causes[at]?.params ?? {} };
}
