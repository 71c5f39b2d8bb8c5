import { mainLog, traceback } from './sampleLogs.js';
import type { Scenario } from './Scenario.js';
import { createStep, endStep } from './step.js';

export const running: Scenario = {
  title: 'Running',
  description: 'The step runs and prints; its log is read from Kubernetes, again and again.',
  create: () => {
    const { world, target } = createStep({ log: mainLog({ epochs: 4 }) });
    return { world, target: { ...target, taskState: 'RUNNING' } };
  },
};

export const quietSoFar: Scenario = {
  title: 'Quiet so far',
  description: 'The step runs and has not printed anything yet.',
  create: () => {
    const { world, target } = createStep();
    return { world, target: { ...target, taskState: 'RUNNING' } };
  },
};

export const finished: Scenario = {
  title: 'Finished',
  description: 'The step has ended, and its pod is still there.',
  create: () => {
    return endStep(createStep({ log: mainLog() }), 'kept');
  },
};

export const noOutput: Scenario = {
  title: 'Printed nothing',
  description: 'The step has ended and never printed anything.',
  create: () => {
    return endStep(createStep(), 'kept');
  },
};

export const failedStep: Scenario = {
  title: 'Failed',
  description: 'The program raised an error; the traceback is at the end of the log.',
  create: () => {
    const log = mainLog({ epochs: 3 }) + traceback();
    return endStep(createStep({ log }), 'kept', { exitCode: 1 });
  },
};

export const oomKilled: Scenario = {
  title: 'Out of memory',
  description: 'The kernel killed the program in the middle of an epoch; its log ends there.',
  create: () => {
    const log = mainLog({ epochs: 3 });
    const cut = log.slice(0, log.lastIndexOf('█'));
    return endStep(createStep({ log: cut }), 'kept', { exitCode: 137, reason: 'OOMKilled' });
  },
};

export const evicted: Scenario = {
  title: 'Evicted',
  description: 'The node ran out of memory and threw the pod out; nobody archived its log.',
  create: () => {
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
};

export const rotatedAway: Scenario = {
  title: 'Rotated away',
  description:
    'Kubernetes answers 200, but with one line that says that the log file is gone; the archive has it.',
  create: () => {
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
};

export const nodeUnreachable: Scenario = {
  title: 'The node does not answer',
  description: 'The step still counts as running, but nobody can reach the node it runs on.',
  create: () => {
    const world = { nodes: { 'node-1': 'refuses' } } as const;
    const step = createStep({ log: mainLog({ epochs: 2 }), world });
    const message = 'Node is not ready';
    step.world.addEvent({ podName: step.podName, reason: 'NodeNotReady', message });
    return { world: step.world, target: { ...step.target, taskState: 'RUNNING' } };
  },
};

export const wrongContainer: Scenario = {
  title: 'Another container',
  description: 'The pod’s container is not called main, and the UI server asks for no other.',
  create: () => {
    const { world, target } = createStep({
      log: mainLog({ epochs: 2 }),
      pod: { container: 'user' },
    });
    return { world, target: { ...target, taskState: 'RUNNING' } };
  },
};
