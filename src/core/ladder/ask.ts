import { OverdueError, withDeadline } from '../base/deadline.js';
import { JSON_LIMIT } from '../base/limits.js';
import { JsonLimitError, parseJson } from '../base/parseJson.js';
import type { Scheduler } from '../base/scheduler.js';
import type { Cause } from '../diagnosis/catalogue.js';
import { classifyFailure, classifyResponse } from '../diagnosis/classifyResponse.js';
import { classifyVerdict, judgeBody } from '../diagnosis/judgeBody.js';
import { readText, readWholeText } from '../kfp/bodyText.js';
import { connectionsTo, type ConnectionUse } from '../kfp/connections.js';
import {
  type KfpClient,
  type KfpRequest,
  KfpRequestError,
  type KfpResponse,
} from '../kfp/types.js';
import { accessOf } from './access.js';
import type { Evidence, RequestResult } from './evidence.js';
import type { JsonReading } from './rung.js';
import type { RungName } from './types.js';

/** What every request of a climb shares. */
export interface AskContext {
  /** The KFP server. */
  readonly client: KfpClient;
  /** Aborted when the log is no longer wanted. */
  readonly signal: AbortSignal;
  /** Holds the time-outs of bodies. */
  readonly scheduler: Scheduler;
  /** Where each request is recorded. */
  readonly evidence: Evidence;
  /** Whether the reader pressed "Refresh", whom no `Retry-After` of the server keeps waiting. */
  readonly refresh: boolean;
}

/** A request of a rung: how to send it, and how to read its response. */
export interface Question<T> {
  /** The rung that the request is recorded under. */
  rung: RungName;
  /**
   * For how long it takes a connection.
   *
   * @defaultValue `'answer'`
   */
  use?: ConnectionUse | undefined;
  /** Sends the request; resolves with the head of the response. */
  send: (signal: AbortSignal) => Promise<KfpResponse>;
  /** Reads the body; returns the value for the rung, and the result for the evidence. */
  read: (response: KfpResponse) => Promise<[T, RequestResult]>;
  /** The value for the rung when there was no response, or its body broke off. */
  failed: (cause: Cause) => T;
}

/**
 * Sends a request when it is its turn, and records it, with its result, as evidence. Time-outs begin with
 * the turn. A server that has asked to be left alone for a while is asked nothing.
 */
export async function ask<T>(context: AskContext, question: Question<T>): Promise<T> {
  const { client, signal, scheduler, evidence, refresh } = context;
  const { rung, use = 'answer', failed } = question;
  const arrived = scheduler.now();
  const endTurn = await connectionsTo(client.baseUrl, scheduler).take(use, signal);
  evidence.waited += scheduler.now() - arrived;
  try {
    const busy = refresh ? undefined : accessOf(client).causeAt(scheduler.now());
    if (!busy) return await askNow(context, question);
    evidence.skip(rung, busy);
    return failed(busy);
  } finally {
    endTurn();
  }
}

async function askNow<T>(
  context: AskContext,
  { rung, send, read, failed }: Question<T>,
): Promise<T> {
  const { client, signal, scheduler, evidence } = context;
  const record = evidence.start(rung);
  try {
    const response = await answerOf(send, context);
    const [value, result] = await read(response);
    const { status, contentType } = response;
    accessOf(client).learn(status, result.cause, scheduler.now());
    record({ ...requestOf(response), status, contentType, ...result });
    return value;
  } catch (error) {
    if (signal.aborted) throw error;
    const cause = classifyFailure(error, rung);
    const sent = error instanceof KfpRequestError ? requestOf(error) : {};
    record({ ...sent, outcome: 'failed', cause });
    return failed(cause);
  }
}

/**
 * The response to a request, which a host's rung may send by itself. The client's own requests end by
 * their own time-out before.
 */
async function answerOf(
  send: Question<unknown>['send'],
  { client, signal, scheduler }: AskContext,
): Promise<KfpResponse> {
  const { head, stall } = client.timeouts;
  try {
    return await withDeadline(send, { ms: head + stall, signal, scheduler });
  } catch (error) {
    if (!(error instanceof OverdueError)) throw error;
    throw new KfpRequestError('timeout', { request: '' }, error.message);
  }
}

/** Sends a request, and reads its response as JSON. */
export function askForJson(
  context: AskContext,
  rung: RungName,
  send: Question<JsonReading>['send'],
): Promise<JsonReading> {
  return ask<JsonReading>(context, {
    rung,
    send,
    read: async (response) => {
      const text = await readTextOf(context, response);
      const json = readJson(response, text);
      return [
        json,
        json.cause
          ? { outcome: 'miss', bytes: text.length, cause: json.cause, text }
          : { outcome: 'answer', bytes: text.length },
      ];
    },
    failed: (cause) => ({ cause }),
  });
}

/**
 * The text of a response that is no log: the whole of a 200, the beginning of an error.
 *
 * @throws {KfpRequestError} when a 200 breaks off, or is too large
 */
export function readTextOf(
  { client, signal, scheduler }: AskContext,
  response: KfpResponse,
): Promise<string> {
  const reading = { ...requestOf(response), stall: client.timeouts.stall, signal, scheduler };
  return response.status === 200
    ? readWholeText(response.body, reading, JSON_LIMIT)
    : readText(response.body, reading);
}

function requestOf({ request, endpoint, object }: KfpRequest): KfpRequest {
  return { request, ...(endpoint && { endpoint }), ...(object && { object }) };
}

function readJson(response: KfpResponse, text: string): JsonReading {
  if (response.status !== 200) return { cause: classifyResponse(response, text) };
  try {
    return { value: parseJson(text) };
  } catch (error) {
    if (error instanceof JsonLimitError) {
      throw new KfpRequestError('oversized', requestOf(response), error.message);
    }
    const verdict = judgeBody(text, response.contentType, true);
    return {
      cause:
        verdict.kind === 'log' || verdict.kind === 'undecided'
          ? { ...classifyResponse(response, text), code: 'unknown' }
          : classifyVerdict(verdict, response),
    };
  }
}
