import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import type { Scenario } from './Scenario.js';

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
