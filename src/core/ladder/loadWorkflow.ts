import {
  findLogNode,
  parseStoredWorkflow,
  type StepReference,
  type StoredWorkflow,
  TooManyNodesError,
} from '../archive/storedWorkflow.js';
import { asRecord, asString } from '../base/json.js';
import { JsonLimitError, parseJson } from '../base/parseJson.js';
import { readableText } from '../base/readableText.js';
import type { Cause } from '../diagnosis/catalogue.js';
import type { RungContext } from './rung.js';
import type { ResolvedTarget } from './types.js';

/**
 * Asks the API server for the run's stored workflow, once a climb, and puts it and the step's node
 * into the facts.
 *
 * @returns the cause, when there is no workflow
 */
export async function loadWorkflow(
  context: Pick<RungContext, 'target' | 'client' | 'facts' | 'readJson'>,
): Promise<Cause | undefined> {
  const { target, client, facts } = context;
  if (facts.workflow !== undefined) return facts.workflowCause;
  const response = await context.readJson(
    (signal) => client.getRunManifest(target.runId, { signal }),
    'manifestArchive',
  );
  const { workflow, cause = errorIn(response.value) } = response.cause
    ? { cause: response.cause }
    : await workflowIn(response.value);
  facts.workflow = workflow ?? null;
  if (cause) facts.workflowCause = cause;
  facts.node = (workflow && findLogNode(workflow, referenceIn(target))) ?? null;
  return cause;
}

/** For a cached step, the task's name may be all that identifies the step whose output it reused. */
function referenceIn({
  nodeId,
  podName,
  attempt,
  cached,
  taskName,
}: ResolvedTarget): StepReference {
  return { nodeId, podName, attempt, taskName: cached ? taskName : undefined };
}

async function workflowIn(run: unknown): Promise<{ workflow?: StoredWorkflow; cause?: Cause }> {
  try {
    const workflow = await parseStoredWorkflow(manifestIn(run));
    return workflow ? { workflow } : {};
  } catch (error) {
    const isPacked = error instanceof TooManyNodesError;
    if (!isPacked && !(error instanceof JsonLimitError)) throw error;
    const request = isPacked ? 'status.compressedNodes' : 'workflow_manifest';
    const params = { request, text: error.message };
    return { cause: { code: 'response-too-large', params } };
  }
}

/** For a run that it cannot convert, the API server sends 200 with an error and no manifest. */
function errorIn(response: unknown): Cause | undefined {
  const error = asString(asRecord(asRecord(response)['run'])['error']);
  const isAll = !asRecord(response)['pipeline_runtime'];
  return error && isAll
    ? { code: 'run-unreadable', params: { text: readableText(error) } }
    : undefined;
}

function manifestIn(run: unknown): unknown {
  const manifest = asString(asRecord(asRecord(run)['pipeline_runtime'])['workflow_manifest']);
  try {
    return parseJson(manifest || 'null');
  } catch (error) {
    if (error instanceof JsonLimitError) throw error;
    return undefined;
  }
}
