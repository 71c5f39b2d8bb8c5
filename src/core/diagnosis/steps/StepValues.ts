import type { Cause } from '../Cause.js';

/** The names that go into the code of a step. */
export interface StepValues {
  namespace: string;
  /** Of KFP's own servers; `kubeflow` unless Kubernetes has named another. */
  serverNamespace: string;
  serviceAccount: string;
  bucket: string;
  params: Cause['params'];
}
