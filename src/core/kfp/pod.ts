import { asArray, asRecord, asString } from '../base/json.js';

/**
 * The status of a container; texts are empty where Kubernetes gives none.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 */
export interface ContainerFacts {
  /** Name of the container. */
  name: string;
  /** Whether it is an init container. */
  init: boolean;
  /** Its state; `unknown` where the pod has none for it yet. */
  state: 'waiting' | 'running' | 'terminated' | 'unknown';
  /** Why it is in this state, in one word such as `ImagePullBackOff` or `OOMKilled`. */
  reason: string;
  /** Why it is in this state, in words. */
  message: string;
  /** Exit code of a terminated container. */
  exitCode: number | undefined;
  /** When a running or terminated container was started, in ISO 8601. */
  startedAt?: string | undefined;
  /** When a terminated container ended, in ISO 8601. */
  finishedAt: string | undefined;
  /** How the container ended before its last restart; absent where it was not restarted. */
  lastState?:
    | Pick<ContainerFacts, 'reason' | 'message' | 'exitCode' | 'startedAt' | 'finishedAt'>
    | undefined;
}

/** The fields of a Pod that explain its log; texts are empty where Kubernetes gives none. */
export interface PodFacts {
  /** `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`. */
  phase: string;
  /** Why it is in this phase, in one word such as `Evicted`. */
  reason: string;
  /** Why it is in this phase, in words. */
  message: string;
  /** The node that it was scheduled to; empty before. */
  nodeName: string;
  /**
   * Why it cannot be scheduled: the message of its condition `PodScheduled` while that is false.
   */
  unschedulable: string | undefined;
  /** Names of the containers in its spec, in order. */
  containerNames: string[];
  /** Names of the init containers in its spec, in order; absent where it has none. */
  initContainerNames?: string[] | undefined;
  /** Its init containers and its containers, as far as its status has them. */
  containers: ContainerFacts[];
  /** Name of the Argo Workflow that it belongs to, by its label. */
  workflowName: string | undefined;
  /** ID of its node in the workflow, by its annotation. */
  nodeId: string | undefined;
}

/** Reads a Pod as the UI server's `k8s/pod` returns it; `undefined` when the JSON is none. */
export function parsePod(json: unknown): PodFacts | undefined {
  const pod = asRecord(json);
  const status = asRecord(pod['status']);
  const spec = asRecord(pod['spec']);
  const metadata = asRecord(pod['metadata']);
  if (pod['kind'] !== 'Pod' && !('containers' in spec)) return undefined;
  const scheduled = asArray(status['conditions'])
    .map(asRecord)
    .find((condition) => condition['type'] === 'PodScheduled' && condition['status'] === 'False');
  const initContainerNames = namesIn(spec['initContainers']);
  return {
    phase: asString(status['phase']),
    reason: asString(status['reason']),
    message: asString(status['message']),
    nodeName: asString(spec['nodeName']),
    unschedulable: scheduled && asString(scheduled['message']),
    containerNames: namesIn(spec['containers']),
    ...(initContainerNames.length > 0 && { initContainerNames }),
    containers: [
      ...asArray(status['initContainerStatuses']).map((it) => parseContainer(it, true)),
      ...asArray(status['containerStatuses']).map((it) => parseContainer(it, false)),
    ],
    workflowName:
      asString(asRecord(metadata['labels'])['workflows.argoproj.io/workflow']) || undefined,
    nodeId:
      asString(asRecord(metadata['annotations'])['workflows.argoproj.io/node-id']) || undefined,
  };
}

function namesIn(containers: unknown): string[] {
  return asArray(containers).map((it) => asString(asRecord(it)['name']));
}

function parseContainer(json: unknown, init: boolean): ContainerFacts {
  const container = asRecord(json);
  const states = asRecord(container['state']);
  const state = (['waiting', 'running', 'terminated'] as const).find((it) => states[it]);
  const before = asRecord(container['lastState'])['terminated'];
  return {
    name: asString(container['name']),
    init,
    state: state ?? 'unknown',
    ...parseState(state && states[state]),
    ...(before ? { lastState: parseState(before) } : {}),
  };
}

function parseState(json: unknown): NonNullable<ContainerFacts['lastState']> {
  const detail = asRecord(json);
  const startedAt = asString(detail['startedAt']);
  return {
    reason: asString(detail['reason']),
    message: asString(detail['message']),
    exitCode: typeof detail['exitCode'] === 'number' ? detail['exitCode'] : undefined,
    ...(startedAt && { startedAt }),
    finishedAt: asString(detail['finishedAt']) || undefined,
  };
}

/** A Kubernetes Event about a pod. */
export interface PodEvent {
  /** Whether its type is `Warning`. */
  warning: boolean;
  /** What happened, in one word such as `FailedScheduling`. */
  reason: string;
  /** What happened, in words. */
  message: string;
  /** When it last happened, in ISO 8601; empty where Kubernetes does not say. */
  lastSeen: string;
}

/** Reads the list of Events that the UI server's `k8s/pod/events` returns, the latest first. */
export function parseEvents(json: unknown): PodEvent[] {
  return asArray(asRecord(json)['items'])
    .map((item) => {
      const event = asRecord(item);
      return {
        warning: event['type'] === 'Warning',
        reason: asString(event['reason']),
        message: asString(event['message']),
        lastSeen: asString(event['lastTimestamp']) || asString(event['eventTime']),
      };
    })
    .sort((a, b) => b.lastSeen.localeCompare(a.lastSeen));
}

/**
 * Whether a container of a pod writes no more: the pod or that container has ended. Where the pod
 * has no such container, all of them but Argo's `wait` count.
 */
export function hasEnded(pod: PodFacts, container: string): boolean {
  if (pod.phase === 'Succeeded' || pod.phase === 'Failed') return true;
  const named = pod.containers.filter((it) => it.name === container);
  const others = pod.containers.filter((it) => !it.init && it.name !== 'wait');
  const those = named.length > 0 ? named : others;
  return those.length > 0 && those.every((it) => it.state === 'terminated');
}

/** Milliseconds by which the clocks of a browser and a cluster are assumed to differ at most. */
const MAX_CLOCK_SKEW = 60_000;

/**
 * Whether no container of an ended pod ended within a minute of a time: that close, the clocks of the
 * browser and the cluster cannot tell which came first.
 *
 * @param time in milliseconds since 1970
 */
export function endedBefore(pod: PodFacts, time: number): boolean {
  return pod.containers.every(({ finishedAt }) => {
    const finished = finishedAt === undefined ? Number.NaN : Date.parse(finishedAt);
    return Number.isNaN(finished) || Math.abs(time - finished) > MAX_CLOCK_SKEW;
  });
}
