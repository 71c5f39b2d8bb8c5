import { createStep } from './createStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const wrongContainer: Scenario = {
  title: 'Another container',
  description: 'The pod’s container is not called main, and the UI server asks for no other.',
  create: () => {
    const { world, target } = createStep({
      log: mainLog({ epochs: 2 }),
      pod: { container: 'user' },
    });
    return { world, target: { ...target, taskState: 'RUNNING' } };
  },
};
