import { parsePod } from '../kfp/pod.js';
import type { RungContext } from './types.js';

/**
 * Asks `k8s/pod` for the step's pod, once a climb, and puts it into the facts: the pod, or `null` and
 * the cause.
 */
export async function loadPod(context: RungContext): Promise<void> {
  const { target, client, facts } = context;
  const { namespace } = target;
  const { podName } = facts;
  if (facts.pod !== undefined || !podName || !namespace) return;
  const response = await context.readJson(
    (signal) => client.getPod({ podName, namespace }, { signal }),
    'podState',
  );
  facts.pod = response.cause ? null : (parsePod(response.value) ?? null);
  if (response.cause) facts.podCause = response.cause;
}
