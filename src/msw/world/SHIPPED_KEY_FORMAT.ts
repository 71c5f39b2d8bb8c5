/**
 * keyFormat of the workflow controller as KFP 2.15 and later ship it; the UI server's own default
 * still begins with `artifacts/`.
 *
 * @see https://github.com/kubeflow/pipelines/pull/14167
 */
export const SHIPPED_KEY_FORMAT: string =
  'private-artifacts/{{workflow.namespace}}/{{workflow.name}}/' +
  '{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/' +
  '{{workflow.creationTimestamp.d}}/{{pod.name}}';
