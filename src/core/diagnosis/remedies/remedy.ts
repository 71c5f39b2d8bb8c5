import type { Cause, DiagnosisCode } from '../catalogue.js';

/** Where a piece of code goes; the messages have a name for each, `place.<name>`. */
type RemedyPlace =
  | 'uiDeployment'
  | 'controllerConfigMap'
  | 'namespaceConfigMap'
  | 'namespace'
  | 'serverNamespace'
  | 'terminal';

/** What a step has to be copied: made for this very namespace, bucket, key and account. */
export interface RemedyCode {
  language: 'yaml' | 'shell';
  value: string;
  place: RemedyPlace;
}

/** Something that can be done about a diagnosis. */
export interface Remedy {
  /** Name of its text in the messages. */
  id: `${DiagnosisCode}.step${number}`;
  code?: RemedyCode;
}

/** The names that go into the code of a step. */
export interface RemedyValues {
  namespace: string;
  /** Of KFP's own servers; `kubeflow` unless Kubernetes has named another. */
  serverNamespace: string;
  serviceAccount: string;
  bucket: string;
  params: Cause['params'];
}

const ACCOUNT = /system:serviceaccount:([a-z0-9-]{1,63}):([a-z0-9.-]{1,253})/;

/** Names by the params of a diagnosis; what is not known is as KFP ships it. */
export function valuesOf(params: Cause['params']): RemedyValues {
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
