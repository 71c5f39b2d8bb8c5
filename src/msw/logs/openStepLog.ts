import type { World } from '../world/World.js';
import { openArchivedLog } from './openArchivedLog.js';
import { openLiveLog } from './openLiveLog.js';
import { openWorkflowLog } from './openWorkflowLog.js';
import type { StepReference } from './StepReference.js';

/**
 * The log of a step, wherever the UI server finds it. Only the error of the last place that was
 * tried is thrown; the ones before are lost, as on the real server.
 */
export async function openStepLog(
  world: World,
  step: StepReference,
): Promise<AsyncIterable<Uint8Array>> {
  const { archiveLogs, archiveBucket } = world.settings;
  try {
    return await openLiveLog(world, step);
  } catch (error) {
    if (step.signal.aborted) throw error;
  }
  if (!archiveLogs || !archiveBucket) return openWorkflowLog(world, step);
  try {
    return openWorkflowLog(world, step);
  } catch {
    return openArchivedLog(world, step);
  }
}
