import type { ExecutorLogs, ExecutorLogsSource, OriginalStep, RunLogsTarget } from './types.js';

/**
 * The step that computed the output which a cached step has taken: as the host knows it, else by what KFP
 * links to the cached step as its output, the object under whose URI the original's launcher stored it.
 */
export function originalOf(target: RunLogsTarget): (OriginalStep & Located) | undefined {
  const { cached, cachedFrom, archive } = target;
  if (!cached || archive) return undefined;
  const nowhere = {
    podName: undefined,
    nodeId: undefined,
    workflowName: undefined,
    attempt: undefined,
  };
  if (cachedFrom) return { ...nowhere, createdAt: undefined, ...cachedFrom };
  const found = executorLogsOf(target).flatMap(({ uri }) => placeOf(uri) ?? [])[0];
  if (!found || found.runId === target.runId) return undefined;
  return { ...nowhere, createdAt: undefined, ...found };
}

/** What a name of an object tells beside the run. */
interface Located {
  taskName?: string | undefined;
}

/** A UUID, as IDs of runs are. */
const RUN = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * The run and the task in `…/PIPELINE/RUN/TASK/SALT/executor-logs-0`, the URI that KFP's driver makes of
 * the pipeline root. A part of the root may look like the ID of a run too, and the salt does.
 *
 * @see https://github.com/kubeflow/pipelines/blob/master/backend/src/v2/driver/driver.go
 */
function placeOf(uri: string): (Pick<OriginalStep, 'runId'> & Located) | undefined {
  const parts = uri.split('/').slice(3, -1);
  const at = parts.findIndex((part) => RUN.test(part));
  const runId = parts[at];
  const taskName = parts[at + 1];
  return runId !== undefined && taskName ? { runId, taskName } : undefined;
}

/** What the host knows at once of what the launcher has stored. */
export function executorLogsOf({ executorLogs }: RunLogsTarget): readonly ExecutorLogs[] {
  return (executorLogs && listOf(executorLogs)) ?? [];
}

/** What the source holds by itself; `undefined` where it has to be asked. */
export function listOf(source: ExecutorLogsSource): readonly ExecutorLogs[] | undefined {
  return Array.isArray(source) ? (source as readonly ExecutorLogs[]) : undefined;
}
