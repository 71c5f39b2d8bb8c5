import type { ContainerState, Pod, PodEvent } from './objects.js';

/** Options of {@link createPod}. */
export interface PodOptions {
  /** Name of the pod, such as `churn-x7k2p-system-container-impl-1234567890`. */
  name: string;
  /** @defaultValue `'kubeflow'` */
  namespace?: string;
  /** ID of the pod's run, for its label. */
  runId?: string;
  /**
   * Name of the pod's workflow.
   *
   * @defaultValue the part of the pod's name before `-system-…`
   */
  workflowName?: string;
  /**
   * ISO date.
   *
   * @defaultValue `'2026-08-20T09:00:00Z'`
   */
  createdAt?: string;
  /** Image of the user's container. */
  image?: string;
  /**
   * Name of the node, `''` for a pod that has found none.
   *
   * @defaultValue `'node-1'`
   */
  nodeName?: string;
  /**
   * State of all containers.
   *
   * @defaultValue running
   */
  state?: ContainerState;
  /**
   * `Running`, `Pending`, `Succeeded` or `Failed`.
   *
   * @defaultValue the phase that goes with `state`
   */
  phase?: string;
  /** `status.reason`, such as `Evicted`. */
  reason?: string;
  /** `status.message`. */
  message?: string;
  /**
   * Name of the container that runs the user's program.
   *
   * @defaultValue `'main'`
   */
  container?: string;
  /**
   * Names of init containers, all of which have ended well, such as Argo's `init` and KFP's
   * `kfp-launcher`.
   *
   * @defaultValue none
   */
  initContainers?: readonly string[];
}

/** Creates a pod of a KFP step: containers `main` and `wait`, labels and annotations as Argo writes them. */
export function createPod(options: PodOptions): Pod {
  const { name, namespace = 'kubeflow', nodeName = 'node-1', container = 'main' } = options;
  const createdAt = options.createdAt ?? '2026-08-20T09:00:00Z';
  const workflowName =
    options.workflowName ??
    name.replace(/(-retry)?-system-(container-impl|container-driver|dag-driver).*/, '');
  const image = options.image ?? 'registry.example.com/churn/train:1.4.2';
  const state = options.state ?? { running: { startedAt: createdAt } };
  const initContainers = options.initContainers?.map((each) => ({ name: each }));
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
    spec: {
      restartPolicy: 'Never',
      ...(nodeName && { nodeName }),
      containers,
      ...(initContainers && { initContainers }),
    },
    status: {
      phase: options.phase ?? phaseOf(state),
      ...(options.reason && { reason: options.reason }),
      ...(options.message && { message: options.message }),
      startTime: createdAt,
      ...(initContainers && {
        initContainerStatuses: initContainers.map((each) => ({
          name: each.name,
          ready: true,
          restartCount: 0,
          state: {
            terminated: {
              exitCode: 0,
              reason: 'Completed',
              startedAt: createdAt,
              finishedAt: createdAt,
            },
          },
          lastState: {},
        })),
      }),
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

/** Options of {@link createPodEvent}. */
export interface PodEventOptions {
  /** Name of the pod that the event is about. */
  podName: string;
  /** @defaultValue `'kubeflow'` */
  namespace?: string;
  /** Why, in one word, such as `FailedMount`. */
  reason: string;
  /** Why, in words. */
  message: string;
  /** @defaultValue `'Warning'` */
  type?: 'Normal' | 'Warning';
  /**
   * How often it happened.
   *
   * @defaultValue `1`
   */
  count?: number;
  /**
   * When it first happened, as an ISO date.
   *
   * @defaultValue `'2026-08-20T09:00:00Z'`
   */
  firstTimestamp?: string;
  /**
   * When it last happened, as an ISO date.
   *
   * @defaultValue `firstTimestamp`
   */
  lastTimestamp?: string;
}

/** Creates an event about a pod, as the scheduler or the kubelet writes it. */
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
