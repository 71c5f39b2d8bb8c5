import { createStep } from './createStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const rateLimited: Scenario = {
  title: 'Too many requests',
  description: 'The gateway in front answers the first requests with 429.',
  create: () => {
    const { world, target } = createStep({ log: mainLog() });
    let refused = 0;
    world.intercept = () => {
      refused += 1;
      return refused > 2
        ? undefined
        : new Response('local_rate_limited', { status: 429, headers: { 'retry-after': '1' } });
    };
    return { world, target: { ...target, taskState: 'RUNNING' } };
  },
};
