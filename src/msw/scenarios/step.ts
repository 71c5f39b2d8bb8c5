import type { RunLogsTarget } from '../../core/index.js';
import { createPod, type PodOptions } from '../kubernetes/pods.js';
import { createPodNode, createWorkflow, type PodNodeOptions } from '../kubernetes/workflows.js';
import type { PodOutcome } from '../world/controllers.js';
import { createWorld, type World } from '../world/World.js';
import type { WorldInit } from '../world/WorldInit.js';
import type { ScenarioRun } from './Scenario.js';

/** What {@link createStep} makes a world of. */
interface StepOptions {
  log?: string | Uint8Array | readonly string[];
  namespace?: string;
  /** What is special about the step's pod. */
  pod?: Partial<PodOptions>;
  /** What is special about the step's node in the workflow. */
  node?: Partial<PodNodeOptions>;
  /** What is special about the world. */
  world?: Omit<WorldInit, 'experiments' | 'kubernetes' | 'logs' | 'runs'>;
}

/** A step of a run, and the world around it. */
interface Step {
  world: World;
  target: RunLogsTarget;
  podName: string;
  workflowName: string;
}

const CREATED_AT = '2026-08-20T08:59:40Z';
const RUN_ID = 'b5f0c1de-0001-4a7b-9c1e-0a6f3a1f7b10';

/** A world with one run of one step that runs; scenarios change it from there. */
export function createStep(options: StepOptions = {}): Step {
  const { namespace = 'kubeflow', log = '' } = options;
  const workflowName = 'churn-x7k2p';
  const podName = `${workflowName}-system-container-impl-1234567890`;
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
    logs: { [`${namespace}/${podName}`]: toLog(log) },
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

function toLog(log: string | Uint8Array | readonly string[]): string | Uint8Array {
  return typeof log === 'string' || log instanceof Uint8Array ? log : log.join('');
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
