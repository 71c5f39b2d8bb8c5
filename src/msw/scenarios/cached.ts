import { createStep } from './createStep.js';
import type { Scenario } from './Scenario.js';

export const cached: Scenario = {
  title: 'From the cache',
  description: 'The step never ran: its output was taken from the cache.',
  create: () => {
    const { world, podName, workflowName, target } = createStep();
    world.deletePod(podName);
    world.finishWorkflow(workflowName, 'Succeeded');
    const step = { ...target, podName: undefined, cached: true, taskState: 'SUCCEEDED' } as const;
    return { world, target: step };
  },
};
