import type { ContainerState } from '../kubernetes/ContainerState.js';
import type { Pod } from '../kubernetes/Pod.js';

/** Puts a pod, and all its containers, into a phase and a state. */
export function setPodState(pod: Pod, phase: string, state: ContainerState): void {
  pod.status.phase = phase;
  pod.status.containerStatuses = pod.spec.containers.map((container, index) => ({
    restartCount: 0,
    lastState: {},
    ...pod.status.containerStatuses?.[index],
    name: container.name,
    ready: phase === 'Running',
    started: phase === 'Running',
    state: structuredClone(state),
  }));
}
