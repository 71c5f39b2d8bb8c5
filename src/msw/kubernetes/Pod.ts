import type { ContainerStatus } from './ContainerStatus.js';
import type { ObjectMeta } from './ObjectMeta.js';

/** A pod, as the API server stores it. */
export interface Pod {
  apiVersion: 'v1';
  kind: 'Pod';
  metadata: ObjectMeta;
  spec: {
    nodeName?: string;
    containers: { name: string; image?: string; [field: string]: unknown }[];
    initContainers?: { name: string; image?: string; [field: string]: unknown }[];
    [field: string]: unknown;
  };
  status: {
    phase: string;
    reason?: string;
    message?: string;
    containerStatuses?: ContainerStatus[];
    initContainerStatuses?: ContainerStatus[];
    [field: string]: unknown;
  };
}
