import type { StepCode } from './StepCode.js';
import type { StepValues } from './StepValues.js';
import { toYaml } from './toYaml.js';
import { YamlText } from './YamlText.js';

const DAY = 86_400;

/** How long workflows, and with them their pods, are kept: a day in place of KFP's hour. */
export function controllerLifetime({ serverNamespace }: StepValues): StepCode {
  const ttlStrategy = {
    secondsAfterCompletion: DAY,
    secondsAfterSuccess: DAY,
    secondsAfterFailure: DAY,
  };
  return {
    language: 'yaml',
    place: 'controllerConfigMap',
    value: toYaml({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'workflow-controller-configmap', namespace: serverNamespace },
      data: { workflowDefaults: new YamlText({ spec: { ttlStrategy } }) },
    }),
  };
}
