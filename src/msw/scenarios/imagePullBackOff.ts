import { createStep } from './createStep.js';
import type { Scenario } from './Scenario.js';

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
