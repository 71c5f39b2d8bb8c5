import type { StepCode } from './StepCode.js';
import type { StepValues } from './StepValues.js';
import { toYaml } from './toYaml.js';

/** The Secret with the store's keys, which the operator fills in. */
export function secretOf({ serverNamespace, params }: StepValues): StepCode {
  return {
    language: 'yaml',
    place: 'serverNamespace',
    value: toYaml({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: String(params['secret'] ?? 'mlpipeline-minio-artifact'),
        namespace: serverNamespace,
      },
      stringData: { accesskey: '<access key>', secretkey: '<secret key>' },
    }),
  };
}
