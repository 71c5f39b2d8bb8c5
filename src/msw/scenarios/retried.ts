import { createPod } from '../kubernetes/createPod.js';
import { createPodNode } from '../kubernetes/createPodNode.js';
import { traceback } from '../samples/traceback.js';
import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

export const retried: Scenario = {
  title: 'Retried',
  description:
    'The first attempt failed, the second one did not; both are archived, and the run is collected.',
  create: () => {
    const step = createStep({
      log: mainLog({ seed: 3 }),
      node: { displayName: 'executor(1)' },
    });
    const { world, workflowName, target } = step;
    const first = `${workflowName}-system-container-impl-987654321`;
    const { runId } = target;
    world.apply(createPod({ name: first, runId, createdAt: '2026-08-20T08:59:50Z' }));
    const nodes = world.workflows.get(`kubeflow/${workflowName}`)?.status?.nodes;
    if (nodes) {
      const attempt = createPodNode({ podName: first, workflowName, displayName: 'executor(0)' });
      const attempts = [attempt.id ?? '', `${workflowName}-1234567890`];
      nodes[attempts[0] ?? ''] = attempt;
      nodes[`${workflowName}-555`] = {
        id: `${workflowName}-555`,
        name: `${workflowName}.root.train.executor`,
        displayName: 'executor',
        templateName: 'system-container-impl',
        type: 'Retry',
        phase: 'Succeeded',
        children: attempts,
      };
    }
    world.writeLog(first, mainLog({ seed: 4, epochs: 2 }) + traceback());
    world.finishPod(first, { exitCode: 1 });
    const run = endStep(step, 'collected');
    const attempts = [first, step.podName].map((podName, attempt) => ({
      ...run.target,
      podName,
      attempt,
    }));
    const [failed = run.target, succeeded = run.target] = attempts;
    return { world, target: { ...succeeded }, targets: [failed] };
  },
};
