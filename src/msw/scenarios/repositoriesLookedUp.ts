import { SHIPPED_KEY_FORMAT } from '../world/SHIPPED_KEY_FORMAT.js';
import { createNamespaces } from './createNamespaces.js';
import { DEFAULT_REPOSITORY } from './DEFAULT_REPOSITORY.js';
import type { Scenario } from './Scenario.js';

const TEAM_A = 'team-a/{{workflow.name}}/{{pod.name}}';
const TEAM_B = 'logs/b/{{workflow.creationTimestamp.Y}}/{{workflow.name}}/{{pod.name}}';
const TEAM_F = SHIPPED_KEY_FORMAT.replace('{{workflow.namespace}}', 'team-f');

export const repositoriesLookedUp: Scenario = {
  title: 'Three namespaces, looked up',
  description:
    'Each namespace has its prefix in a ConfigMap: one under the key that KFP reads, one under an ' +
    'annotated key, one as KFP’s profile controller writes it. The page looks it up; the UI server ' +
    'does not, and no manifest was stored.',
  create: () => {
    const { world, targets } = createNamespaces(
      [
        {
          name: 'team-a',
          keyFormat: TEAM_A,
          configMap: {
            data: {
              'artifact-repositories': `archiveLogs: true\ns3:\n  bucket: mlpipeline\n  keyFormat: "${TEAM_A}"\n`,
            },
          },
        },
        {
          name: 'team-b',
          keyFormat: TEAM_B,
          configMap: {
            annotations: { [DEFAULT_REPOSITORY]: 'default-v1' },
            data: {
              'default-v1': `archiveLogs: true\ns3:\n  bucket: mlpipeline\n  keyFormat: ${TEAM_B}\n`,
              'my-key': 's3:\n  bucket: other\n',
              empty: '',
            },
          },
        },
        {
          name: 'team-f',
          keyFormat: TEAM_F,
          configMap: {
            annotations: { [DEFAULT_REPOSITORY]: 'default-namespaced' },
            data: {
              'default-namespaced': JSON.stringify({
                archiveLogs: true,
                s3: {
                  endpoint: 'seaweedfs.kubeflow.svc.cluster.local:9000',
                  bucket: 'mlpipeline',
                  keyFormat: TEAM_F,
                  insecure: true,
                },
              }),
            },
          },
        },
      ],
      { services: { persistenceAgent: false } },
    );
    const [target = { runId: '' }, ...others] = targets;
    return { world, target, targets: others, host: { lookUp: true } };
  },
};
