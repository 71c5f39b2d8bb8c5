import { createWorld } from '../createWorld.js';
import { createPod } from '../kubernetes/createPod.js';
import { createPodNode } from '../kubernetes/createPodNode.js';
import { createWorkflow } from '../kubernetes/createWorkflow.js';
import { SHIPPED_KEY_FORMAT } from '../world/SHIPPED_KEY_FORMAT.js';
import { mainLog } from './mainLog.js';
import type { Scenario } from './Scenario.js';

const KEY_FORMATS = {
  'team-a': SHIPPED_KEY_FORMAT,
  'team-b': 'logs/b/{{workflow.creationTimestamp.Y}}/{{workflow.name}}/{{pod.name}}',
};
const CREATED_AT = '2026-08-20T08:59:40Z';

export const namespacePrefixes: Scenario = {
  title: 'Two namespaces, two prefixes',
  description:
    'Each namespace archives its logs below a prefix of its own, which its ConfigMap says; the UI ' +
    'server looks there. Both runs are collected, and neither has a stored manifest.',
  create: () => {
    const steps = Object.entries(KEY_FORMATS).map(([namespace, keyFormat], index) => {
      const workflowName = `churn-${namespace.slice(-1)}7k2p`;
      const podName = `${workflowName}-system-container-impl-123456789${index}`;
      return { namespace, keyFormat, workflowName, podName, runId: `run-of-${namespace}` };
    });
    const world = createWorld({
      now: () => new Date('2026-08-20T09:05:00Z'),
      settings: { artifactRepositoriesLookup: true },
      controller: { keyFormats: KEY_FORMATS },
      services: { persistenceAgent: false },
      kubernetes: steps.flatMap(({ namespace, keyFormat, workflowName, podName, runId }) => [
        createPod({ name: podName, namespace, runId, createdAt: CREATED_AT }),
        createWorkflow({
          name: workflowName,
          namespace,
          runId,
          createdAt: CREATED_AT,
          nodes: [createPodNode({ podName, workflowName })],
        }),
        {
          apiVersion: 'v1' as const,
          kind: 'ConfigMap' as const,
          metadata: { name: 'artifact-repositories', namespace },
          data: {
            'artifact-repositories': `archiveLogs: true\ns3:\n  bucket: mlpipeline\n  keyFormat: "${keyFormat}"\n`,
          },
        },
      ]),
      logs: Object.fromEntries(
        steps.map(({ namespace, podName }, index) => [
          `${namespace}/${podName}`,
          mainLog({ seed: index + 11 }),
        ]),
      ),
      runs: steps.map(({ namespace, workflowName, runId }) => ({
        runId,
        displayName: `churn of ${namespace}`,
        namespace,
        experimentId: namespace,
        createdAt: CREATED_AT,
        state: 'RUNNING',
        workflowName,
      })),
      experiments: steps.map(({ namespace }) => ({
        experimentId: namespace,
        displayName: namespace,
        namespace,
      })),
    });
    for (const { podName, workflowName } of steps) {
      world.finishPod(podName);
      world.finishWorkflow(workflowName, 'Succeeded');
      world.collectWorkflow(workflowName);
    }
    const targets = steps.map(({ namespace, podName, runId }) => ({
      runId,
      namespace,
      podName,
      createdAt: CREATED_AT,
      taskName: `train (${namespace})`,
      taskState: 'SUCCEEDED' as const,
    }));
    const [target = { runId: '' }] = targets;
    return { world, target, targets: targets.slice(1) };
  },
};
