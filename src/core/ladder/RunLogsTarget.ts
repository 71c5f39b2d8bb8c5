import type { ArtifactLocation } from '../kfp/KfpClient.js';

/** State of a task, as `run_details.task_details[].state` of KFP's API has it. */
export type RuntimeState =
  'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'SKIPPED' | 'FAILED' | 'CANCELING' | 'CANCELED' | 'PAUSED';

/** Where KFP's launcher stored what the user's program printed (artifact `executor-logs`). */
export interface ExecutorLogs {
  /** `minio://bucket/key`, `s3://…` or `gs://…`. */
  uri: string;
  /** JSON text of the artifact's custom property `store_session_info`. */
  providerInfo?: string | undefined;
  /** Which attempt of the task it is from, counted from 0. */
  attempt?: number | undefined;
}

/** The step whose log is wanted. */
export interface RunLogsTarget {
  /** ID of the run. */
  runId: string;
  /** Namespace of the run's experiment; required where KFP is installed for several users. */
  namespace?: string | undefined;
  /** Name of the step's pod, MLMD's `pod_name`. */
  podName?: string | undefined;
  /** ID of the step's node in the Argo workflow, which is what `child_tasks[].pod_name` holds. */
  nodeId?: string | undefined;
  /** Name of the Argo workflow; worked out of the pod's name when it is not given. */
  workflowName?: string | undefined;
  /** When the run (its workflow, not the step) was created: archived keys hold that date, in UTC. */
  createdAt?: string | Date | undefined;
  /** Container of the pod: `main` by default. */
  container?: string | undefined;
  /** Attempt of a task that was retried, counted from 0; the last one by default. */
  attempt?: number | undefined;
  /** Name of the task, for labels. */
  taskName?: string | undefined;
  taskState?: RuntimeState | undefined;
  /** Whether the output was taken from the cache, so that the step never ran. */
  cached?: boolean | undefined;
  executorLogs?: readonly ExecutorLogs[] | undefined;
  /** Where the log was archived, when the host knows it. */
  archive?: Pick<ArtifactLocation, 'source' | 'bucket' | 'key'> | undefined;
}
