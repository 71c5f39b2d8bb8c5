import type { Scheduler } from '../base/scheduler.js';
import type { Cause } from '../diagnosis/catalogue.js';
import { classifyFailure, classifyResponse } from '../diagnosis/classifyResponse.js';
import { classifyVerdict, judgeBody } from '../diagnosis/judgeBody.js';
import { readText } from '../kfp/body.js';
import {
  type KfpClient,
  type KfpRequest,
  KfpRequestError,
  type KfpResponse,
} from '../kfp/types.js';
import type { Evidence, RequestResult } from './evidence.js';
import type { JsonReading, RungName } from './types.js';

/** What a request is sent with. */
export interface AskContext {
  readonly client: KfpClient;
  readonly signal: AbortSignal;
  readonly scheduler: Scheduler;
  readonly evidence: Evidence;
}

/** A request of a rung: how it is sent, and what is made of its response. */
export interface Question<T> {
  rung: RungName;
  send: (signal: AbortSignal) => Promise<KfpResponse>;
  /** Reads the response, and says what is to be recorded of it. */
  read: (response: KfpResponse) => Promise<[T, RequestResult]>;
  /** What there is when no response came, or not a whole one. */
  failed: (cause: Cause) => T;
}

/** Sends a request, and records it and what came of it as evidence. */
export async function ask<T>(
  { signal, evidence }: AskContext,
  { rung, send, read, failed }: Question<T>,
): Promise<T> {
  const record = evidence.start(rung);
  try {
    const response = await send(signal);
    const [value, result] = await read(response);
    const { status, contentType } = response;
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

/** Bytes of a JSON body that are read: the manifest of a large run has some megabytes. */
const MAX_JSON = 256 * 1024 * 1024;

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
      const json = parseJson(response, text);
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

/** The text of a response: all of a 200, of any other as much as an error message has. */
export function readTextOf(
  { client, signal, scheduler }: AskContext,
  response: KfpResponse,
): Promise<string> {
  const reading = { ...requestOf(response), stall: client.timeouts.stall, signal, scheduler };
  return readText(response.body, reading, response.status === 200 ? MAX_JSON : undefined);
}

function requestOf({ request, endpoint, object }: KfpRequest): KfpRequest {
  return { request, ...(endpoint && { endpoint }), ...(object && { object }) };
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
