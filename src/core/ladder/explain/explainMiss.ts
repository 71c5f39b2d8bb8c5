import { serverWorkflowName, workflowNameOf } from '../../archive/names.js';
import type { Cause } from '../../diagnosis/catalogue.js';
import { refineCause } from '../../diagnosis/refine.js';
import type { Evidence } from '../evidence.js';
import type { LadderFacts, RunLogsOptions, RunLogsTarget } from '../types.js';
import { askStore } from './askStore.js';

/** What {@link explainMiss} looks at beside the causes. */
interface MissContext {
  target: RunLogsTarget;
  options: RunLogsOptions;
  evidence: Evidence;
  signal: AbortSignal;
  facts: LadderFacts;
  /** What any message may name. */
  names: Cause['params'];
}

/** Nodes of a workflow for which Kubernetes runs no container. */
const GROUPS = new Set(['DAG', 'TaskGroup', 'Steps', 'StepGroup', 'Suspend']);

/** What the server says when it looked for an archived log, and where it looked was wrong. */
const LOOKED = new Set<Cause['code']>([
  'key-mismatch',
  'store-error',
  'server-archive-off',
  'workflow-misnamed',
]);

/**
 * The causes of a log that was not found, told more exactly by what the target lacks, by what the
 * other rungs were answered, and, where the store gave no reason, by one more question to it.
 */
export async function explainMiss(
  causes: readonly Cause[],
  context: MissContext,
): Promise<readonly Cause[]> {
  const { target, evidence, facts, names } = context;
  if (GROUPS.has(facts.node?.type ?? '')) return [{ code: 'no-pod', params: {} }];
  const attempts = evidence.attempts;
  const told = causes
    .map(refineCause)
    // The host named the object: that it named no pod is not what is amiss.
    .filter(({ code }) => !(target.archive && causes.length > 1 && code === 'pod-name-missing'))
    .map((cause) => withRung(isExpired(cause, context) ? become(cause, 'log-expired') : cause));
  const looked = told.some(({ code }) => LOOKED.has(code));
  if (!looked) return told;

  const lacks: Cause[] = [];
  if (!target.namespace) lacks.push({ code: 'namespace-missing', params: {} });
  const byKey = told.some(({ code }) => code === 'key-mismatch' || code === 'store-error');
  if (!target.createdAt && byKey) lacks.push({ code: 'created-at-missing', params: {} });
  const misnamed = misnamedBy(target.podName ?? facts.podName);
  if (misnamed) lacks.push({ code: 'workflow-misnamed', params: { misnamed } });
  return [...lacks, ...(await Promise.all(told.map(explainStore)))];

  /** An answer that nobody has a name for is told with the rung that met it. */
  function withRung(cause: Cause): Cause {
    if (cause.code !== 'unknown') return cause;
    const met = attempts.find((attempt) => attempt.cause?.code === 'unknown');
    return { ...cause, params: { rung: met?.rung ?? '–', ...cause.params } };
  }

  async function explainStore(cause: Cause): Promise<Cause> {
    if (cause.code !== 'store-error' || lacks.length > 0 || names['argoKey'] === '–') return cause;
    // An artifact that was not answered would not be this time either.
    const silent = attempts.some(
      ({ outcome, request }) => outcome === 'failed' && request?.includes('artifacts/get?'),
    );
    if (silent) return cause;
    const { client } = context.options;
    const asked = attempts.some(
      (attempt) =>
        attempt.cause?.code === 'object-missing' && attempt.request?.includes('artifacts/get?'),
    );
    if (asked) return become(cause, 'object-or-bucket-missing');
    const found = await askStore({
      ...context,
      client,
      bucket: String(names['bucket']),
      key: String(names['argoKey']),
    });
    return found ? { code: found.code, params: { ...cause.params, ...found.params } } : cause;
  }
}

function become({ params }: Cause, code: Cause['code']): Cause {
  return { code, params };
}

/** Argo recorded that it had archived the log there, so that it was deleted since. */
function isExpired({ code, params }: Cause, { evidence }: MissContext): boolean {
  return (
    code === 'object-missing' &&
    evidence.attempts.some(
      ({ rung, cause, request = '' }) =>
        rung === 'manifestArchive' &&
        cause?.code === 'object-missing' &&
        request.includes(String(params['key'])),
    )
  );
}

/** The workflow's name as the server works it out of the pod's, when that is wrong. */
function misnamedBy(podName: string | undefined): string | undefined {
  if (!podName) return undefined;
  const name = serverWorkflowName(podName);
  return name === workflowNameOf(podName) ? undefined : name;
}
