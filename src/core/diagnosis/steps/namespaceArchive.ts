import { artifactRepository } from './artifactRepository.js';
import type { StepCode } from './StepCode.js';
import type { StepValues } from './StepValues.js';
import { toYaml } from './toYaml.js';
import { YamlText } from './YamlText.js';

const DEFAULT_KEY = 'default-namespaced';

/** The archive of one namespace, in the form in which KFP's profiles have it. */
export function namespaceArchive(values: StepValues): StepCode {
  const { namespace, params } = values;
  const dataKey = String(params['dataKey'] ?? DEFAULT_KEY);
  return {
    language: 'yaml',
    place: 'namespaceConfigMap',
    value: toYaml({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: String(params['configMap'] ?? 'artifact-repositories'),
        namespace,
        annotations: { 'workflows.argoproj.io/default-artifact-repository': dataKey },
      },
      data: { [dataKey]: new YamlText(artifactRepository(values, namespace)) },
    }),
  };
}
