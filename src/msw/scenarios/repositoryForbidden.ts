import { createNamespaces } from './createNamespaces.js';
import { DEFAULT_REPOSITORY } from './DEFAULT_REPOSITORY.js';
import type { Scenario } from './Scenario.js';

const KEY_FORMAT = 'team-e/{{workflow.name}}/{{pod.name}}';

export const repositoryForbidden: Scenario = {
  title: 'The prefix may not be looked up',
  description:
    'The namespace has its prefix in a ConfigMap, which the dashboard may not read; no manifest was stored.',
  create: () => {
    const { world, targets } = createNamespaces(
      [
        {
          name: 'team-e',
          keyFormat: KEY_FORMAT,
          configMap: {
            annotations: { [DEFAULT_REPOSITORY]: 'default-v1' },
            data: { 'default-v1': `s3:\n  bucket: mlpipeline\n  keyFormat: ${KEY_FORMAT}\n` },
          },
        },
      ],
      { services: { persistenceAgent: false }, dashboard: { forbidden: ['team-e'] } },
    );
    const [target = { runId: '' }] = targets;
    return { world, target, host: { lookUp: true } };
  },
};
