import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const cutOff: Scenario = {
  title: 'Breaks off',
  description: 'The connection breaks in the middle of the log.',
  create: () => {
    const run = endStep(createStep({ log: mainLog() }), 'kept');
    run.world.fault = ({ url }) =>
      /\/k8s\/pod\/logs|\/artifacts\//.test(url) ? { kind: 'cut', afterBytes: 3000 } : undefined;
    return run;
  },
};
