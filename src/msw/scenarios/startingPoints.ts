import type { RunLogsTarget } from '../../core/index.js';
import type { ConfigMap } from '../kubernetes/objects.js';
import { createPod, type PodOptions } from '../kubernetes/pods.js';
import { createPodNode, createWorkflow, type PodNodeOptions } from '../kubernetes/workflows.js';
import type { PodOutcome } from '../world/controllers.js';
import { createWorld, type World } from '../world/World.js';
import type { WorldInit } from '../world/WorldInit.js';
import { mainLog } from './sampleLogs.js';
import type { ScenarioRun } from './Scenario.js';

/** What {@link createStep} makes a world of. */
interface StepOptions {
  /**
   * What the step's container has printed.
   *
   * @defaultValue `''`
   */
  log?: string | Uint8Array;
  /** @defaultValue `'kubeflow'` */
  namespace?: string;
  /**
   * Hash of the node's name, in which the names of the pod and the node end.
   *
   * @defaultValue a number that is easy to read
   */
  hash?: string;
  /** What the step's pod has beside the usual. */
  pod?: Partial<PodOptions>;
  /** What the step's node in the workflow has beside the usual. */
  node?: Partial<PodNodeOptions>;
  /** What the world has beside the run. */
  world?: Surroundings;
}

/** A world without its runs, which the functions of this file add. */
type Surroundings = Omit<WorldInit, 'experiments' | 'kubernetes' | 'logs' | 'runs'>;

/** A step of a run, and the world around it. */
interface Step {
  world: World;
  /** The step, as a page would name it. */
  target: RunLogsTarget;
  podName: string;
  workflowName: string;
}

const CREATED_AT = '2026-08-20T08:59:40Z';
const RUN_ID = 'b5f0c1de-0001-4a7b-9c1e-0a6f3a1f7b10';

/** A world with one run of one step that runs; scenarios change it from there. */
export function createStep(options: StepOptions = {}): Step {
  const { namespace = 'kubeflow', log = '', hash = '1234567890' } = options;
  const workflowName = 'churn-x7k2p';
  const podName = `${workflowName}-system-container-impl-${hash}`;
  const common = { namespace, runId: RUN_ID, createdAt: CREATED_AT };
  const world = createWorld({
    now: () => new Date('2026-08-20T09:05:00Z'),
    ...options.world,
    kubernetes: [
      createPod({ ...common, name: podName, ...options.pod }),
      createWorkflow({
        ...common,
        name: workflowName,
        archiveLogs: options.world?.controller?.archiveLogs ?? true,
        nodes: [createPodNode({ podName, workflowName, ...options.node })],
      }),
    ],
    logs: { [`${namespace}/${podName}`]: log },
    runs: [
      {
        runId: RUN_ID,
        displayName: 'churn 2026-08-20',
        namespace,
        experimentId: 'churn',
        createdAt: CREATED_AT,
        state: 'RUNNING',
        workflowName,
      },
    ],
    experiments: [{ experimentId: 'churn', displayName: 'Churn', namespace }],
  });
  world.reportWorkflow(workflowName);
  return {
    world,
    podName,
    workflowName,
    target: { runId: RUN_ID, namespace, podName, createdAt: CREATED_AT, taskName: 'train' },
  };
}

/**
 * Ends a step, and the run with it; then what is left of it goes: nothing (`kept`), its pod
 * (`podDeleted`), or its workflow as well (`collected`).
 */
export function endStep(
  step: Step,
  left: 'collected' | 'kept' | 'podDeleted',
  outcome: PodOutcome = {},
): ScenarioRun {
  const { world, podName, workflowName, target } = step;
  const failed = (outcome.exitCode ?? 0) !== 0;
  world.finishPod(podName, outcome);
  world.finishWorkflow(workflowName, failed ? 'Failed' : 'Succeeded');
  if (left === 'podDeleted') world.deletePod(podName);
  if (left === 'collected') world.collectWorkflow(workflowName);
  return { world, target: { ...target, taskState: failed ? 'FAILED' : 'SUCCEEDED' } };
}

/** A namespace in which one step has run. */
interface NamespaceOptions {
  name: string;
  /** Argo's key format in the namespace. */
  keyFormat: string;
  /** The namespace's `artifact-repositories` ConfigMap; none when left out. */
  configMap?: {
    data: Record<string, string>;
    /** Data key of the default repository, which the ConfigMap names in an annotation. */
    annotated?: string;
  };
  /**
   * When the run was created, as an ISO date.
   *
   * @defaultValue `'2026-08-20T08:59:40Z'`
   */
  createdAt?: string;
}

/**
 * Creates a world of several namespaces with one run each, all of which have ended and are cleaned
 * up. The first namespace's step is the one whose log is wanted.
 */
export function createNamespaces(
  namespaces: readonly NamespaceOptions[],
  init: Surroundings = {},
): ScenarioRun {
  const steps = namespaces.map((namespace, index) => {
    const { name, createdAt = CREATED_AT } = namespace;
    const workflowName = `churn-${name.slice(-1)}${index}k2p`;
    const podName = `${workflowName}-system-container-impl-12345678${90 + index}`;
    return {
      ...namespace,
      name,
      createdAt,
      workflowName,
      podName,
      runId: `run-of-${name}-${index}`,
    };
  });
  const world = createWorld({
    now: () => new Date('2026-08-21T09:05:00Z'),
    ...init,
    controller: {
      keyFormats: Object.fromEntries(steps.map(({ name, keyFormat }) => [name, keyFormat])),
      ...init.controller,
    },
    kubernetes: steps.flatMap(({ name: namespace, configMap, ...step }) => [
      createPod({ name: step.podName, namespace, runId: step.runId, createdAt: step.createdAt }),
      createWorkflow({
        name: step.workflowName,
        namespace,
        runId: step.runId,
        createdAt: step.createdAt,
        keyFormat: step.keyFormat,
        nodes: [createPodNode(step)],
      }),
      ...(configMap ? [createRepositories(namespace, configMap)] : []),
    ]),
    logs: Object.fromEntries(
      steps.map(({ name, podName }, index) => [
        `${name}/${podName}`,
        mainLog({ seed: index + 21 }),
      ]),
    ),
    runs: steps.map(({ name: namespace, createdAt, workflowName, runId }) => ({
      runId,
      displayName: `churn of ${namespace}`,
      namespace,
      experimentId: namespace,
      createdAt,
      state: 'RUNNING',
      workflowName,
    })),
    experiments: [...new Set(steps.map(({ name }) => name))].map((namespace) => ({
      experimentId: namespace,
      displayName: namespace,
      namespace,
    })),
  });
  for (const { podName, workflowName } of steps) {
    world.finishPod(podName);
    world.finishWorkflow(workflowName, 'Succeeded');
    world.collectWorkflow(workflowName);
  }
  const targets = steps.map(({ name: namespace, podName, runId, createdAt }) => ({
    runId,
    namespace,
    podName,
    createdAt,
    taskName: `train (${namespace})`,
    taskState: 'SUCCEEDED' as const,
  }));
  const [target = { runId: '' }, ...others] = targets;
  return { world, target, targets: others };
}

function createRepositories(
  namespace: string,
  { data, annotated }: NonNullable<NamespaceOptions['configMap']>,
): ConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'artifact-repositories',
      namespace,
      ...(annotated && {
        annotations: { 'workflows.argoproj.io/default-artifact-repository': annotated },
      }),
    },
    data,
  };
}
