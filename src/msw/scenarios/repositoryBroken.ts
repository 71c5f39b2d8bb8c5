import { createNamespaces } from './createNamespaces.js';
import type { Scenario } from './Scenario.js';

export const repositoryBroken: Scenario = {
  title: 'The prefix is not valid YAML',
  description: 'The ConfigMap of the namespace was edited by hand; no manifest was stored.',
  create: () => {
    const { world, targets } = createNamespaces(
      [
        {
          name: 'team-d',
          keyFormat: 'team-d/{{workflow.name}}/{{pod.name}}',
          configMap: {
            data: { 'artifact-repositories': 's3:\n  keyFormat: "unclosed\n   bad: [yaml' },
          },
        },
      ],
      { services: { persistenceAgent: false } },
    );
    const [target = { runId: '' }] = targets;
    return { world, target, host: { lookUp: true } };
  },
};
