import type { ContainerState } from './ContainerState.js';

/** One entry of `status.containerStatuses` of a pod. */
export interface ContainerStatus {
  name: string;
  state?: ContainerState;
  lastState?: ContainerState;
  restartCount?: number;
  [field: string]: unknown;
}
