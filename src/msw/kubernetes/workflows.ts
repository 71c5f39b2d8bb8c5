import type { Workflow, WorkflowNode } from './objects.js';

/**
 * Key format of the workflow controller in KFP's manifests since 2.15; the UI server's own default
 * still begins with `artifacts/`.
 *
 * @see https://github.com/kubeflow/pipelines/pull/14167
 */
export const SHIPPED_KEY_FORMAT: string =
  'private-artifacts/{{workflow.namespace}}/{{workflow.name}}/' +
  '{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/' +
  '{{workflow.creationTimestamp.d}}/{{pod.name}}';

/** Options of {@link createWorkflow}. */
export interface WorkflowOptions {
  /** Name of the workflow. */
  name: string;
  /** @defaultValue `'kubeflow'` */
  namespace?: string;
  /** ID of the workflow's run, for its label. */
  runId?: string;
  /**
   * ISO date.
   *
   * @defaultValue `'2026-08-20T09:00:00Z'`
   */
  createdAt?: string;
  /** ISO date; left out while the workflow runs. */
  finishedAt?: string;
  /** @defaultValue `'Running'` */
  phase?: string;
  /** Why, where the phase has a reason. */
  message?: string;
  /**
   * Whether the artifact repository that the run uses archives logs.
   *
   * @defaultValue `true`
   */
  archiveLogs?: boolean;
  /**
   * Bucket of that repository.
   *
   * @defaultValue `'mlpipeline'`
   */
  bucket?: string;
  /**
   * Key format of that repository.
   *
   * @defaultValue {@link SHIPPED_KEY_FORMAT}
   */
  keyFormat?: string;
  /** Nodes below the one of the workflow itself. */
  nodes?: readonly WorkflowNode[];
}

/** Creates an Argo workflow of a KFP run. */
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

/** Options of {@link createPodNode}. */
export interface PodNodeOptions {
  /** Name of the pod that the node stands for. */
  podName: string;
  /** Name of the workflow. */
  workflowName: string;
  /**
   * Name of the task in the pipeline.
   *
   * @defaultValue `'train'`
   */
  taskName?: string;
  /** @defaultValue `'executor'` */
  displayName?: string;
  /** @defaultValue `'Running'` */
  phase?: string;
  /** Why, where the phase has a reason. */
  message?: string;
  /**
   * ISO date.
   *
   * @defaultValue `'2026-08-20T09:00:00Z'`
   */
  startedAt?: string;
  /** ISO date; left out while the node runs. */
  finishedAt?: string;
  /** Key of the archived log; left out when it was not archived. */
  mainLogs?: string;
}

/** Creates the node of a workflow that stands for a pod; ID and template follow from the names. */
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
