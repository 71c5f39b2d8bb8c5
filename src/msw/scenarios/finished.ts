import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const finished: Scenario = {
  title: 'Finished',
  description: 'The step has ended, and its pod is still there.',
  create: () => {
    return endStep(createStep({ log: mainLog() }), 'kept');
  },
};
