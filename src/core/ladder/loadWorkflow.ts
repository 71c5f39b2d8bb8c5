import { findLogNode } from '../archive/findLogNode.js';
import { parseStoredWorkflow } from '../archive/parseStoredWorkflow.js';
import type { Cause } from '../diagnosis/Cause.js';
import { asRecord, asString } from '../kfp/json.js';
import type { RungContext } from './Rung.js';

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
  if (answer.cause) facts.workflowCause = answer.cause;
  facts.node = (workflow && findLogNode(workflow, target)) ?? null;
  return answer.cause;
}

function manifestIn(run: unknown): unknown {
  const manifest = asString(asRecord(asRecord(run)['pipeline_runtime'])['workflow_manifest']);
  try {
    return JSON.parse(manifest || 'null');
  } catch {
    return undefined;
  }
}
