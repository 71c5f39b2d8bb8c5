import type { Cause } from '../diagnosis/catalogue.js';
import { classifyResponse, classifyFailure } from '../diagnosis/classifyResponse.js';
import { classifyVerdict, judgeBody } from '../diagnosis/judgeBody.js';
import { readText } from '../kfp/body.js';
import type { KfpResponse } from '../kfp/types.js';
import type { Evidence } from './evidence.js';
import { lookUpRepository } from './lookUpRepository.js';
import { readLog } from './read.js';
import { DEFAULT_RUNGS } from './rungs/defaultRungs.js';
import type { LogSink } from './sink.js';
import type {
  LogReading,
  JsonReading,
  LadderFacts,
  LogProgress,
  RungContext,
  RungName,
  RungOutcome,
  RunLogsOptions,
  RunLogsTarget,
} from './types.js';

/** What a walk works with. */
interface WalkOptions {
  target: RunLogsTarget;
  options: RunLogsOptions;
  signal: AbortSignal;
  evidence: Evidence;
  sink: LogSink;
  /** Filled by the rungs, for one another and for the diagnosis. */
  facts: LadderFacts;
  /** Whether the reader has asked anew. */
  refresh: boolean;
  onFirstBytes: () => void;
  onProgress: (progress: LogProgress | undefined) => void;
}

/** The manifest of a large run is some megabytes. */
const MAX_JSON = 256 * 1024 * 1024;

/** Behind these everything else fails alike. */
const DEAD_ENDS = new Set<Cause['code']>(['login-required', 'offline', 'invalid-target']);

/** Climbs the rungs in order until one settles the matter; the causes of all misses otherwise. */
export async function walk(walkOptions: WalkOptions): Promise<RungOutcome> {
  const { target, options, signal, evidence, sink, facts } = walkOptions;
  const { client } = options;
  const causes: Cause[] = [];
  const { stall } = client.timeouts;

  /** Sends a request, and has `read` make of its answer what it can. */
  const ask = async <T>(
    rung: RungName,
    send: (signal: AbortSignal) => Promise<KfpResponse>,
    read: (response: KfpResponse) => Promise<[T, Parameters<ReturnType<Evidence['start']>>[0]]>,
    failed: (cause: Cause) => T,
  ): Promise<T> => {
    const finish = evidence.start(rung);
    try {
      const response = await send(signal);
      const [value, result] = await read(response);
      const { request, status, contentType } = response;
      finish({ request, status, contentType, ...result });
      return value;
    } catch (error) {
      if (signal.aborted) throw error;
      const cause = classifyFailure(error, rung);
      finish({ request: String(cause.params['request'] ?? ''), outcome: 'failed', cause });
      return failed(cause);
    }
  };

  const contextFor = (rung: RungName): RungContext => ({
    target,
    options,
    client,
    signal,
    facts,
    readLog: (send, { partial = false, decode } = {}) =>
      ask<LogReading>(
        rung,
        send,
        async (response) => {
          const { onFirstBytes, onProgress } = walkOptions;
          const how = { stall, signal, decode, onFirstBytes, onProgress };
          const reading = await readLog(response, sink.open(partial), how);
          const outcome = reading.kind === 'log' ? 'log' : 'miss';
          return [
            reading,
            { outcome, bytes: reading.bytes, cause: reading.cause, text: reading.text },
          ];
        },
        (cause) => ({ kind: 'none', bytes: 0, cause }),
      ),
    readJson: (send, of = rung) =>
      ask<JsonReading>(
        of,
        send,
        async (response) => {
          const text = await readText(
            response.body,
            { stall, signal, request: response.request },
            response.status === 200 ? MAX_JSON : undefined,
          );
          const json = parseJson(response, text);
          return [
            json,
            json.cause
              ? { outcome: 'miss', bytes: text.length, cause: json.cause, text }
              : { outcome: 'answer', bytes: text.length },
          ];
        },
        (cause) => ({ cause }),
      ),
    lookUp: (namespace) => lookUpRepository(namespace, options, walkOptions),
    skip: (cause) => {
      evidence.skip(rung, cause);
      return { kind: 'miss', causes: cause ? [cause] : [] };
    },
  });

  let cut: RungOutcome | undefined;
  for (const rung of options.rungs ?? DEFAULT_RUNGS) {
    const outcome = await rung.climb(contextFor(rung.name));
    if (outcome.kind === 'log' && outcome.caveat?.code === 'cut-off' && !outcome.following) {
      // Another copy of it may be whole; what is there already is recognised in it.
      cut ??= outcome;
      continue;
    }
    if (outcome.kind === 'log') return withNotes(outcome, facts);
    if (outcome.kind !== 'miss' && !cut) return outcome;
    if (outcome.kind !== 'miss') continue;
    causes.push(...outcome.causes);
    if (outcome.causes.some(({ code }) => code === 'offline')) {
      const alive = await isServerAlive(contextFor('health'));
      if (alive === true) {
        const at = causes.findIndex(({ code }) => code === 'offline');
        causes[at] = { code: 'connection-reset', params: causes[at]?.params ?? {} };
        continue;
      }
      causes.push(alive);
    }
    if (causes.some(({ code }) => DEAD_ENDS.has(code))) break;
  }
  return cut ?? { kind: 'miss', causes: [...causes, ...(facts.notes ?? [])] };
}

/** A log that was found elsewhere is no reason to keep a broken look-up from the operator. */
function withNotes(
  outcome: Extract<RungOutcome, { kind: 'log' }>,
  { notes = [] }: LadderFacts,
): RungOutcome {
  return { ...outcome, notes };
}

/** One request may be reset, or sent to a login page of another site, while the server is there. */
async function isServerAlive(context: RungContext): Promise<true | Cause> {
  const health = await context.readJson((signal) => context.client.getHealth({ signal }));
  return health.cause ?? true;
}

function parseJson(response: KfpResponse, text: string): JsonReading {
  if (response.status !== 200) return { cause: classifyResponse(response, text) };
  try {
    return { value: JSON.parse(text) };
  } catch {
    const verdict = judgeBody(text, response.contentType, true);
    return {
      cause:
        verdict.kind === 'log' || verdict.kind === 'undecided'
          ? { ...classifyResponse(response, text), code: 'unknown' }
          : classifyVerdict(verdict, response),
    };
  }
}
