import { parentRetry, type StoredNode, type StoredWorkflow } from './storedWorkflow.js';

/** The nodes of a workflow that one task of a pipeline is made of. */
export interface StepNodes {
  /** The node of each attempt of the step, in order; one where it is not retried. */
  attempts: readonly StoredNode[];
  /** The node of the pod in which KFP's driver decided how the step runs; its last attempt. */
  driver: StoredNode | undefined;
}

/** What KFP's compiler appends to a task's name for its driver. */
const DRIVER = '-driver';
/** The task that runs the user's container, within the task's own template. */
const EXECUTOR = '.executor';

/**
 * The nodes that belong to the same task as a node: its own attempts, and the driver beside them. KFP
 * compiles the task `train` into `train-driver` and `train`, whose only task is `executor`.
 *
 * @see https://github.com/kubeflow/pipelines/blob/master/backend/src/v2/compiler/argocompiler/dag.go
 */
export function stepNodesOf(workflow: StoredWorkflow, node: StoredNode): StepNodes {
  const whole = parentRetry(workflow, node) ?? node;
  if (whole.name.endsWith(DRIVER)) {
    const task = whole.name.slice(0, -DRIVER.length);
    const step = nodeOfName(workflow, task + EXECUTOR) ?? nodeOfName(workflow, task);
    const attempts = step ? attemptsOf(workflow, step) : [];
    if (attempts.length > 0) return { attempts, driver: node };
  }
  const task = whole.name.endsWith(EXECUTOR) ? whole.name.slice(0, -EXECUTOR.length) : whole.name;
  const driver = nodeOfName(workflow, task + DRIVER);
  return {
    attempts: attemptsOf(workflow, whole),
    driver: driver && attemptsOf(workflow, driver).at(-1),
  };
}

/** The nodes with a pod: of a retried step its children, which Argo keeps in order. */
function attemptsOf(workflow: StoredWorkflow, node: StoredNode): StoredNode[] {
  const nodes =
    node.type === 'Retry' ? node.children.flatMap((id) => workflow.nodes.get(id) ?? []) : [node];
  return nodes.filter(({ type }) => type === 'Pod' || type === 'Container');
}

function nodeOfName(workflow: StoredWorkflow, name: string): StoredNode | undefined {
  for (const node of workflow.nodes.values()) if (node.name === name) return node;
  return undefined;
}
