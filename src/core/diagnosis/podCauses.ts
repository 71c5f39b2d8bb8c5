import { readableText } from '../base/readableText.js';
import type { ContainerFacts, PodEvent, PodFacts } from '../kfp/pod.js';
import type { Cause } from './catalogue.js';

/** What the state of a pod says about its log. */
export type PodVerdict =
  | { kind: 'waiting'; cause: Cause }
  | { kind: 'running' }
  | { kind: 'ended' }
  /** Its log cannot be read from its node, now or later. */
  | { kind: 'lost'; cause: Cause };

const IMAGE =
  /^(?:ErrImage\w*|Image(?:Pull|Inspect)\w*|InvalidImageName|RegistryUnavailable|SignatureValidationFailed)$/;
const MOUNT = /^(?:FailedMount|FailedAttachVolume|FailedMapVolume)$/;
/** The kubelet's events that give the reason begin so; others only say that it backs off. */
const PULL = /^(?:Failed to (?:pull|inspect|apply)|Container image "[^"]*" is not present)/;

/**
 * Finds in a pod and its events what keeps it from having a log.
 *
 * @param events The latest first
 * @param container The one whose log is wanted
 */
export function diagnosePod(
  pod: PodFacts,
  events: readonly PodEvent[],
  container: string,
): PodVerdict {
  const evicted = evictionOf(pod);
  if (evicted) return { kind: 'lost', cause: evicted };
  const unprepared = failedInitOf(pod, container);
  if (unprepared) return { kind: pod.phase === 'Failed' ? 'lost' : 'waiting', cause: unprepared };
  if (pod.phase === 'Succeeded' || pod.phase === 'Failed') return { kind: 'ended' };
  const waiting = waitingCauseOf(pod, events, container);
  if (waiting) return { kind: 'waiting', cause: waiting };
  const wanted = pod.containers.find((it) => it.name === container);
  return wanted?.state === 'terminated' ? { kind: 'ended' } : { kind: 'running' };
}

/** Events of a pod whose node has stopped reporting to Kubernetes. */
const NODE_LOST = /^(?:NodeNotReady|TaintManagerEviction)$/;

/**
 * Why the log of a running container could not be read, as far as its pod tells. If its node does not
 * answer, Kubernetes says so; otherwise the server may read the pod, but not its log.
 *
 * @see https://kubernetes.io/docs/reference/node/node-status/
 */
export function unreadableCauseOf(
  pod: PodFacts,
  events: readonly PodEvent[],
  container: string,
): Cause {
  const { containerNames: names, nodeName, phase, reason } = pod;
  if (names.length > 0 && !names.includes(container)) {
    return { code: 'container-not-found', params: { container, containers: names.join(', ') } };
  }
  const isLost =
    phase === 'Unknown' || reason === 'NodeLost' || events.some((it) => NODE_LOST.test(it.reason));
  return { code: isLost ? 'node-unreachable' : 'pod-log-forbidden', params: { node: nodeName } };
}

function evictionOf(pod: PodFacts): Cause | undefined {
  if (pod.phase !== 'Failed') return undefined;
  const lost = pod.containers.find((it) => it.reason === 'ContainerStatusUnknown');
  const reason = pod.reason || (lost ? lost.reason : '');
  const evictions = ['Evicted', 'Preempting', 'NodeLost', 'NodeShutdown', 'Terminated', 'Shutdown'];
  if (!lost && !evictions.includes(reason)) return undefined;
  return {
    code: 'pod-evicted',
    params: { reason, message: readableText(pod.message || (lost?.message ?? '')) },
  };
}

/** A failed init container: Kubernetes then does not start the step's own container. */
function failedInitOf(pod: PodFacts, container: string): Cause | undefined {
  const step = pod.containers.find((it) => it.name === container);
  if (step && step.state !== 'waiting') return undefined;
  const failed = pod.containers.find(
    (it) => it.init && it.state === 'terminated' && it.exitCode !== 0,
  );
  if (!failed) return undefined;
  const { message, reason, exitCode } = failed;
  return causeOf('init-failed', failed, message || `${reason} (exit code ${exitCode ?? '?'})`);
}

function waitingCauseOf(
  pod: PodFacts,
  events: readonly PodEvent[],
  container: string,
): Cause | undefined {
  const held = pod.containers.filter((it) => it.state === 'waiting');
  const warning = (reason: RegExp): PodEvent | undefined =>
    events.find((it) => it.warning && reason.test(it.reason));
  const pulling = held.find((it) => IMAGE.test(it.reason));
  if (pulling) {
    const event = events.find((it) => PULL.test(it.message));
    return causeOf('image-pull', pulling, event?.message);
  }
  const misconfigured = held.find((it) =>
    /^(?:Create\w*Error|RunContainerError|StartError|CrashLoopBackOff)$/.test(it.reason),
  );
  if (misconfigured) return causeOf('container-config', misconfigured);

  const step = pod.containers.find((it) => it.name === container);
  if (step && step.state !== 'waiting') return undefined;
  // Volumes are mounted before the first container starts: after that, such an event is outdated.
  const mounted = pod.containers.some((it) => it.state === 'running' || it.state === 'terminated');
  const mount = warning(MOUNT);
  if (mount && !mounted) {
    return { code: 'mount-failed', params: { message: readableText(mount.message) } };
  }
  if (!pod.nodeName) {
    const message = pod.unschedulable ?? warning(/^FailedScheduling$/)?.message;
    if (message) return { code: 'unschedulable', params: { message: readableText(message) } };
  }
  if (!step && pod.phase !== 'Pending') return undefined;
  const reason = [step?.reason, pod.phase].find(Boolean) ?? 'Pending';
  return { code: 'pod-starting', params: { reason } };
}

function causeOf(
  code: 'init-failed' | 'image-pull' | 'container-config',
  container: ContainerFacts,
  message?: string,
): Cause {
  const text = message ?? (container.message || container.reason);
  return {
    code,
    params: {
      container: container.name,
      reason: container.reason,
      message: readableText(text),
    },
  };
}
