import { DEFAULT_CONTAINER } from '../archive/names.js';
import type { Cancel, Scheduler } from '../base/scheduler.js';
import { readAhead } from '../kfp/readAhead.js';
import { connectionsTo } from '../kfp/connections.js';
import { toUtcDate } from '../kfp/names.js';
import type { KfpClient, KfpResponse } from '../kfp/types.js';
import { causeKnownBeforehand } from './causeKnownBeforehand.js';
import type { RunLogsOptions } from './rung.js';
import type { RunLogsTarget } from './types.js';

type PodLogsRequest = Parameters<KfpClient['getPodLogs']>[0];

/** A request for a pod's log that was sent before the code that reads its response is there. */
interface RequestAhead {
  readonly client: KfpClient;
  readonly request: PodLogsRequest;
  /** When it was sent, in milliseconds since the epoch. */
  readonly sentAt: number;
  readonly response: Promise<KfpResponse>;
  /** Gives back its connection, unless the ladder has got it. */
  readonly release: Cancel;
}

/** By the signal of the search that they belong to. */
const ahead = new WeakMap<AbortSignal, RequestAhead>();

/**
 * Sends the first request of a ladder that asks for the pod's log first, so that it is under way while the
 * ladder itself is loaded: on a slow network the first line comes a round trip sooner.
 */
export function sendAhead(
  target: RunLogsTarget,
  { client, rungs }: RunLogsOptions,
  scheduler: Scheduler,
  signal: AbortSignal,
): void {
  const request = rungs ? undefined : firstRequestOf(target);
  // Where there is none to spare, the ladder waits for one.
  const release = request && connectionsTo(client.baseUrl, scheduler).reserve(signal);
  if (!release) return;
  const sentAt = Date.now();
  // A host's own client may throw at once; and nobody may be there to take it.
  const response = (async () => {
    const answered = await client.getPodLogs(request, { signal });
    return { ...answered, body: readAhead(answered.body) };
  })();
  response.catch(() => undefined);
  ahead.set(signal, { client, request, sentAt, response, release });
  signal.addEventListener('abort', () => {
    dropAhead(signal);
  });
}

/** The request that was sent ahead, if it is the same; it is given once. */
export function takeAhead(
  signal: AbortSignal,
  client: KfpClient,
  request: PodLogsRequest,
): Pick<RequestAhead, 'response' | 'sentAt'> | undefined {
  const sent = ahead.get(signal);
  if (sent?.client !== client || !isSame(sent.request, request)) return undefined;
  ahead.delete(signal);
  return sent;
}

/** Ends a request that nobody has taken. */
export function dropAhead(signal: AbortSignal): void {
  const sent = ahead.get(signal);
  if (!sent) return;
  ahead.delete(signal);
  sent.release();
  sent.response.then(({ body }) => body.cancel()).catch(() => undefined);
}

/** What the rung `live` asks for first, where it asks before anything else. */
function firstRequestOf(target: RunLogsTarget): PodLogsRequest | undefined {
  const { runId, podName, namespace, createdAt, container = DEFAULT_CONTAINER } = target;
  if (!podName || container !== DEFAULT_CONTAINER || target.previous) return undefined;
  if (target.cached || target.attempt !== undefined || causeKnownBeforehand(target)) {
    return undefined;
  }
  const createdOn = createdAt === undefined ? undefined : toUtcDate(createdAt);
  return { podName, namespace, runId, createdAt: createdOn };
}

function isSame(one: PodLogsRequest, other: PodLogsRequest): boolean {
  return (
    one.podName === other.podName &&
    one.namespace === other.namespace &&
    one.runId === other.runId &&
    one.createdAt === other.createdAt
  );
}
