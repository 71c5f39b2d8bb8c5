import { asArray, asRecord, asString } from '../base/json.js';

/** State of a container, of Kubernetes' three kinds. */
export interface ContainerFacts {
  name: string;
  init: boolean;
  state: 'waiting' | 'running' | 'terminated' | 'unknown';
  reason: string;
  message: string;
  exitCode: number | undefined;
  /** ISO 8601. */
  finishedAt: string | undefined;
}

/** What matters of a Pod for its log. */
export interface PodFacts {
  phase: string;
  reason: string;
  message: string;
  nodeName: string;
  /** Message of the condition `PodScheduled` when it is false. */
  unschedulable: string | undefined;
  /** Names in the spec, in order. */
  containerNames: string[];
  containers: ContainerFacts[];
  workflowName: string | undefined;
  nodeId: string | undefined;
}

/** Reads a Pod as `k8s/pod` gives it; `undefined` when the JSON is none. */
export function parsePod(json: unknown): PodFacts | undefined {
  const pod = asRecord(json);
  const status = asRecord(pod['status']);
  const spec = asRecord(pod['spec']);
  const metadata = asRecord(pod['metadata']);
  if (pod['kind'] !== 'Pod' && !('containers' in spec)) return undefined;
  const scheduled = asArray(status['conditions'])
    .map(asRecord)
    .find((condition) => condition['type'] === 'PodScheduled' && condition['status'] === 'False');
  return {
    phase: asString(status['phase']),
    reason: asString(status['reason']),
    message: asString(status['message']),
    nodeName: asString(spec['nodeName']),
    unschedulable: scheduled && asString(scheduled['message']),
    containerNames: asArray(spec['containers']).map((it) => asString(asRecord(it)['name'])),
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

function parseContainer(json: unknown, init: boolean): ContainerFacts {
  const container = asRecord(json);
  const states = asRecord(container['state']);
  const state = (['waiting', 'running', 'terminated'] as const).find((it) => states[it]);
  const detail = asRecord(state && states[state]);
  return {
    name: asString(container['name']),
    init,
    state: state ?? 'unknown',
    reason: asString(detail['reason']),
    message: asString(detail['message']),
    exitCode: typeof detail['exitCode'] === 'number' ? detail['exitCode'] : undefined,
    finishedAt: asString(detail['finishedAt']) || undefined,
  };
}

/** An Event about a pod. */
export interface PodEvent {
  warning: boolean;
  reason: string;
  message: string;
  /** ISO 8601, or empty. */
  lastSeen: string;
}

/** Reads the list of Events that `k8s/pod/events` gives, the latest first. */
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

/** Longer than the clocks of a browser and a cluster are usually apart. */
const SETTLED_AFTER = 60_000;

/**
 * Whether a log that was asked for at that time (milliseconds since 1970) has the pod's last line:
 * it has when all containers had ended well before. One that ended only just is read once more.
 */
export function isFinal(pod: PodFacts, askedAt: number): boolean {
  const steps = pod.containers.filter((it) => !it.init && it.name !== 'wait');
  if (pod.phase !== 'Succeeded' && pod.phase !== 'Failed') {
    if (steps.length === 0 || steps.some((it) => it.state !== 'terminated')) return false;
  }
  return steps.every(({ finishedAt }) => {
    const time = finishedAt === undefined ? Number.NaN : Date.parse(finishedAt);
    return Number.isNaN(time) || Math.abs(askedAt - time) > SETTLED_AFTER;
  });
}
