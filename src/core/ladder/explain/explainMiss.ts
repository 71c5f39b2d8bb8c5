import { serverWorkflowName, workflowNameOf } from '../../archive/names.js';
import type { Cause } from '../../diagnosis/catalogue.js';
import { refineCause } from '../../diagnosis/refine.js';
import type { AskContext } from '../ask.js';
import type { LadderFacts } from '../facts.js';
import type { RequestRecord, ResolvedTarget, RunLogsOptions } from '../types.js';
import { askStore } from './askStore.js';

/** What {@link explainMiss} knows beside the causes. */
export interface MissContext extends Omit<AskContext, 'client'> {
  /** The step. */
  target: ResolvedTarget;
  /** The settings of the session. */
  options: RunLogsOptions;
  /** What the rungs have learned. */
  facts: LadderFacts;
  /** Values that the text of any cause may use. */
  names: Cause['params'];
}

/** Types of workflow nodes that have no pod. */
const GROUPS = new Set(['DAG', 'TaskGroup', 'Steps', 'StepGroup', 'Suspend']);

/** Causes by which the UI server has looked for an archived log, possibly under a wrong key. */
const LOOKED = new Set<Cause['code']>([
  'key-mismatch',
  'store-error',
  'server-archive-off',
  'workflow-misnamed',
]);

/**
 * Makes the causes of a missing log more exact: with what the target lacks, with the responses to
 * the other rungs, and, where the store gave no reason, with one more request to it.
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
    // A host that names the archived object need not name the pod.
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

/** Replaces a store error without a reason by what the store says of the default key. */
async function explainStoreError(cause: Cause, context: MissContext): Promise<Cause> {
  const { target, options, evidence, names } = context;
  const { bucket, argoKey } = names;
  if (cause.code !== 'store-error' || !argoKey || !bucket) return cause;
  const asked = evidence.records.filter(({ endpoint }) => endpoint === 'artifact');
  // `artifacts/get` has failed already in this climb: do not wait for another time-out.
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

/** Adds to an unknown cause the rung that met it, for its text. */
function withRung(cause: Cause, records: readonly RequestRecord[]): Cause {
  if (cause.code !== 'unknown') return cause;
  const met = records.find((record) => record.cause?.code === 'unknown');
  return met ? { ...cause, params: { rung: met.rung, ...cause.params } } : cause;
}

/** Whether Argo recorded this very key as archived: then the object was deleted since. */
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

/** The workflow's name as the UI server derives it from the pod's, when it derives a wrong one. */
function misnamedBy(podName: string | undefined): string | undefined {
  if (!podName) return undefined;
  const name = serverWorkflowName(podName);
  return name === workflowNameOf(podName) ? undefined : name;
}
