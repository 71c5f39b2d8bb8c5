import type { Scenario } from './Scenario.js';
import { createStep } from './step.js';

export const notStarted: Scenario = {
  title: 'Not started',
  description: 'The task waits for its turn and has no pod yet.',
  create: () => {
    const { world, podName, target } = createStep({ node: { phase: 'Pending' } });
    world.deletePod(podName);
    return { world, target: { ...target, podName: undefined, taskState: 'PENDING' } };
  },
};

export const unscheduled: Scenario = {
  title: 'Found no node',
  description: 'The pod waits for a node with a graphics card.',
  create: () => {
    const message = '0/3 nodes are available: 3 Insufficient nvidia.com/gpu.';
    const { world, podName, target } = createStep({
      pod: { nodeName: '', phase: 'Pending' },
      node: { phase: 'Pending', message: `Unschedulable: ${message}` },
    });
    const pod = world.pods.get(`kubeflow/${podName}`);
    if (pod) {
      pod.status['conditions'] = [
        { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message },
      ];
    }
    world.addEvent({ podName, reason: 'FailedScheduling', message, count: 9 });
    return { world, target: { ...target, taskState: 'PENDING' } };
  },
};

export const imagePullBackOff: Scenario = {
  title: 'The image cannot be pulled',
  description: 'The name of the image is wrong, or the registry wants a login.',
  create: () => {
    const image = 'registry.example.com/churn/train:1.4.3-rc';
    const message = `Back-off pulling image "${image}"`;
    const { world, podName, target } = createStep({
      pod: { image, state: { waiting: { reason: 'ImagePullBackOff', message } } },
      node: { phase: 'Pending', message: `ImagePullBackOff: ${message}` },
    });
    const failed = `Failed to pull image "${image}": not found`;
    world.addEvent({ podName, reason: 'Failed', message: failed, count: 4 });
    world.addEvent({ podName, reason: 'BackOff', message, count: 17 });
    return { world, target: { ...target, taskState: 'PENDING' } };
  },
};

export const containerCreating: Scenario = {
  title: 'A volume cannot be mounted',
  description: 'The container is being created, and will be for ever: a Secret is missing.',
  create: () => {
    const { world, podName, target } = createStep({
      pod: { state: { waiting: { reason: 'ContainerCreating' } } },
      node: { phase: 'Pending', message: 'ContainerCreating' },
    });
    const message = 'MountVolume.SetUp failed for volume "data" : secret "data-creds" not found';
    world.addEvent({ podName, reason: 'FailedMount', message, count: 12 });
    return { world, target: { ...target, taskState: 'PENDING' } };
  },
};

export const cached: Scenario = {
  title: 'From the cache',
  description: 'The step never ran: its output was taken from the cache.',
  create: () => {
    const { world, podName, workflowName, target } = createStep();
    world.deletePod(podName);
    world.finishWorkflow(workflowName, 'Succeeded');
    const step = { ...target, podName: undefined, cached: true, taskState: 'SUCCEEDED' } as const;
    return { world, target: step };
  },
};

export const skipped: Scenario = {
  title: 'Skipped',
  description: 'The condition of the step was not met.',
  create: () => {
    const { world, podName, workflowName, target } = createStep({ node: { phase: 'Skipped' } });
    world.deletePod(podName);
    world.finishWorkflow(workflowName, 'Succeeded');
    return { world, target: { ...target, podName: undefined, taskState: 'SKIPPED' } };
  },
};
