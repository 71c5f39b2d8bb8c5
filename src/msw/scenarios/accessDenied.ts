import { createStep } from './createStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const accessDenied: Scenario = {
  title: 'Not your namespace',
  description: 'KFP serves several users, and this one may not look into the namespace.',
  create: () => {
    const { world, target } = createStep({
      namespace: 'team-a',
      log: mainLog(),
      world: {
        settings: { authz: true },
        identity: 'bob@example.com',
        users: { 'alice@example.com': ['team-a'], 'bob@example.com': ['team-b'] },
      },
    });
    return { world, target };
  },
};
