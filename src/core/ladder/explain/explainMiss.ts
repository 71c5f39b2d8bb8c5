import { serverWorkflowName, workflowNameOf } from '../../archive/names.js';
import type { Cause } from '../../diagnosis/catalogue.js';
import { refineCause } from '../../diagnosis/refine.js';
import type { AskContext } from '../ask.js';
import type { LadderFacts, RequestRecord, ResolvedTarget, RunLogsOptions } from '../types.js';
import { askStore } from './askStore.js';

/** What {@link explainMiss} looks at beside the causes. */
export interface MissContext extends Omit<AskContext, 'client'> {
  target: ResolvedTarget;
  options: RunLogsOptions;
  facts: LadderFacts;
  /** Names that any message may use. */
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
  const { target, facts } = context;
  const { records } = context.evidence;
  if (GROUPS.has(facts.node?.type ?? '')) return [{ code: 'no-pod', params: {} }];
  const refined = causes
    .map(refineCause)
    // The host named the object: that it named no pod is not what is amiss.
    .filter(({ code }) => !(target.archive && causes.length > 1 && code === 'pod-name-missing'))
    .map((cause) =>
      withRung(isExpired(cause, records) ? become(cause, 'log-expired') : cause, records),
    );
  if (!refined.some(({ code }) => LOOKED.has(code))) return refined;

  const lacking: Cause[] = [];
  if (!target.namespace) lacking.push({ code: 'namespace-missing', params: {} });
  const byKey = refined.some(({ code }) => code === 'key-mismatch' || code === 'store-error');
  if (!target.createdAt && byKey) lacking.push({ code: 'created-at-missing', params: {} });
  const misnamed = misnamedBy(facts.podName);
  if (misnamed) lacking.push({ code: 'workflow-misnamed', params: { misnamed } });
  if (lacking.length > 0) return [...lacking, ...refined];
  return Promise.all(refined.map((cause) => explainStoreError(cause, context)));
}

/** An error of the store without a reason, told by what the store says of another object. */
async function explainStoreError(cause: Cause, context: MissContext): Promise<Cause> {
  const { target, options, evidence, names } = context;
  const { bucket, argoKey } = names;
  if (cause.code !== 'store-error' || !argoKey || !bucket) return cause;
  const asked = evidence.records.filter(({ endpoint }) => endpoint === 'artifact');
  // The server did not answer for an artifact before, and would not now.
  if (asked.some(({ outcome }) => outcome === 'failed')) return cause;
  if (asked.some((record) => record.cause?.code === 'object-missing')) {
    return become(cause, 'object-or-bucket-missing');
  }
  const found = await askStore(
    { ...context, client: options.client },
    { namespace: target.namespace, bucket: String(bucket), key: String(argoKey) },
  );
  return found ? { code: found.code, params: { ...cause.params, ...found.params } } : cause;
}

function become({ params }: Cause, code: Cause['code']): Cause {
  return { code, params };
}

/** A response that nobody has a name for is told with the rung that met it. */
function withRung(cause: Cause, records: readonly RequestRecord[]): Cause {
  if (cause.code !== 'unknown') return cause;
  const met = records.find((record) => record.cause?.code === 'unknown');
  return met ? { ...cause, params: { rung: met.rung, ...cause.params } } : cause;
}

/** Argo recorded that it had archived the log there, so that it was deleted since. */
function isExpired({ code, params }: Cause, records: readonly RequestRecord[]): boolean {
  return (
    code === 'object-missing' &&
    records.some(
      ({ rung, cause, object }) =>
        rung === 'manifestArchive' &&
        cause?.code === 'object-missing' &&
        object?.key === params['key'],
    )
  );
}

/** The workflow's name as the server works it out of the pod's, when that is wrong. */
function misnamedBy(podName: string | undefined): string | undefined {
  if (!podName) return undefined;
  const name = serverWorkflowName(podName);
  return name === workflowNameOf(podName) ? undefined : name;
}
