import { hashNodeName } from './hashNodeName.js';

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
