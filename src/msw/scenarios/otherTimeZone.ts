import { SHIPPED_KEY_FORMAT } from '../world/SHIPPED_KEY_FORMAT.js';
import { createNamespaces } from './createNamespaces.js';
import { DEFAULT_REPOSITORY } from './DEFAULT_REPOSITORY.js';
import type { Scenario } from './Scenario.js';

const TIME_ZONE = 'Asia/Shanghai';

export const otherTimeZone: Scenario = {
  title: 'The controller keeps another time',
  description:
    'The workflow controller runs in China’s time zone, so that the key of this run has the next ' +
    'day’s date. The page is told the zone, and looks the key format up.',
  create: () => {
    const { world, targets } = createNamespaces(
      [
        {
          name: 'team-a',
          keyFormat: SHIPPED_KEY_FORMAT,
          createdAt: '2026-08-20T22:30:00Z',
          configMap: {
            annotations: { [DEFAULT_REPOSITORY]: 'default-namespaced' },
            data: {
              'default-namespaced': JSON.stringify({
                archiveLogs: true,
                s3: { bucket: 'mlpipeline', keyFormat: SHIPPED_KEY_FORMAT },
              }),
            },
          },
        },
      ],
      { services: { persistenceAgent: false }, controller: { timeZone: TIME_ZONE } },
    );
    const [target = { runId: '' }] = targets;
    return { world, target, host: { lookUp: true, timeZone: TIME_ZONE } };
  },
};
