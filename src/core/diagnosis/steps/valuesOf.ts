import type { Cause } from '../Cause.js';
import type { StepValues } from './StepValues.js';

const ACCOUNT = /system:serviceaccount:([a-z0-9-]{1,63}):([a-z0-9.-]{1,253})/;

/** Names by the params of a diagnosis; what is not known is as KFP ships it. */
export function valuesOf(params: Cause['params']): StepValues {
  const text = (name: string, fallback: string): string => {
    const value = params[name];
    return value === undefined || value === '–' || value === '' ? fallback : String(value);
  };
  // Kubernetes names the account that it refuses.
  const [, accountNamespace = 'kubeflow', account = 'ml-pipeline-ui'] =
    ACCOUNT.exec(`${text('who', '')} ${text('text', '')}`) ?? [];
  const serverNamespace = text('serverNamespace', accountNamespace);
  return {
    namespace: text('namespace', serverNamespace),
    serverNamespace,
    serviceAccount: text('serviceAccount', account),
    bucket: text('bucket', 'mlpipeline'),
    params,
  };
}
