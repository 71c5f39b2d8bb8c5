import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const apiServerDown: Scenario = {
  title: 'API server down',
  description:
    'Pod and workflow are gone, and the API server, which has the run’s manifest, does not listen.',
  create: () => {
    const run = endStep(createStep({ log: mainLog() }), 'collected');
    run.world.services.apiServer = false;
    return run;
  },
};
