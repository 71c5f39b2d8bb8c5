import type { PodEvent } from './PodEvent.js';

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
