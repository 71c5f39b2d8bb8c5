import { type KeyValues, parseKeyFormat, renderKey } from './keyFormat.js';
import { workflowNameOf } from './names.js';
import type { StoredNode, StoredWorkflow } from './storedWorkflow.js';

/** What the host knows of a run, as far as a key may hold it. */
export interface RunReference {
  namespace?: string | undefined;
  workflowName?: string | undefined;
  /** When the run was created. */
  createdAt?: string | Date | undefined;
}

/** What is known of a step for the tags of a key format: the stored workflow knows best. */
export function keyValuesOf(
  target: RunReference,
  podName: string,
  known: {
    workflow?: StoredWorkflow | null | undefined;
    node?: StoredNode | null | undefined;
    /** Of the pod's label. */
    workflowName?: string | undefined;
    timeZone?: string | undefined;
  },
): KeyValues {
  const { workflow, node } = known;
  const createdAt = [workflow?.createdAt, target.createdAt].find(Boolean);
  return {
    workflowName:
      workflow?.name ?? target.workflowName ?? known.workflowName ?? workflowNameOf(podName),
    namespace: [target.namespace, workflow?.namespace].find(Boolean),
    podName,
    createdAt: createdAt ? new Date(createdAt) : undefined,
    timeZone: known.timeZone,
    tags: { ...workflow?.tags, ...node?.tags },
  };
}

const DATE =
  '{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}';

/**
 * The key formats that KFP ships: of its workflow controller since 2.15, and of the controller
 * before, which the UI server still has built in.
 *
 * @see https://github.com/kubeflow/pipelines/pull/11965
 */
const SHIPPED_FORMATS = [
  `private-artifacts/{{workflow.namespace}}/{{workflow.name}}/${DATE}/{{pod.name}}`,
  `artifacts/{{workflow.name}}/${DATE}/{{pod.name}}`,
];

const DAY = 24 * 60 * 60 * 1000;
const MOST = 8;

/**
 * Keys under which a log may lie when nothing tells: both of KFP's formats with the day of the run,
 * with that of the step, and with the days beside the run's, for controllers in another time zone.
 * At most eight.
 *
 * @param startedAt When the step started
 */
export function guessKeys(
  values: KeyValues,
  startedAt: string | undefined,
  fileName: string,
): string[] {
  const run = values.createdAt?.getTime() ?? Number.NaN;
  const moments = [run, Date.parse(startedAt ?? ''), run - DAY, run + DAY];
  const keys = moments.flatMap((moment) =>
    SHIPPED_FORMATS.flatMap((format) => {
      const { key } = renderKey(parseKeyFormat(format), { ...values, createdAt: new Date(moment) });
      return key === undefined ? [] : [`${key}/${fileName}`];
    }),
  );
  return [...new Set(keys)].slice(0, MOST);
}

const CREATION_DATE =
  '{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}';

/** What a server uses that `ARGO_KEYFORMAT` is not set for. */
const SERVER_FORMAT = parseKeyFormat(`artifacts/{{workflow.name}}/${CREATION_DATE}/{{pod.name}}`);

/**
 * What KFP's manifests make Argo use since 2.15.
 *
 * @see https://github.com/kubeflow/pipelines/pull/14167
 */
const ARGO_FORMAT = parseKeyFormat(
  `private-artifacts/{{workflow.namespace}}/{{workflow.name}}/${CREATION_DATE}/{{pod.name}}`,
);

/** The names that a key is made of, as far as they are known. */
interface KeyNames {
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
