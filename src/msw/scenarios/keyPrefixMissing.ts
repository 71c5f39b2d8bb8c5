import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import { DEFAULT_SETTINGS } from '../world/DEFAULT_SETTINGS.js';
import type { Scenario } from './Scenario.js';

export const keyPrefixMissing: Scenario = {
  title: 'The namespace has its own prefix',
  description:
    'The controller archives the logs of this namespace below a prefix of its own, which the UI server does not know; the run has no stored manifest either.',
  create: () => {
    const step = createStep({
      namespace: 'team-a',
      log: mainLog(),
      world: {
        controller: { keyFormats: { 'team-a': `team-a/${DEFAULT_SETTINGS.keyFormat}` } },
        services: { persistenceAgent: false },
      },
    });
    return endStep(step, 'collected');
  },
};
