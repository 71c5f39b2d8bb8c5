import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const artifactReadOnly: Scenario = {
  title: 'Only the API server can read the store',
  description: 'The UI server is refused by the store; the API server has other credentials.',
  create: () => {
    const step = createStep({
      log: mainLog(),
      world: {
        settings: { minio: { accessKey: 'ui', secretKey: 'ui-secret' } },
        store: {
          accounts: {
            minio: { secretKey: 'minio123', mayRead: true },
            ui: { secretKey: 'ui-secret', mayRead: false },
          },
        },
      },
    });
    return endStep(step, 'collected');
  },
};
