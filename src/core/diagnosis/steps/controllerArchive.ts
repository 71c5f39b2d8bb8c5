import { artifactRepository } from './artifactRepository.js';
import type { StepCode } from './StepCode.js';
import type { StepValues } from './StepValues.js';
import { toYaml } from './toYaml.js';
import { YamlText } from './YamlText.js';

/** The archive of all namespaces that have none of their own. */
export function controllerArchive(values: StepValues): StepCode {
  return {
    language: 'yaml',
    place: 'controllerConfigMap',
    value: toYaml({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'workflow-controller-configmap', namespace: values.serverNamespace },
      data: { artifactRepository: new YamlText(artifactRepository(values)) },
    }),
  };
}
