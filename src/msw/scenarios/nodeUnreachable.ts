import { createStep } from './createStep.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

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
