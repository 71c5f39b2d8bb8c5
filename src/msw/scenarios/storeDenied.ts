import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const storeDenied: Scenario = {
  title: 'The store refuses',
  description: 'The UI server may not read the bucket.',
  create: () => {
    const accounts = { minio: { secretKey: 'minio123', mayRead: false } };
    return endStep(createStep({ log: mainLog(), world: { store: { accounts } } }), 'collected');
  },
};
