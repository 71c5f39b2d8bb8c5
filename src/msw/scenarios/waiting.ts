import type { ScenarioRun } from './Scenario.js';
import { createStep } from './startingPoints.js';

/** Steps that have no log yet, or never will have one. */
export const waiting = {
  notStarted: {
    title: 'Waiting for its turn: no pod yet',
    description: 'Steps before this one still run, so that Kubernetes has no pod for it.',
    create: (): ScenarioRun => {
      const { world, podName, target } = createStep({ node: { phase: 'Pending' } });
      world.deletePod(podName);
      return { world, target: { ...target, podName: undefined, taskState: 'PENDING' } };
    },
  },

  unscheduled: {
    title: 'Pending: no node has a free GPU',
    description: 'The scheduler finds no node with the graphics card that the pod asks for.',
    create: (): ScenarioRun => {
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
  },

  imagePullBackOff: {
    title: 'Pending: the image cannot be pulled',
    description: 'The image’s tag is not in the registry; the kubelet tries again and again.',
    create: (): ScenarioRun => {
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
  },

  containerCreating: {
    title: 'Pending: a volume cannot be mounted',
    description: 'The container is not created because a Secret that it mounts does not exist.',
    create: (): ScenarioRun => {
      const { world, podName, target } = createStep({
        pod: { state: { waiting: { reason: 'ContainerCreating' } } },
        node: { phase: 'Pending', message: 'ContainerCreating' },
      });
      const message = 'MountVolume.SetUp failed for volume "data" : secret "data-creds" not found';
      world.addEvent({ podName, reason: 'FailedMount', message, count: 12 });
      return { world, target: { ...target, taskState: 'PENDING' } };
    },
  },

  cached: {
    title: 'Never ran: output taken from the cache',
    description: 'KFP reused the output of an earlier run, so that there is no pod and no log.',
    create: (): ScenarioRun => {
      const { world, podName, workflowName, target } = createStep();
      world.deletePod(podName);
      world.finishWorkflow(workflowName, 'Succeeded');
      const step = { ...target, podName: undefined, cached: true, taskState: 'SUCCEEDED' } as const;
      return { world, target: step };
    },
  },

  skipped: {
    title: 'Never ran: its condition was not met',
    description: 'The pipeline skipped the step, so that there is no pod and no log.',
    create: (): ScenarioRun => {
      const { world, podName, workflowName, target } = createStep({ node: { phase: 'Skipped' } });
      world.deletePod(podName);
      world.finishWorkflow(workflowName, 'Succeeded');
      return { world, target: { ...target, podName: undefined, taskState: 'SKIPPED' } };
    },
  },
};
