import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const noManifest: Scenario = {
  title: 'No stored manifest',
  description:
    'Pod and workflow are gone, and the persistence agent never reported the run: only the configured key is left.',
  create: () => {
    const world = { services: { persistenceAgent: false } };
    return endStep(createStep({ log: mainLog(), world }), 'collected');
  },
};
