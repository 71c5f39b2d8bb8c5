import { SHIPPED_KEY_FORMAT } from '../world/SHIPPED_KEY_FORMAT.js';
import type { Workflow } from './Workflow.js';
import type { WorkflowNode } from './WorkflowNode.js';

/** What {@link createWorkflow} needs to know; the rest is as KFP's manifests ship it. */
export interface WorkflowOptions {
  name: string;
  /** `kubeflow` by default. */
  namespace?: string;
  runId?: string;
  /** ISO date. */
  createdAt?: string;
  finishedAt?: string;
  phase?: string;
  message?: string;
  /** Whether the controller archives logs; on by default, as shipped. */
  archiveLogs?: boolean;
  bucket?: string;
  /** Of the repository that the run uses; as the controller ships it by default. */
  keyFormat?: string;
  /** Nodes beside the one of the workflow itself. */
  nodes?: readonly WorkflowNode[];
}

/** An Argo workflow of a KFP run. */
export function createWorkflow(options: WorkflowOptions): Workflow {
  const { name, namespace = 'kubeflow', phase = 'Running' } = options;
  const createdAt = options.createdAt ?? '2026-08-20T09:00:00Z';
  const finishedAt = options.finishedAt ?? null;
  const nodes = options.nodes ?? [];
  const root: WorkflowNode = {
    id: name,
    name,
    displayName: name,
    type: 'DAG',
    templateName: 'entrypoint',
    phase,
    startedAt: createdAt,
    finishedAt,
    children: nodes.flatMap((node) => (node.id ? [node.id] : [])),
  };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: {
      name,
      namespace,
      creationTimestamp: createdAt,
      ...(options.runId && { labels: { 'pipeline/runid': options.runId } }),
    },
    spec: { entrypoint: 'entrypoint' },
    status: {
      phase,
      ...(options.message && { message: options.message }),
      startedAt: createdAt,
      finishedAt,
      artifactRepositoryRef: {
        artifactRepository: {
          archiveLogs: options.archiveLogs ?? true,
          s3: {
            endpoint: 'seaweedfs.kubeflow.svc:9000',
            bucket: options.bucket ?? 'mlpipeline',
            insecure: true,
            keyFormat: options.keyFormat ?? SHIPPED_KEY_FORMAT,
            accessKeySecret: { name: 'mlpipeline-minio-artifact', key: 'accesskey' },
            secretKeySecret: { name: 'mlpipeline-minio-artifact', key: 'secretkey' },
          },
        },
        configMap: 'artifact-repositories',
        default: true,
        key: 'default-namespaced',
      },
      nodes: Object.fromEntries([root, ...nodes].map((node) => [node.id ?? '', node])),
    },
  };
}
