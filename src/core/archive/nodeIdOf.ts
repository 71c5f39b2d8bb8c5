/**
 * The ID of the node that a pod runs: the workflow's name and the pod's number. The pod of a
 * workflow that consists of one pod has the workflow's name, and so has its node.
 */
export function nodeIdOf(podName: string, workflowName: string): string {
  if (podName === workflowName) return workflowName;
  const hash = /-(\d{1,10})$/.exec(podName)?.[1];
  return hash === undefined ? podName : `${workflowName}-${hash}`;
}
