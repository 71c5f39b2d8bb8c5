import { createStep } from './createStep.js';
import type { Scenario } from './Scenario.js';

export const skipped: Scenario = {
  title: 'Skipped',
  description: 'The condition of the step was not met.',
  create: () => {
    const { world, podName, workflowName, target } = createStep({ node: { phase: 'Skipped' } });
    world.deletePod(podName);
    world.finishWorkflow(workflowName, 'Succeeded');
    return { world, target: { ...target, podName: undefined, taskState: 'SKIPPED' } };
  },
};
