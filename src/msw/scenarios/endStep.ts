import type { PodOutcome } from '../world/PodOutcome.js';
import type { ScenarioRun } from './ScenarioRun.js';
import type { Step } from './createStep.js';

/**
 * Ends a step, and the run with it; then what is left of it goes: nothing (`kept`), its pod
 * (`podDeleted`), or its workflow as well (`collected`).
 */
export function endStep(
  step: Step,
  left: 'collected' | 'kept' | 'podDeleted',
  outcome: PodOutcome = {},
): ScenarioRun {
  const { world, podName, workflowName, target } = step;
  const failed = (outcome.exitCode ?? 0) !== 0;
  world.finishPod(podName, outcome);
  world.finishWorkflow(workflowName, failed ? 'Failed' : 'Succeeded');
  if (left === 'podDeleted') world.deletePod(podName);
  if (left === 'collected') world.collectWorkflow(workflowName);
  return { world, target: { ...target, taskState: failed ? 'FAILED' : 'SUCCEEDED' } };
}
