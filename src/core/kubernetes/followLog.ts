import { sleep } from '../base/scheduler.js';
import { readChunks } from '../kfp/body.js';
import { type KfpRequest, KfpRequestError, type KfpResponse } from '../kfp/types.js';
import type { ContainerReference, PodApi } from './PodApi.js';
import type { StampedLog } from './StampedLog.js';

/** What a container does, or that its pod is gone. */
type ContainerState = 'running' | 'ended' | 'gone';

/** A log that is followed over as many connections as it takes. */
export interface Follow {
  /** Where it is asked for. */
  readonly api: PodApi;
  /** Whose log. */
  readonly container: ContainerReference;
  /** What was read of it before. */
  readonly log: StampedLog;
  /** Aborted when the log is no longer wanted. */
  readonly signal: AbortSignal;
  /** Tells what becomes of the container, `undefined` where Kubernetes does not let it be known. */
  readonly askState: () => Promise<ContainerState | undefined>;
  /** Called with a response that is no log, its body unread; the text ends with it. */
  readonly onRefused: (response: KfpResponse) => void;
}

/** Connections in a row that may end without a new byte. */
const FRUITLESS = 4;
/** Milliseconds, doubled for each fruitless connection in a row: the first is followed by 500. */
const PAUSE = 250;
/** The log of a container that has ended is sent in this time, in milliseconds. */
const AT_ONCE = 2_000;

/**
 * The text of a log that goes on, from the first response on. Where a connection breaks, is silent for
 * long, or is ended by a proxy, it asks for the rest by time stamp.
 *
 * The stream fails with a `KfpRequestError` when it gets no answer.
 */
export function followLog(first: KfpResponse, follow: Follow): ReadableStream<Uint8Array> {
  const chunks = connections(first, follow);
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => {
        // Not waited for: a connection that is silent would not let go before its time.
        chunks.return().catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

async function* connections(
  first: KfpResponse,
  { api, container, log, signal, askState, onRefused }: Follow,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { scheduler, timeouts } = api;
  let response = first;
  /** Whether the container had ended before the connection began: then the log ends with it. */
  let hadEnded = false;
  /** Connections in a row that soon ended without new text: an ended container's do, some by chance. */
  let quick = 0;
  for (let fruitless = 0; ;) {
    const started = scheduler.now();
    let grew = false;
    let end: KfpRequestError['failure'] | 'ended' = 'ended';
    try {
      const reading = { ...requestOf(response), stall: timeouts.stall, signal, scheduler };
      for await (const chunk of readChunks(response.body, reading)) {
        const text = log.push(chunk);
        if (text.length === 0) continue;
        grew = true;
        yield text;
      }
    } catch (error) {
      if (signal.aborted || !(error instanceof KfpRequestError)) throw error;
      if (!log.canResume) throw error;
      end = error.failure;
    }
    let isNews = false;
    if (end === 'ended') {
      const state: ContainerState | undefined = hadEnded ? 'ended' : await askState();
      const isQuick = state === undefined && !grew && scheduler.now() - started < AT_ONCE;
      quick = isQuick ? quick + 1 : 0;
      const isOver = hadEnded || state === 'gone' || quick >= FRUITLESS;
      if (isOver || !log.canResume) {
        const rest = log.end();
        if (rest.length > 0) yield rest;
        return;
      }
      // A proxy may have ended the connection, before the container wrote its last lines.
      isNews = state === 'ended';
      hadEnded ||= isNews;
    } else quick = 0;
    log.resume();
    // A container that writes nothing is asked about again for ever; that costs one request a time-out.
    fruitless = grew || isNews || end === 'stalled' ? 0 : fruitless + 1;
    if (fruitless >= FRUITLESS) {
      throw new KfpRequestError('network', response, 'The connection breaks off again and again.');
    }
    if (fruitless > 0) await sleep(scheduler, PAUSE * 2 ** fruitless, signal);
    response = await api.getLog(container, { follow: true, since: log.since }, signal);
    if (response.status !== 200) {
      onRefused(response);
      return;
    }
  }
}

function requestOf({ request, endpoint, object }: KfpRequest): KfpRequest {
  return { request, endpoint, object };
}
