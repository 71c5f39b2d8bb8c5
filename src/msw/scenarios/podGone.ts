import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const podGone: Scenario = {
  title: 'Pod deleted',
  description:
    'The pod is gone, the workflow is not: the UI server finds the archived log by itself.',
  create: () => {
    return endStep(createStep({ log: mainLog() }), 'podDeleted');
  },
};
