import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const oomKilled: Scenario = {
  title: 'Out of memory',
  description: 'The kernel killed the program in the middle of an epoch; its log ends there.',
  create: () => {
    const log = mainLog({ epochs: 3 });
    const cut = log.slice(0, log.lastIndexOf('█'));
    return endStep(createStep({ log: cut }), 'kept', { exitCode: 137, reason: 'OOMKilled' });
  },
};
