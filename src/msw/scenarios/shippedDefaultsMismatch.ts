import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const shippedDefaultsMismatch: Scenario = {
  title: 'Collected, as KFP ships',
  description:
    'Pod and workflow are gone. The controller wrote below private-artifacts/, the UI server looks below artifacts/; the stored manifest of the run knows the key.',
  create: () => {
    return endStep(createStep({ log: mainLog() }), 'collected');
  },
};
