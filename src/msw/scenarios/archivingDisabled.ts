import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const archivingDisabled: Scenario = {
  title: 'Archiving is off',
  description: 'Pod and workflow are gone, and nobody archives logs in this installation.',
  create: () => {
    const world = { settings: { archiveLogs: false }, controller: { archiveLogs: false } };
    return endStep(createStep({ log: mainLog(), world }), 'collected');
  },
};
