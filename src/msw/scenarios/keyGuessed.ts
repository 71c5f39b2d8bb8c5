import { SHIPPED_KEY_FORMAT } from '../world/SHIPPED_KEY_FORMAT.js';
import { createNamespaces } from './createNamespaces.js';
import type { Scenario } from './Scenario.js';

export const keyGuessed: Scenario = {
  title: 'Found by a guess',
  description:
    'Nothing tells where the log was archived: the namespace has no ConfigMap, and no manifest was ' +
    'stored. It lies where KFP’s manifests put it, on the next day by the controller’s clock.',
  create: () => {
    const { world, targets } = createNamespaces(
      [{ name: 'team-c', keyFormat: SHIPPED_KEY_FORMAT, createdAt: '2026-08-20T22:30:00Z' }],
      { services: { persistenceAgent: false }, controller: { timeZone: 'Asia/Shanghai' } },
    );
    const [target = { runId: '' }] = targets;
    return { world, target, host: { lookUp: true } };
  },
};
