/** What the name of a pod is made of. */
export interface PodNameParts {
  workflowName: string;
  /** Name (not ID) of the node, such as `wf.root.train(0)`. */
  nodeName: string;
  /** Name of the node's template; empty for an inline template. */
  templateName: string;
  /** Annotation `workflows.argoproj.io/pod-name-format`; `v2` by default. */
  format?: 'v1' | 'v2' | undefined;
}

/** A pod's name has at most 253 bytes, of which the hyphen and the number take 11. */
const LONGEST_PREFIX = 253 - 11;

/**
 * The name that Argo Workflows gives to a node's pod.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/main/workflow/util/pod_name.go
 */
export function podNameOf({ workflowName, nodeName, templateName, format }: PodNameParts): string {
  if (nodeName === workflowName) return workflowName;
  const hash = hashNodeName(nodeName);
  if (format === 'v1' || templateName === '') return `${workflowName}-${hash}`;
  return `${`${workflowName}-${templateName}`.slice(0, LONGEST_PREFIX)}-${hash}`;
}

/**
 * The ID of the node that a pod runs: the workflow's name and the pod's number. The pod of a
 * workflow that consists of one pod has the workflow's name, and so has its node.
 */
export function nodeIdOf(podName: string, workflowName: string): string {
  if (podName === workflowName) return workflowName;
  const hash = /-(\d{1,10})$/.exec(podName)?.[1];
  return hash === undefined ? podName : `${workflowName}-${hash}`;
}

/**
 * FNV-1a, 32 bits, over the UTF-8 bytes of an Argo node name: the number at the end of node IDs and
 * pod names. Not padded with zeros.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/main/workflow/util/pod_name.go
 */
export function hashNodeName(nodeName: string): number {
  let hash = 2166136261;
  for (const byte of new TextEncoder().encode(nodeName)) {
    hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  }
  return hash;
}

/** Pods of KFP's own templates; the name of the workflow stands before the template's. */
const KFP_POD =
  /^(.+?)-(?:metadata-\d+-\d+-)?(?:retry-)?system-(?:container-impl|container-driver|dag-driver|importer)-\d+$/;

/** Pods named after their node alone: pod name format v1, or a template without a name. */
const NODE_ID = /^(.+)-\d{1,10}$/;

/**
 * The name of the workflow that a pod belongs to, by the pod's name alone. It is a guess where the
 * workflow's own name ends like a template's, or where the template is none of KFP's: the run's
 * stored workflow knows better.
 */
export function workflowNameOf(podName: string): string {
  return KFP_POD.exec(podName)?.[1] ?? NODE_ID.exec(podName)?.[1] ?? podName;
}
