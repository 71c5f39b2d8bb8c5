import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

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
