import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import type { Scenario } from './Scenario.js';

export const noOutput: Scenario = {
  title: 'Printed nothing',
  description: 'The step has ended and never printed anything.',
  create: () => {
    return endStep(createStep(), 'kept');
  },
};
