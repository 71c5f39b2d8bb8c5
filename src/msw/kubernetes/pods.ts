import type { ContainerState, Pod, PodEvent } from './objects.js';

/** What {@link createPod} needs to know; the rest is what KFP's pods have. */
export interface PodOptions {
  name: string;
  /** `kubeflow` by default. */
  namespace?: string;
  runId?: string;
  /** Name of the workflow; worked out of the pod's name by default. */
  workflowName?: string;
  /** ISO date. */
  createdAt?: string;
  image?: string;
  /** Name of the node, `''` for a pod that found none; `node-1` by default. */
  nodeName?: string;
  /** State of all containers; running by default. */
  state?: ContainerState;
  /** `Running`, `Pending`, `Succeeded` or `Failed`; worked out of `state` by default. */
  phase?: string;
  reason?: string;
  message?: string;
  /** Name of the container that runs the user's program; `main` by default. */
  container?: string;
}

/** A pod of a KFP step: containers `main` and `wait`, labels and annotations as Argo writes them. */
export function createPod(options: PodOptions): Pod {
  const { name, namespace = 'kubeflow', nodeName = 'node-1', container = 'main' } = options;
  const createdAt = options.createdAt ?? '2026-08-20T09:00:00Z';
  const workflowName =
    options.workflowName ??
    name.replace(/(-retry)?-system-(container-impl|container-driver|dag-driver).*/, '');
  const image = options.image ?? 'registry.example.com/churn/train:1.4.2';
  const state = options.state ?? { running: { startedAt: createdAt } };
  const containers = [
    { name: container, image },
    { name: 'wait', image: 'quay.io/argoproj/argoexec:v4.0.8' },
  ];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      creationTimestamp: createdAt,
      labels: {
        'workflows.argoproj.io/workflow': workflowName,
        ...(options.runId && { 'pipeline/runid': options.runId }),
      },
      annotations: {
        'workflows.argoproj.io/node-id': `${workflowName}-${name.split('-').at(-1) ?? ''}`,
      },
    },
    spec: { restartPolicy: 'Never', ...(nodeName && { nodeName }), containers },
    status: {
      phase: options.phase ?? phaseOf(state),
      ...(options.reason && { reason: options.reason }),
      ...(options.message && { message: options.message }),
      startTime: createdAt,
      ...(nodeName && {
        containerStatuses: containers.map((each) => ({
          name: each.name,
          image: each.image,
          imageID: '',
          ready: Boolean(state.running),
          started: Boolean(state.running),
          restartCount: 0,
          state: structuredClone(state),
          lastState: {},
        })),
      }),
    },
  };
}

function phaseOf(state: ContainerState): string {
  if (state.running) return 'Running';
  if (state.terminated) return state.terminated.exitCode === 0 ? 'Succeeded' : 'Failed';
  return 'Pending';
}

/** What {@link createPodEvent} needs to know. */
export interface PodEventOptions {
  podName: string;
  /** `kubeflow` by default. */
  namespace?: string;
  reason: string;
  message: string;
  /** `Warning` by default. */
  type?: 'Normal' | 'Warning';
  count?: number;
  /** ISO dates. */
  firstTimestamp?: string;
  lastTimestamp?: string;
}

/** An event about a pod. */
export function createPodEvent(options: PodEventOptions): PodEvent {
  const { podName, namespace = 'kubeflow', reason, message, type = 'Warning', count = 1 } = options;
  const firstTimestamp = options.firstTimestamp ?? '2026-08-20T09:00:00Z';
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${podName}.${reason.toLowerCase()}`, namespace },
    involvedObject: { apiVersion: 'v1', kind: 'Pod', name: podName, namespace },
    reason,
    message,
    type,
    count,
    firstTimestamp,
    lastTimestamp: options.lastTimestamp ?? firstTimestamp,
    source: { component: reason === 'FailedScheduling' ? 'default-scheduler' : 'kubelet' },
  };
}
