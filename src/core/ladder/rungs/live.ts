import { DEFAULT_CONTAINER } from '../../archive/names.js';
import { podNameOfNode } from '../../archive/storedWorkflow.js';
import { isWayBlocked } from '../../diagnosis/catalogue.js';
import { endedBefore } from '../../kfp/pod.js';
import type { KfpResponse } from '../../kfp/types.js';
import { loadPod } from '../loadPod.js';
import { loadWorkflow } from '../loadWorkflow.js';
import { takeAhead } from '../requestAhead.js';
import { isFinal, lifeOf } from '../stepLife.js';
import type { Rung, RungContext } from '../rung.js';
import type { LogSource } from '../types.js';

/**
 * `k8s/pod/logs`, as KFP's own page asks for it. The UI server falls back to archives without saying
 * so. The pod, requested at the same time, tells whether the text is its own and whether more will
 * come. The server reads one container of every pod, and the request cannot name another.
 */
export const live: Rung = {
  name: 'live',
  climb: async (context) => {
    const { target, client, facts } = context;
    const { namespace, runId, createdOn, container } = target;
    const podName = await podNameFor(context);
    if (container !== DEFAULT_CONTAINER) {
      return context.skip({ code: 'container-not-served', params: { container } });
    }
    if (!podName) return context.skip({ code: 'pod-name-missing', params: {} });
    if (facts.restsUntil !== undefined && !(await hasEndedMeanwhile(context))) {
      facts.rests = true;
      return { kind: 'log', source: sourceOf(context), following: true };
    }
    const request = { podName, namespace, runId, createdAt: createdOn };
    let askedAt = Date.now();
    const send = (signal: AbortSignal): Promise<KfpResponse> => {
      const sent = takeAhead(context.signal, client, request);
      if (!sent) return client.getPodLogs(request, { signal });
      askedAt = sent.sentAt;
      return sent.response;
    };

    const learned = loadPod(context);
    // Of a pod that is gone it is the archived copy, which the node has not rotated.
    const partial = async (): Promise<boolean | undefined> => {
      await learned;
      if (facts.pod) return true;
      return facts.podGone ? false : undefined;
    };
    let [, reading] = await Promise.all([learned, context.readLog(send, { partial })]);
    if (reading.kind === 'none' && endedSince(context, askedAt)) {
      // The log may not have been there yet: a request sent ahead goes out before the one for the pod.
      askedAt = Date.now();
      reading = await context.readLog((signal) => client.getPodLogs(request, { signal }), {
        partial,
      });
    }
    if (reading.kind === 'empty') facts.liveEmpty = true;
    if (reading.kind !== 'log')
      return { kind: 'miss', causes: reading.cause ? [reading.cause] : [] };
    return {
      kind: 'log',
      source: sourceOf(context),
      following: await mayGoOn(context, askedAt),
      caveat: reading.cause,
    };
  },
};

/** Whether a log that rests is to be read after all, because its pod is no longer known to run. */
async function hasEndedMeanwhile(context: RungContext): Promise<boolean> {
  const { target, facts } = context;
  await loadPod(context);
  return !facts.pod || lifeOf(target, facts) !== 'running' || isFinal(target.taskState);
}

/** Whether the pod is seen to have ended for the first time, and may have written after a time. */
function endedSince({ target, facts }: RungContext, time: number): boolean {
  const { pod, history } = facts;
  return (
    pod != null &&
    lifeOf(target, facts) === 'ended' &&
    history.ended !== true &&
    !endedBefore(pod, time)
  );
}

/** Whether more may come than the text that was asked for at a time. */
async function mayGoOn(context: RungContext, askedAt: number): Promise<boolean> {
  const { target, facts } = context;
  const { pod, podCause, history } = facts;
  if (pod) return lifeOf(target, facts) === 'running' || endedSince(context, askedAt);
  if (podCause && isWayBlocked(podCause.code)) return true;
  // Where nobody can tell whether the text is the pod's, its workflow tells whether the pod has ended.
  if (podCause && podCause.code !== 'pod-gone') await loadWorkflow(context);
  switch (lifeOf(target, facts)) {
    case 'running':
      return true;
    case 'ended':
      return history.expected === true && !history.ended;
    case 'unknown':
      return history.expected === true;
  }
}

/**
 * KFP's API names steps by node, and ML Metadata has the pod of a step's last attempt only; the pod's name
 * follows from the node in the run's workflow.
 */
export async function podNameFor(context: RungContext): Promise<string | undefined> {
  const { target, facts } = context;
  if (facts.podName || !isInWorkflow(target)) return facts.podName;
  await loadWorkflow(context);
  const { node, workflow } = facts;
  // What the host says is all there is of a run without a workflow.
  const name = node && workflow ? podNameOfNode(node, workflow) : target.podName;
  if (name) facts.podName = name;
  return name;
}

function isInWorkflow({ nodeId, podName, cached, taskName }: RungContext['target']): boolean {
  return Boolean(nodeId ?? podName ?? (cached && taskName));
}

function sourceOf({ target, facts }: RungContext): LogSource {
  const { pod, podGone } = facts;
  const rung = 'live';
  if (pod) return { rung, origin: lifeOf(target, facts) === 'ended' ? 'podEnded' : 'pod' };
  return { rung, origin: podGone ? 'server' : 'unknown' };
}
