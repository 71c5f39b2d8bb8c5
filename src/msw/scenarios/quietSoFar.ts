import { createStep } from './createStep.js';
import type { Scenario } from './Scenario.js';

export const quietSoFar: Scenario = {
  title: 'Quiet so far',
  description: 'The step runs and has not printed anything yet.',
  create: () => {
    const { world, target } = createStep();
    return { world, target: { ...target, taskState: 'RUNNING' } };
  },
};
