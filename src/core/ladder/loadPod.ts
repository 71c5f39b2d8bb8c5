import type { Cause } from '../diagnosis/catalogue.js';
import { parseEvents, parsePod } from '../kfp/pod.js';
import type { RungContext } from './rung.js';

/**
 * Asks `k8s/pod` for the step's pod, once a climb, and puts it into the facts: the pod, or `null` and
 * the cause. The UI server says in the same words that a pod is gone, that it may not read it, and
 * that Kubernetes does not answer; the request for the pod's events tells these apart.
 */
export async function loadPod(context: RungContext): Promise<void> {
  const { target, client, facts } = context;
  const { namespace } = target;
  const { podName, history } = facts;
  if (facts.pod !== undefined || !podName || !namespace) return;
  const response = await context.readJson(
    (signal) => client.getPod({ podName, namespace }, { signal }),
    'podState',
  );
  facts.pod = response.cause ? null : (parsePod(response.value) ?? null);
  if (facts.pod) history.podSeen = true;
  if (!response.cause) return;
  facts.podCause = response.cause;
  if (response.cause.code !== 'pod-gone') return;
  const unanswered = await loadEvents(context);
  // Events outlive their pod by an hour: if there are any, the pod may exist and not be readable.
  if (!unanswered) facts.podGone = history.podSeen ?? facts.events?.length === 0;
  else if (unanswered.code !== 'pod-gone') facts.podCause = unanswered;
}

/**
 * Asks `k8s/pod/events` for what happened to the step's pod, once a climb, and puts it into the facts.
 *
 * @returns the cause, when there is no answer
 */
export async function loadEvents(context: RungContext): Promise<Cause | undefined> {
  const { target, client, facts } = context;
  const { namespace } = target;
  const { podName } = facts;
  if (facts.events || !podName || !namespace) return undefined;
  const response = await context.readJson(
    (signal) => client.getPodEvents({ podName, namespace }, { signal }),
    'podState',
  );
  facts.events = parseEvents(response.value);
  return response.cause;
}
