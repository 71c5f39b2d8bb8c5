// How Argo Workflows names pods, nodes and log files, and what one name tells about the others.

/** The container that runs a step's code: Argo names it so in all templates but container sets. */
export const DEFAULT_CONTAINER = 'main';

/**
 * The name of the file to which Argo's executor archives a container's log, in the directory that
 * the key format gives.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/main/workflow/executor/executor.go
 */
export function logFileName(container: string): string {
  return `${container}.log`;
}

/** What the name of a pod is made of. */
export interface PodNameParts {
  /** `metadata.name` of the Workflow. */
  workflowName: string;
  /** Name (not ID) of the node, such as `wf.root.train(0)`. */
  nodeName: string;
  /** Name of the node's template; empty for an inline template. */
  templateName: string;
  /**
   * The workflow's annotation `workflows.argoproj.io/pod-name-format`. `v1` leaves the template's
   * name out.
   *
   * @defaultValue `v2`
   */
  format?: 'v1' | 'v2' | undefined;
}

/** Kubernetes allows 253 bytes, of which the hyphen and the hash of up to ten digits take 11. */
const LONGEST_PREFIX = 253 - 11;

/**
 * The name that Argo Workflows gives to a node's pod. The pod of a workflow that consists of one
 * pod has the workflow's name.
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
 * The ID of the node that a pod runs: the workflow's name and the hash at the end of the pod's
 * name. In a workflow that consists of one pod, both the pod and its node have the workflow's name.
 */
export function nodeIdOf(podName: string, workflowName: string): string {
  if (podName === workflowName) return workflowName;
  const hash = /-(\d{1,10})$/.exec(podName)?.[1];
  return hash === undefined ? podName : `${workflowName}-${hash}`;
}

/** Whether a pod is that of a node, by their names: both end in the hash of the node's name. */
export function isPodOfNode(podName: string, nodeId: string): boolean {
  const hash = /-(\d{1,10})$/.exec(podName)?.[1];
  return podName === nodeId || (hash !== undefined && nodeId.endsWith(`-${hash}`));
}

/**
 * The hash at the end of node IDs and pod names: 32-bit FNV-1a over the UTF-8 bytes of the node's
 * name, written in decimal without leading zeros.
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

/** Pods of the templates that KFP's compiler generates: `<workflow>-<template>-<hash>`. */
const KFP_POD =
  /^(.+?)-(?:metadata-\d+-\d+-)?(?:retry-)?system-(?:container-impl|container-driver|dag-driver|importer)-\d+$/;

/** Pods named `<workflow>-<hash>`: pod name format v1, or a template without a name. */
const NODE_ID = /^(.+)-\d{1,10}$/;

/**
 * The name of the workflow that a pod belongs to, by the pod's name alone. It is a guess: wrong
 * where the workflow's own name ends like a template's, or where the template is none of KFP's.
 * Prefer the name in the run's stored workflow or in the pod's labels where either is known.
 */
export function workflowNameOf(podName: string): string {
  return KFP_POD.exec(podName)?.[1] ?? NODE_ID.exec(podName)?.[1] ?? podName;
}

/**
 * The name of the workflow that KFP's UI server derives from a pod's name, to fill its key format.
 * It is wrong for pods of drivers and importers, and of tasks with retries or pod labels, so the
 * server looks for their logs under keys that do not exist.
 *
 * @see https://github.com/kubeflow/pipelines/blob/master/frontend/server/workflow-helper.ts
 */
export function serverWorkflowName(podName: string): string {
  return podName.replace(/-system-container-impl-.*/, '');
}
