import { createStep } from './createStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const running: Scenario = {
  title: 'Running',
  description: 'The step runs and prints; its log is read from Kubernetes, again and again.',
  create: () => {
    const { world, target } = createStep({ log: mainLog({ epochs: 4 }) });
    return { world, target: { ...target, taskState: 'RUNNING' } };
  },
};
