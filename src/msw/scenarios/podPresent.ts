import { mainLog, traceback } from './sampleLogs.js';
import type { ScenarioRun } from './Scenario.js';
import { createStep, endStep } from './startingPoints.js';

/** Steps whose pod is there, so that Kubernetes is asked for the log. */
export const podPresent = {
  running: {
    title: 'Running: the log grows while it is read',
    description: 'The pod runs and prints; its log is read from Kubernetes again and again.',
    create: (): ScenarioRun => {
      const { world, target } = createStep({ log: mainLog({ epochs: 4 }) });
      return { world, target: { ...target, taskState: 'RUNNING' } };
    },
  },

  quietSoFar: {
    title: 'Running: nothing printed yet',
    description: 'The pod runs and has not printed anything so far.',
    create: (): ScenarioRun => {
      const { world, target } = createStep();
      return { world, target: { ...target, taskState: 'RUNNING' } };
    },
  },

  finished: {
    title: 'Finished: the pod is still there',
    description: 'The step has ended, and Kubernetes still has the log of its pod.',
    create: (): ScenarioRun => {
      return endStep(createStep({ log: mainLog() }), 'kept');
    },
  },

  noOutput: {
    title: 'Finished without printing anything',
    description: 'The step has ended, and its log is empty.',
    create: (): ScenarioRun => {
      return endStep(createStep(), 'kept');
    },
  },

  failedStep: {
    title: 'Failed: traceback at the end of the log',
    description: 'The program raised an error; the traceback is the last that it printed.',
    create: (): ScenarioRun => {
      const log = mainLog({ epochs: 3 }) + traceback();
      return endStep(createStep({ log }), 'kept', { exitCode: 1 });
    },
  },

  oomKilled: {
    title: 'Failed: killed for using too much memory',
    description: 'The kernel killed the program in the middle of an epoch, where the log ends.',
    create: (): ScenarioRun => {
      const log = mainLog({ epochs: 3 });
      const cut = log.slice(0, log.lastIndexOf('█'));
      return endStep(createStep({ log: cut }), 'kept', { exitCode: 137, reason: 'OOMKilled' });
    },
  },

  evicted: {
    title: 'Failed: pod evicted, log lost',
    description:
      'The node ran out of memory and evicted the pod before Argo could archive its log.',
    create: (): ScenarioRun => {
      const message = 'The node was low on resource: memory.';
      const step = createStep();
      const run = endStep(step, 'kept', {
        exitCode: 137,
        reason: 'ContainerStatusUnknown',
        message,
        archive: false,
      });
      const pod = run.world.pods.get(`kubeflow/${step.podName}`);
      if (pod) Object.assign(pod.status, { reason: 'Evicted', message });
      run.world.addEvent({ podName: step.podName, reason: 'Evicted', message });
      return run;
    },
  },

  rotatedAway: {
    title: 'Log file deleted on the node, archive has it',
    description:
      'The pod is there, but Kubernetes responds with one line that says that the log file is gone; the log is read from the archive.',
    create: (): ScenarioRun => {
      const step = createStep({ log: mainLog() });
      const run = endStep(step, 'kept');
      const { world, podName } = step;
      const pod = world.pods.get(`kubeflow/${podName}`);
      world.deletePod(podName);
      if (pod) world.apply(pod);
      const id = '5b1f7f8a0c44d2a1e5c8a4f0f1d0b7c9e2a3d4c5b6a7f8091a2b3c4d5e6f7081';
      world.writeLog(podName, `unable to retrieve container logs for containerd://${id}`);
      return run;
    },
  },

  nodeUnreachable: {
    title: 'Running on a node that does not respond',
    description:
      'The step counts as running, but the kubelet of its node refuses connections, so that nobody can read the log.',
    create: (): ScenarioRun => {
      const world = { nodes: { 'node-1': 'refuses' } } as const;
      const step = createStep({ log: mainLog({ epochs: 2 }), world });
      const message = 'Node is not ready';
      step.world.addEvent({ podName: step.podName, reason: 'NodeNotReady', message });
      return { world: step.world, target: { ...step.target, taskState: 'RUNNING' } };
    },
  },

  otherContainer: {
    title: 'The log of another container of the pod',
    description:
      'The page asks for what Argo’s executor prints in the container wait; KFP serves that of main only.',
    create: (): ScenarioRun => {
      const { world, target, podName } = createStep({ log: mainLog({ epochs: 2 }) });
      world.writeLog(podName, 'level=INFO msg="Starting Workflow Executor"\n', 'wait');
      return { world, target: { ...target, container: 'wait', taskState: 'RUNNING' } };
    },
  },

  wrongContainer: {
    title: 'The pod has no container called main',
    description:
      'The program runs in a container of another name, and the UI server asks for main only.',
    create: (): ScenarioRun => {
      const { world, target } = createStep({
        log: mainLog({ epochs: 2 }),
        pod: { container: 'user' },
      });
      return { world, target: { ...target, taskState: 'RUNNING' } };
    },
  },
};
