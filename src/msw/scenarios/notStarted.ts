import { createStep } from './createStep.js';
import type { Scenario } from './Scenario.js';

export const notStarted: Scenario = {
  title: 'Not started',
  description: 'The task waits for its turn and has no pod yet.',
  create: () => {
    const { world, podName, target } = createStep({ node: { phase: 'Pending' } });
    world.deletePod(podName);
    return { world, target: { ...target, podName: undefined, taskState: 'PENDING' } };
  },
};
