import type { ConfigMap } from './ConfigMap.js';
import type { Pod } from './Pod.js';
import type { PodEvent } from './PodEvent.js';
import type { Secret } from './Secret.js';
import type { Workflow } from './Workflow.js';

/** Any of the Kubernetes objects that KFP's UI server reads. */
export type KubernetesObject = ConfigMap | Pod | PodEvent | Secret | Workflow;
