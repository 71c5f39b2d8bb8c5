import { createPod } from '../kubernetes/pods.js';
import { createPodNode } from '../kubernetes/workflows.js';
import type { World } from '../world/World.js';
import { mainLog, traceback } from './sampleLogs.js';
import type { ScenarioRun } from './Scenario.js';
import { createStep, endStep } from './startingPoints.js';

/** The hashes of the names `churn-x7k2p.root.train.executor(0)` and so on, as Argo computes them. */
const ATTEMPTS = ['3850784424', '1904433525', '1233181670'] as const;
/** That of `churn-x7k2p.root.train.executor`, and of the driver beside it. */
const EXECUTOR = '2005156817';
const DRIVER = '1110530431';

/** Steps that have several logs: attempts, containers, a driver, a cached output's original. */
export const attempts = {
  retriedOutOfMemory: {
    title: 'Retried twice: killed, failed, succeeded',
    description:
      'The first attempt was killed for using too much memory, the second one failed, and the third one succeeded; all pods are gone and each log is archived.',
    create: (): ScenarioRun => {
      const step = createStep({
        log: mainLog({ seed: 13 }),
        hash: ATTEMPTS[2],
        node: { displayName: 'executor(2)', startedAt: '2026-08-20T09:03:00Z' },
      });
      const { world, workflowName, podName } = step;
      const killed = mainLog({ seed: 11, epochs: 3 });
      const first = addAttempt(world, workflowName, 0, killed.slice(0, killed.lastIndexOf('█')));
      world.finishPod(first, { exitCode: 137, reason: 'OOMKilled' });
      const second = addAttempt(world, workflowName, 1, mainLog({ seed: 12 }) + traceback());
      world.finishPod(second, { exitCode: 1 });
      const nodes = world.workflows.get(`kubeflow/${workflowName}`)?.status?.nodes ?? {};
      const id = `${workflowName}-${EXECUTOR}`;
      nodes[id] = {
        id,
        name: `${workflowName}.root.train.executor`,
        displayName: 'executor',
        templateName: 'system-container-impl',
        type: 'Retry',
        phase: 'Succeeded',
        children: [first, second, podName].map((pod) => nodeIdOf(pod, workflowName)),
      };
      return endStep(step, 'collected');
    },
  },

  containerRestarted: {
    title: 'Running again: its container was restarted',
    description:
      'The program was killed for using too much memory, and the kubelet has started it again in the same pod.',
    create: (): ScenarioRun => {
      const killed = mainLog({ seed: 14, epochs: 2 });
      const { world, target, podName } = createStep({
        log: killed.slice(0, killed.lastIndexOf('█')),
        hash: EXECUTOR,
      });
      world.restartContainer(podName, { exitCode: 137, reason: 'OOMKilled' });
      world.writeLog(podName, mainLog({ seed: 15, epochs: 2 }));
      return { world, target: { ...target, taskState: 'RUNNING' } };
    },
  },

  driverAndLauncher: {
    title: 'Running, with a driver and a launcher',
    description:
      'KFP’s driver has decided in a pod of its own how the step runs; in the step’s pod, the launcher was put in place before the program began.',
    create: (): ScenarioRun => {
      const step = createStep({
        log: mainLog({ epochs: 2 }),
        hash: EXECUTOR,
        pod: { initContainers: ['init', 'kfp-launcher'] },
      });
      const { world, workflowName, podName, target } = step;
      const driver = `${workflowName}-system-container-driver-${DRIVER}`;
      const { runId } = target;
      world.apply(createPod({ name: driver, runId }));
      addNode(world, workflowName, driver, 'train-driver');
      world.writeLog(driver, 'level=INFO msg="Driver finished, the step is not cached"\n');
      world.finishPod(driver);
      world.writeLog(podName, 'level=INFO msg="copied argoexec"\n', 'init');
      world.writeLog(podName, 'level=INFO msg="copied the launcher"\n', 'kfp-launcher');
      world.writeLog(podName, 'level=INFO msg="Starting Workflow Executor"\n', 'wait');
      return { world, target: { ...target, taskState: 'RUNNING' } };
    },
  },

  cachedFromOriginal: {
    title: 'Taken from the cache, whose step is known',
    description:
      'KFP reused the output of an earlier run, and the page knows which: the log of the step that computed it is shown.',
    create: (): ScenarioRun => {
      const { world, target } = endStep(
        createStep({ log: mainLog(), hash: EXECUTOR }),
        'collected',
      );
      const { runId, podName, namespace, createdAt } = target;
      return {
        world,
        target: {
          runId: 'c0ffee00-0002-4a7b-9c1e-0a6f3a1f7b10',
          namespace,
          taskName: 'train',
          taskState: 'SUCCEEDED',
          cached: true,
          cachedFrom: { runId, podName, createdAt },
        },
      };
    },
  },
};

/** Adds the pod and the node of an attempt of the step `train`; returns the name of its pod. */
function addAttempt(world: World, workflowName: string, attempt: 0 | 1, log: string): string {
  const podName = `${workflowName}-system-container-impl-${ATTEMPTS[attempt]}`;
  const createdAt = `2026-08-20T09:0${attempt}:00Z`;
  world.apply(createPod({ name: podName, createdAt }));
  const node = createPodNode({
    podName,
    workflowName,
    displayName: `executor(${attempt})`,
    startedAt: createdAt,
  });
  const { status } = world.workflows.get(`kubeflow/${workflowName}`) ?? {};
  if (status?.nodes && node.id) status.nodes[node.id] = node;
  world.writeLog(podName, log);
  return podName;
}

/** Adds the node of a pod that is a task of its own in the pipeline's template. */
function addNode(world: World, workflowName: string, podName: string, task: string): void {
  const node = createPodNode({ podName, workflowName, taskName: task });
  const { status } = world.workflows.get(`kubeflow/${workflowName}`) ?? {};
  const name = `${workflowName}.root.${task}`;
  if (status?.nodes && node.id) status.nodes[node.id] = { ...node, name, displayName: task };
}

function nodeIdOf(podName: string, workflowName: string): string {
  return `${workflowName}-${podName.split('-').at(-1) ?? ''}`;
}
