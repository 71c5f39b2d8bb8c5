import { createNamespaces } from './createNamespaces.js';
import { DEFAULT_REPOSITORY } from './DEFAULT_REPOSITORY.js';
import type { Scenario } from './Scenario.js';

const BEFORE = 'logs/before/{{workflow.name}}/{{pod.name}}';
const AFTER = 'logs/after/{{workflow.name}}/{{pod.name}}';

export const prefixChanged: Scenario = {
  title: 'The prefix was changed between two runs',
  description:
    'The ConfigMap has a new prefix; this run was archived under the old one, which its stored ' +
    'workflow still has. The step’s own record of its log was lost.',
  create: () => {
    const { world, targets } = createNamespaces([
      {
        name: 'team-a',
        keyFormat: BEFORE,
        configMap: {
          annotations: { [DEFAULT_REPOSITORY]: 'current' },
          data: {
            current: `archiveLogs: true\ns3:\n  bucket: mlpipeline\n  keyFormat: ${AFTER}\n`,
          },
        },
      },
    ]);
    for (const run of world.runs.values()) {
      if (run.manifest) run.manifest = run.manifest.replaceAll('"main-logs"', '"model"');
    }
    const [target = { runId: '' }] = targets;
    return { world, target, host: { lookUp: true } };
  },
};
