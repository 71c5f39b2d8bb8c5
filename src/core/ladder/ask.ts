import { redact } from '../base/redact.js';
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
}

/** A request of a rung: how to send it, and how to read its response. */
export interface Question<T> {
  /** The rung that the request is recorded under. */
  rung: RungName;
  /** Sends the request; resolves with the head of the response. */
  send: (signal: AbortSignal) => Promise<KfpResponse>;
  /** Reads the body; returns the value for the rung, and the result for the evidence. */
  read: (response: KfpResponse) => Promise<[T, RequestResult]>;
  /** The value for the rung when there was no response, or its body broke off. */
  failed: (cause: Cause) => T;
}

/** Sends a request and records it, with its result, as evidence. */
export async function ask<T>(
  { signal, evidence }: AskContext,
  { rung, send, read, failed }: Question<T>,
): Promise<T> {
  const record = evidence.start(rung);
  try {
    const response = masked(await send(signal));
    const [value, result] = await read(response);
    const { status, contentType } = response;
    record({ ...requestOf(response), status, contentType, ...result });
    return value;
  } catch (error) {
    if (signal.aborted) throw error;
    const failure = error instanceof KfpRequestError ? maskedFailure(error) : error;
    const cause = classifyFailure(failure, rung);
    const sent = failure instanceof KfpRequestError ? requestOf(failure) : {};
    record({ ...sent, outcome: 'failed', cause });
    return failed(cause);
  }
}

/** Most bytes of a JSON body that are read. The manifest of a large run has some megabytes. */
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

/** The text of a response: up to 256 MiB of a 200, up to 64 KiB of an error. */
export function readTextOf(
  { client, signal, scheduler }: AskContext,
  response: KfpResponse,
): Promise<string> {
  const reading = { ...requestOf(response), stall: client.timeouts.stall, signal, scheduler };
  return readText(response.body, reading, response.status === 200 ? MAX_JSON : undefined);
}

/** From here on a request is shown: as evidence, and in the words of causes. */
function masked(response: KfpResponse): KfpResponse {
  return { ...response, request: redact(response.request) };
}

function maskedFailure(error: KfpRequestError): KfpRequestError {
  const request = { ...requestOf(error), request: redact(error.request) };
  return new KfpRequestError(error.failure, request, error.message, error.cause);
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
