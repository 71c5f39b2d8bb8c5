import type { Workflow, WorkflowNode } from './objects.js';

/**
 * keyFormat of the workflow controller as KFP 2.15 and later ship it; the UI server's own default
 * still begins with `artifacts/`.
 *
 * @see https://github.com/kubeflow/pipelines/pull/14167
 */
export const SHIPPED_KEY_FORMAT: string =
  'private-artifacts/{{workflow.namespace}}/{{workflow.name}}/' +
  '{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/' +
  '{{workflow.creationTimestamp.d}}/{{pod.name}}';

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

/** What {@link createPodNode} needs to know. */
export interface PodNodeOptions {
  podName: string;
  workflowName: string;
  taskName?: string;
  displayName?: string;
  phase?: string;
  message?: string;
  startedAt?: string;
  finishedAt?: string;
  /** Key of the archived log; none when it was not archived. */
  mainLogs?: string;
}

/** The node of a workflow that stands for one pod, with ID and template worked out of the names. */
export function createPodNode(options: PodNodeOptions): WorkflowNode {
  const { podName, workflowName, taskName = 'train', displayName = 'executor' } = options;
  const hash = podName.split('-').at(-1) ?? '';
  return {
    id: `${workflowName}-${hash}`,
    name: `${workflowName}.root.${taskName}.${displayName}`,
    displayName,
    type: 'Pod',
    templateName: podName.slice(workflowName.length + 1, -hash.length - 1),
    phase: options.phase ?? 'Running',
    ...(options.message && { message: options.message }),
    startedAt: options.startedAt ?? '2026-08-20T09:00:00Z',
    finishedAt: options.finishedAt ?? null,
    ...(options.mainLogs && {
      outputs: {
        exitCode: '0',
        artifacts: [{ name: 'main-logs', s3: { key: options.mainLogs } }],
      },
    }),
  };
}
