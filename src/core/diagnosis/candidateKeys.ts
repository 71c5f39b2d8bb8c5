import { parseKeyFormat } from '../archive/parseKeyFormat.js';
import { renderKey } from '../archive/renderKey.js';
import { workflowNameOf } from '../archive/workflowNameOf.js';

const DATE =
  '{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}';

/** What a server uses that `ARGO_KEYFORMAT` is not set for. */
const SERVER_FORMAT = parseKeyFormat(`artifacts/{{workflow.name}}/${DATE}/{{pod.name}}`);

/**
 * What KFP's manifests make Argo use since 2.15.
 *
 * @see https://github.com/kubeflow/pipelines/pull/14167
 */
const ARGO_FORMAT = parseKeyFormat(
  `private-artifacts/{{workflow.namespace}}/{{workflow.name}}/${DATE}/{{pod.name}}`,
);

/** The names that a key is made of, as far as they are known. */
export interface KeyNames {
  podName: string | undefined;
  namespace: string | undefined;
  workflowName: string | undefined;
  createdAt: string | Date | undefined;
  container: string;
}

/**
 * The two keys that an installation as shipped has for a log: the one at which the UI server looks,
 * and the one to which Argo writes. Each is absent where a name is that it needs.
 */
export function candidateKeys(names: KeyNames): { server?: string; argo?: string } {
  const { podName, namespace, createdAt, container } = names;
  if (!podName) return {};
  const common = { podName, namespace, createdAt: createdAt ? new Date(createdAt) : undefined };
  const server = renderKey(SERVER_FORMAT, {
    ...common,
    workflowName: serverWorkflowName(podName),
  }).key;
  const argo = renderKey(ARGO_FORMAT, {
    ...common,
    workflowName: names.workflowName ?? workflowNameOf(podName),
  }).key;
  return {
    ...(server && { server: `${server}/main.log` }),
    ...(argo && { argo: `${argo}/${container}.log` }),
  };
}

/**
 * The UI server's own idea of a workflow's name, which is wrong for pods of drivers, importers, and
 * tasks with retries or pod labels.
 *
 * @see https://github.com/kubeflow/pipelines/blob/master/frontend/server/workflow-helper.ts
 */
export function serverWorkflowName(podName: string): string {
  return podName.replace(/-system-container-impl-.*/, '');
}
