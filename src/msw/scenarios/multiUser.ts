import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const multiUser: Scenario = {
  title: 'For several users',
  description:
    'KFP serves several users, and this one may look into the namespace; the run is collected.',
  create: () => {
    const step = createStep({
      namespace: 'team-a',
      log: mainLog(),
      world: {
        settings: { authz: true },
        identity: 'alice@example.com',
        users: { 'alice@example.com': ['team-a'] },
      },
    });
    return endStep(step, 'collected');
  },
};
