import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const stalled: Scenario = {
  title: 'Goes silent',
  description: 'The log stops in the middle, and the answer does not end.',
  create: () => {
    const run = endStep(createStep({ log: mainLog() }), 'kept');
    run.world.fault = ({ url }) =>
      /\/k8s\/pod\/logs|\/artifacts\//.test(url) ? { kind: 'stall', afterBytes: 3000 } : undefined;
    return run;
  },
};
