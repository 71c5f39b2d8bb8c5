import { diagnosePod } from '../../../src/core/diagnosis/podCauses.js';
import { endedBefore, parseEvents, parsePod } from '../../../src/core/kfp/pod.js';
import { type FuzzTarget, toInput, toText } from '../FuzzTarget.js';
import { mutateJson } from '../mutate.js';

const POD = {
  kind: 'Pod',
  metadata: {
    name: 'train',
    labels: { 'workflows.argoproj.io/workflow': 'wf' },
    annotations: { 'workflows.argoproj.io/node-id': 'wf-1' },
  },
  spec: { nodeName: 'node-1', containers: [{ name: 'main' }, { name: 'wait' }] },
  status: {
    phase: 'Pending',
    reason: 'Evicted',
    message: 'The node was low on resource: memory.',
    conditions: [{ type: 'PodScheduled', status: 'False', message: '0/3 nodes are available' }],
    initContainerStatuses: [
      { name: 'init', state: { terminated: { exitCode: 1, reason: 'Error', finishedAt: 'x' } } },
    ],
    containerStatuses: [
      { name: 'main', state: { waiting: { reason: 'ImagePullBackOff', message: 'Back-off' } } },
      { name: 'wait', state: { running: { startedAt: '2026-08-20T09:00:00Z' } } },
    ],
  },
};
const EVENTS = {
  kind: 'EventList',
  items: [
    {
      type: 'Warning',
      reason: 'FailedMount',
      message: 'MountVolume.SetUp failed',
      lastTimestamp: '',
    },
    { type: 'Normal', reason: 'Pulling', message: 'Pulling image', eventTime: '2026-08-20' },
    { type: 'Warning', reason: 'FailedScheduling', message: '0/3 nodes', lastTimestamp: null },
  ],
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A pod and the events about it, which `k8s/pod` and `k8s/pod/events` answer. */
export const pods: FuzzTarget = {
  name: 'pods',
  weight: 20,
  seeds: [toInput(JSON.stringify([POD, EVENTS]))],
  make: (random) => toInput(JSON.stringify(mutateJson(random, [POD, EVENTS]))),
  run: (input) => {
    const json = parse(toText(input));
    const [podJson, eventsJson] = Array.isArray(json) ? (json as unknown[]) : [json, json];
    const pod = parsePod(podJson);
    const events = parseEvents(eventsJson);
    if (!pod) return;
    endedBefore(pod, 0);
    for (const container of ['main', 'wait', '']) diagnosePod(pod, events, container);
  },
};
