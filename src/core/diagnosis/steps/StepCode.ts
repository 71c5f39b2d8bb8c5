/** Where a piece of code goes; the messages have a name for each, `place.<name>`. */
export type StepPlace =
  | 'uiDeployment'
  | 'controllerConfigMap'
  | 'namespaceConfigMap'
  | 'namespace'
  | 'serverNamespace'
  | 'terminal';

/** What a step has to be copied: made for this very namespace, bucket, key and account. */
export interface StepCode {
  language: 'yaml' | 'shell';
  value: string;
  place: StepPlace;
}
