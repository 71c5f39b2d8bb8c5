import type { StepCode } from './StepCode.js';
import type { StepValues } from './StepValues.js';
import { toYaml } from './toYaml.js';

/** Environment variables of KFP's UI server, as a patch of its Deployment. */
export function serverEnv(
  { serverNamespace }: StepValues,
  variables: Readonly<Record<string, string>>,
): StepCode {
  const env = Object.entries(variables).map(([name, value]) => ({ name, value }));
  return {
    language: 'yaml',
    place: 'uiDeployment',
    value: toYaml({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'ml-pipeline-ui', namespace: serverNamespace },
      spec: { template: { spec: { containers: [{ name: 'ml-pipeline-ui', env }] } } },
    }),
  };
}
