import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import { DEFAULT_SETTINGS } from '../world/DEFAULT_SETTINGS.js';
import type { Scenario } from './Scenario.js';

export const kubernetesDown: Scenario = {
  title: 'Kubernetes does not answer',
  description: 'The Kubernetes API server does not listen; the archive does.',
  create: () => {
    const controller = { keyFormat: DEFAULT_SETTINGS.keyFormat };
    const run = endStep(createStep({ log: mainLog(), world: { controller } }), 'kept');
    run.world.services.kubernetes = false;
    return run;
  },
};
