import type { ObjectMeta } from './ObjectMeta.js';
import type { WorkflowNode } from './WorkflowNode.js';

/** An Argo workflow. */
export interface Workflow {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'Workflow';
  metadata: ObjectMeta;
  spec: Record<string, unknown>;
  status?: {
    phase?: string;
    message?: string;
    startedAt?: string | null;
    finishedAt?: string | null;
    artifactRepositoryRef?: {
      artifactRepository?: {
        archiveLogs?: boolean;
        s3?: {
          bucket?: string;
          endpoint?: string;
          accessKeySecret?: { name: string; key: string };
          secretKeySecret?: { name: string; key: string };
          [field: string]: unknown;
        };
        [store: string]: unknown;
      };
      [field: string]: unknown;
    };
    nodes?: Record<string, WorkflowNode>;
    [field: string]: unknown;
  };
}
