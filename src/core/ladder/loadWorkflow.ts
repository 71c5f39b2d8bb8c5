import { findLogNode, parseStoredWorkflow } from '../archive/storedWorkflow.js';
import { asRecord, asString } from '../base/json.js';
import { readableText } from '../base/readableText.js';
import type { Cause } from '../diagnosis/catalogue.js';
import type { RungContext } from './types.js';

/**
 * Asks the API server for the run's stored workflow, once a walk, and finds the step's node in it.
 * What it learns is in the facts; returned is why there is no workflow.
 */
export async function loadWorkflow(context: RungContext): Promise<Cause | undefined> {
  const { target, client, facts } = context;
  if (facts.workflow !== undefined) return facts.workflowCause;
  const answer = await context.readJson(
    (signal) => client.getRunManifest(target.runId, { signal }),
    'manifestArchive',
  );
  const workflow = answer.cause ? undefined : await parseStoredWorkflow(manifestIn(answer.value));
  facts.workflow = workflow ?? null;
  const cause = answer.cause ?? errorIn(answer.value);
  if (cause) facts.workflowCause = cause;
  facts.node = (workflow && findLogNode(workflow, target)) ?? null;
  return cause;
}

/** A run that the API server could not convert has an error in its place, and no more. */
function errorIn(answer: unknown): Cause | undefined {
  const error = asString(asRecord(asRecord(answer)['run'])['error']);
  const isAll = !asRecord(answer)['pipeline_runtime'];
  return error && isAll
    ? { code: 'run-unreadable', params: { text: readableText(error) } }
    : undefined;
}

function manifestIn(run: unknown): unknown {
  const manifest = asString(asRecord(asRecord(run)['pipeline_runtime'])['workflow_manifest']);
  try {
    return JSON.parse(manifest || 'null');
  } catch {
    return undefined;
  }
}
