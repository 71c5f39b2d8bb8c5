// Where the log of a step may lie in an installation that has kept the key formats of KFP's
// manifests: the values that fill a format, and the keys to try where no format is known.

import { type KeyValues, parseKeyFormat, renderKey } from './keyFormat.js';
import { DEFAULT_CONTAINER, logFileName, serverWorkflowName, workflowNameOf } from './names.js';
import type { StoredNode, StoredWorkflow } from './storedWorkflow.js';

const CREATION_DATE =
  '{{workflow.creationTimestamp.Y}}/{{workflow.creationTimestamp.m}}/{{workflow.creationTimestamp.d}}';

/**
 * The key format that KFP's UI server uses where `ARGO_KEYFORMAT` is not set; before KFP 2.15
 * Argo's controller was given the same.
 *
 * @see https://github.com/kubeflow/pipelines/blob/master/frontend/server/configs.ts
 */
const SERVER_FORMAT = parseKeyFormat(`artifacts/{{workflow.name}}/${CREATION_DATE}/{{pod.name}}`);

/**
 * The key format that KFP's manifests give to Argo's controller since KFP 2.15. The UI server does
 * not know it, so the two look in different places.
 *
 * @see https://github.com/kubeflow/pipelines/pull/11965
 * @see https://github.com/kubeflow/pipelines/pull/14167
 */
const ARGO_FORMAT = parseKeyFormat(
  `private-artifacts/{{workflow.namespace}}/{{workflow.name}}/${CREATION_DATE}/{{pod.name}}`,
);

/** What the host knows of a run, as far as a key may hold it. */
export interface RunReference {
  /** Kubernetes namespace of the run. */
  namespace?: string | undefined;
  /** `metadata.name` of the run's Argo Workflow. */
  workflowName?: string | undefined;
  /** When the run's Workflow was created; as a string in ISO 8601. */
  createdAt?: string | Date | undefined;
}

/** What requests have told about the run of a log. */
export interface KnownOfRun {
  /** The run's workflow as the API server stored it. */
  workflow?: StoredWorkflow | null | undefined;
  /** The step's node in that workflow. */
  node?: StoredNode | null | undefined;
  /** The workflow's name according to the pod's label. */
  workflowName?: string | undefined;
  /** IANA time zone of the workflow controller. */
  timeZone?: string | undefined;
}

/**
 * The values of a key format's tags for a step. The stored workflow takes precedence over what the
 * host says (but for the namespace), and both over what the pod's name suggests.
 */
export function keyValuesOf(target: RunReference, podName: string, known: KnownOfRun): KeyValues {
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

const DAY = 24 * 60 * 60 * 1000;
const MAX_GUESSES = 8;

/**
 * Keys under which a log may lie when no key format is known, most likely first and at most eight:
 * both of the formats that KFP ships, with the day of the run, then with that of the step (which
 * KFP's UI takes for the run's), then with the days before and after the run's (a controller in
 * another time zone).
 *
 * @param startedAt when the step started, in ISO 8601
 * @param fileName the log's file, see {@link logFileName}
 */
export function guessKeys(
  values: KeyValues,
  startedAt: string | undefined,
  fileName: string,
): string[] {
  const run = values.createdAt?.getTime() ?? Number.NaN;
  const moments = [run, Date.parse(startedAt ?? ''), run - DAY, run + DAY];
  const keys = moments.flatMap((moment) =>
    [ARGO_FORMAT, SERVER_FORMAT].flatMap((format) => {
      const { key } = renderKey(format, { ...values, createdAt: new Date(moment) });
      return key === undefined ? [] : [`${key}/${fileName}`];
    }),
  );
  return [...new Set(keys)].slice(0, MAX_GUESSES);
}

/** The names that a key is made of, as far as they are known. */
export interface KeyNames {
  /** Name of the pod. */
  podName: string | undefined;
  /** Namespace of the run. */
  namespace: string | undefined;
  /** Derived from the pod's name where it is `undefined`. */
  workflowName: string | undefined;
  /** When the run's Workflow was created; as a string in ISO 8601. */
  createdAt: string | Date | undefined;
  /** Container whose log it is. */
  container: string;
}

/** The two places where an installation as KFP ships it may look for a log, or put it. */
export interface CandidateKeys {
  /** Where the UI server looks; absent where a name that it needs is not known. */
  server?: string;
  /** Where Argo writes; absent where a name that it needs is not known. */
  argo?: string;
}

/**
 * The key at which the UI server of an installation as shipped looks for a log, and the key to
 * which its Argo writes it. A diagnosis shows both where they differ.
 */
export function candidateKeys(names: KeyNames): CandidateKeys {
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
    // The server asks for the main container's log, whichever container the reader asked for.
    ...(server && { server: `${server}/${logFileName(DEFAULT_CONTAINER)}` }),
    ...(argo && { argo: `${argo}/${logFileName(container)}` }),
  };
}
