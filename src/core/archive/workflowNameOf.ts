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
