import { createStep } from './createStep.js';
import type { Scenario } from './Scenario.js';

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
