import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const storeDown: Scenario = {
  title: 'The store is down',
  description: 'The archived log is in a store that does not listen.',
  create: () => {
    return endStep(
      createStep({ log: mainLog(), world: { store: { health: 'down' } } }),
      'collected',
    );
  },
};
