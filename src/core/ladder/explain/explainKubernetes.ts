import type { Redacted } from '../../base/redacted.js';
import type { Cause, DiagnosisCode } from '../../diagnosis/catalogue.js';
import { parseEvents, type PodEvent } from '../../kfp/pod.js';
import type { KfpEndpoint } from '../../kfp/types.js';
import { askForJson } from '../ask.js';
import type { MissContext } from './MissContext.js';

/** Causes that the UI server reports only after Kubernetes has answered it and accepted its token. */
const ANSWERED: ReadonlySet<DiagnosisCode> = new Set([
  'archiving-disabled',
  'node-not-found',
  'secret-forbidden',
  'secret-missing',
  'server-archive-off',
  'step-not-archived',
  'workflow-forbidden',
  'workflow-misnamed',
]);

/** Events after which a pod is not there, or not for long. */
const GOING = /^(?:Killing|Evicted|Preempt\w*|TaintManagerEviction|DeadlineExceeded)$/;

/**
 * Tells a pod that is gone from one that the UI server cannot see. It says "Could not get pod" of
 * both, and of a Kubernetes that is down; only the request for the pod's events differs: a pod that is
 * gone has a list of them, if an empty one.
 */
export async function explainKubernetes(
  causes: readonly Cause<Redacted>[],
  context: MissContext,
): Promise<readonly Cause<Redacted>[]> {
  const told = withoutGuess(causes);
  const { facts, target } = context;
  if (facts.pod !== null || !facts.podName || !target.namespace) return told;
  if (statusOf('pod', context) !== 500) return told;
  const { events, refusal } = await eventsOf(context);
  if (refusal) {
    const code = told.some((it) => ANSWERED.has(it.code))
      ? 'pod-log-forbidden'
      : 'kubernetes-unreachable';
    // What was told of Kubernetes is more exact than what is worked out here.
    return told.some((it) => it.code === code) ? told : [...told, { code, params: refusal.params }];
  }
  const isThere =
    facts.node?.phase === 'Running' &&
    events.length > 0 &&
    !events.some(({ reason }) => GOING.test(reason));
  return isThere ? [...told, { code: 'pod-log-forbidden', params: {} }] : told;
}

/** A pod that runs and has no log may be one that the server may not read, unless told otherwise. */
function withoutGuess(causes: readonly Cause<Redacted>[]): readonly Cause<Redacted>[] {
  const isTold = causes.some(
    ({ code, params }) => code === 'node-unreachable' && params['text'] !== undefined,
  );
  return isTold ? causes.filter(({ code }) => code !== 'pod-log-forbidden') : causes;
}

/** The events of the step's pod, or the cause when Kubernetes gave none; asked for once a climb. */
async function eventsOf(
  context: MissContext,
): Promise<{ events: readonly PodEvent[]; refusal?: Cause<Redacted> | undefined }> {
  const { facts, target, options, evidence } = context;
  const { client } = options;
  const pod = { podName: facts.podName ?? '', namespace: target.namespace };
  const isAsked = statusOf('podEvents', context) !== undefined;
  const response = isAsked
    ? undefined
    : await askForJson({ ...context, client }, 'podState', (signal) =>
        client.getPodEvents(pod, { signal }),
      );
  // A request that failed on its way, or was refused to the user, says nothing of Kubernetes.
  const refused = evidence.records.find((it) => it.endpoint === 'podEvents' && it.status === 500);
  return { events: facts.events ?? parseEvents(response?.value), refusal: refused?.cause };
}

function statusOf(endpoint: KfpEndpoint, { evidence }: MissContext): number | undefined {
  return evidence.records.find((it) => it.endpoint === endpoint)?.status;
}
