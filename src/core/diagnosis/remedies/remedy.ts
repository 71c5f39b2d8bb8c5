import { DEFAULT_BUCKET } from '../../archive/repository.js';
import type { Actor, Cause, DiagnosisCode } from '../catalogue.js';

/** Where a piece of code goes; the messages have a text for each, `place.<name>`. */
type RemedyPlace =
  /** A patch of KFP's UI server. */
  | 'uiDeployment'
  /** Lines of the text that a ConfigMap holds under one key: the other lines of it are kept. */
  | 'controllerRepository'
  | 'controllerDefaults'
  | 'namespaceRepository'
  /** A whole ConfigMap that names a store, of which the operator knows the address. */
  | 'namespaceConfigMap'
  /** Objects to be applied in a namespace. */
  | 'namespace'
  /** A command. */
  | 'terminal';

/** What a remedy has to be copied: made for this very namespace, bucket, key and account. */
export interface RemedyCode {
  /** Language of `value`. */
  language: 'yaml' | 'shell';
  /** The text to be copied. */
  value: string;
  /** Where it goes. */
  place: RemedyPlace;
  /** The namespace that it was made for, which the text of its place names. */
  namespace: string;
}

/** Something that can be done about a diagnosis. */
export interface Remedy {
  /** Name of its text in the messages. */
  id: `${DiagnosisCode}.remedy${number}`;
  /** Who can do it. */
  actor: Actor;
  /** What to copy for it; a remedy without it is all words. */
  code?: RemedyCode;
}

/** The names that go into the code of a remedy. */
export interface RemedyValues {
  /** Of the run; that of KFP's servers where it is not known. */
  namespace: string;
  /** Of KFP's own servers; `kubeflow` unless Kubernetes has named another. */
  serverNamespace: string;
  /** Of KFP's UI server; `ml-pipeline-ui` unless Kubernetes has named another. */
  serviceAccount: string;
  /** Of archived logs; `mlpipeline`, as KFP ships it, where it is not known. */
  bucket: string;
  /** All params of the diagnosis. */
  params: Cause['params'];
}

const ACCOUNT = /system:serviceaccount:([a-z0-9-]+):([a-z0-9.-]+)/;

/** The names that a diagnosis gives, and those that KFP ships where it gives none. */
export function valuesOf(params: Cause['params']): RemedyValues {
  const text = (name: string, fallback: string): string => {
    const value = params[name];
    return value === undefined || value === '' ? fallback : String(value);
  };
  // Kubernetes names the account that it refuses.
  const [, accountNamespace = 'kubeflow', account = 'ml-pipeline-ui'] =
    ACCOUNT.exec(`${text('who', '')} ${text('text', '')}`) ?? [];
  const serverNamespace = text('serverNamespace', accountNamespace);
  return {
    namespace: text('namespace', serverNamespace),
    serverNamespace,
    serviceAccount: text('serviceAccount', account),
    bucket: text('bucket', DEFAULT_BUCKET),
    params,
  };
}
