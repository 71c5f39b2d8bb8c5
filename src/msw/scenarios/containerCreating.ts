import { createStep } from './createStep.js';
import type { Scenario } from './Scenario.js';

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
