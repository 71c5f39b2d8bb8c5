import { followLog } from '../../kubernetes/followLog.js';
import { PodApi, type PodApiOptions } from '../../kubernetes/PodApi.js';
import { type LineStamp, type LogGap, StampedLog } from '../../kubernetes/StampedLog.js';
import { type Cause, isWayBlocked } from '../../diagnosis/catalogue.js';
import { classifyResponse } from '../../diagnosis/classifyResponse.js';
import { diagnosePod } from '../../diagnosis/podCauses.js';
import { readText } from '../../kfp/bodyText.js';
import { endedBefore, hasEnded, parsePod } from '../../kfp/pod.js';
import type { KfpResponse } from '../../kfp/types.js';
import type { RungContext } from '../rung.js';
import type { LogReading, RungOutcome } from '../types.js';
import { podNameFor } from './live.js';

/** Settings of the rung, with its base URL checked. */
type ClimbOptions = PodApiOptions & { previous?: boolean | undefined };

/** What is known of the log on screen, while one search goes on: the next climb follows it. */
const followed = new WeakMap<AbortSignal, StampedLog>();

/**
 * Reads what there is of the log at first, so that it is shown as a whole, and follows it from there
 * when it is climbed again.
 */
export async function climbPodLogs(
  options: ClimbOptions,
  context: RungContext,
): Promise<RungOutcome> {
  const { target, signal, facts } = context;
  const { namespace, container } = target;
  const podName = await podNameFor(context);
  if (!podName) return context.skip({ code: 'pod-name-missing', params: {} });
  if (!namespace) return context.skip({ code: 'namespace-missing', params: {} });
  const api = new PodApi(options);
  const where = { namespace, podName, container };
  const askPod = async (): Promise<void> => {
    const response = await context.readJson((signal) => api.getPod(where, signal));
    facts.pod = response.cause ? null : (parsePod(response.value) ?? null);
    if (response.cause) facts.podCause = response.cause;
    facts.podGone = response.cause?.code === 'pod-gone';
  };

  const known = followed.get(signal);
  if (known) return context.mayStream() ? follow(known) : poll(known);
  const log = new StampedLog();
  const askedAt = Date.now();
  const previous = options.previous ?? target.previous;
  const [, reading] = await Promise.all([
    askPod(),
    context.readLog((signal) => api.getLog(where, { previous }, signal), {
      partial: true,
      stamps: stampsFrom(log),
      decode: (body) => withoutStamps(body, log),
    }),
  ]);
  const isOver = previous === true || hadEnded(askedAt);
  if (reading.kind === 'log') {
    // Following would repeat what another rung has read beyond this body, and all text without stamps.
    const canFollow = log.canResume && !reading.isBehind;
    // Then only the pod tells when it has ended.
    if (!isOver && reading.isBehind && !facts.pod) return miss(reading.cause);
    if (!isOver && canFollow) {
      followed.set(signal, log);
      facts.streams = context.mayStream();
    }
    return found(!isOver && (canFollow || facts.pod != null), reading.cause);
  }
  if (reading.kind === 'empty') return nothingYet(isOver);
  return miss(reading.cause);

  /** Whether the text is whole: what the container wrote last may have come after it was read. */
  function hadEnded(askedAt: number): boolean {
    const { pod, history } = facts;
    if (!pod || !hasEnded(pod, container)) return false;
    return history.ended === true || endedBefore(pod, askedAt);
  }

  async function follow(log: StampedLog): Promise<RungOutcome> {
    let refusal: KfpResponse | undefined;
    log.resume();
    const reading = await context.readLog(
      async (signal) => {
        const response = await api.getLog(where, { follow: true, since: log.since }, signal);
        if (response.status !== 200) return response;
        const body = followLog(response, {
          api,
          container: where,
          log,
          signal,
          askState: async () => {
            await askPod();
            const { pod, podCause, podGone } = facts;
            if (podGone) return 'gone';
            if (pod) return hasEnded(pod, container) ? 'ended' : 'running';
            // A request that failed says nothing: it is asked again.
            return podCause && mayPass(podCause) ? 'running' : undefined;
          },
          onRefused: (it) => {
            refusal = it;
          },
        });
        return { ...response, contentLength: undefined, body };
      },
      { continues: true, stamps: stampsFrom(log), gaps: gapsFrom(log) },
    );
    if (refusal) {
      // Whether it still has the pod is not known: it was asked for before.
      delete facts.pod;
      const stall = api.timeouts.stall;
      const text = await readText(refusal.body, { ...refusal, stall, signal });
      return miss(classifyResponse(refusal, text));
    }
    return afterReading(reading, log, true);
  }

  /** Where other logs have the connections that may stay open. */
  async function poll(log: StampedLog): Promise<RungOutcome> {
    const askedAt = Date.now();
    facts.sendsRest = true;
    log.resume();
    const [, reading] = await Promise.all([
      askPod(),
      context.readLog((signal) => api.getLog(where, { since: log.since }, signal), {
        continues: true,
        polled: true,
        stamps: stampsFrom(log),
        gaps: gapsFrom(log),
        decode: (body) => withoutStamps(body, log),
      }),
    ]);
    return afterReading(reading, log, hadEnded(askedAt));
  }

  /** What a body says that goes on with the text; without a response, nothing is known of the pod. */
  function afterReading(
    { kind, text, cause }: LogReading,
    log: StampedLog,
    isOver: boolean,
  ): RungOutcome {
    if (kind === 'none' && text !== undefined) return miss(cause);
    if (kind === 'none' || cause || !isOver) return found(true, cause);
    // Of a pod that is gone nobody knows whether all was sent: an archive may have the rest.
    if (facts.podGone) return miss(facts.podCause);
    followed.delete(signal);
    return found(false, log.hasGap ? { code: 'gap', params: {} } : undefined);
  }

  function found(following: boolean, caveat: Cause | undefined): RungOutcome {
    const origin = following ? 'pod' : 'podEnded';
    return { kind: 'log', source: { rung: 'kubernetesPodLogs', origin }, following, caveat };
  }

  function miss(cause: Cause | undefined): RungOutcome {
    followed.delete(signal);
    // The pod may have gone since it was asked for, or be hidden: the request for its log decides.
    if (cause?.code === 'pod-gone') {
      facts.pod = null;
      facts.podGone = true;
      facts.podCause = cause;
    }
    return { kind: 'miss', causes: cause ? [cause] : [] };
  }

  function nothingYet(isOver: boolean): RungOutcome {
    if (isOver) return { kind: 'none', cause: { code: 'no-output', params: {} } };
    const verdict = facts.pod && diagnosePod(facts.pod, [], container);
    return verdict?.kind === 'waiting'
      ? verdict
      : { kind: 'waiting', cause: { code: 'no-output-yet', params: {} } };
  }
}

/** Whether Kubernetes may tell later what it does not tell now. */
function mayPass({ code }: Cause): boolean {
  return isWayBlocked(code) || code === 'server-error';
}

/** Gives the stamps of the lines that come from now on. */
function stampsFrom(log: StampedLog): () => readonly LineStamp[] {
  const from = log.length;
  return () => log.takeStamps().map(({ offset, time }) => ({ offset: offset - from, time }));
}

/** Gives the places where lines may be missing in the text that comes from now on. */
function gapsFrom(log: StampedLog): () => readonly LogGap[] {
  const from = log.length;
  return () => log.takeGaps().map((gap) => ({ ...gap, offset: gap.offset - from }));
}

/** The text of a body whose lines have time stamps. */
function withoutStamps(
  body: ReadableStream<Uint8Array>,
  log: StampedLog,
): ReadableStream<Uint8Array> {
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        controller.enqueue(log.push(chunk));
      },
      flush: (controller) => {
        controller.enqueue(log.end());
      },
    }),
  );
}
