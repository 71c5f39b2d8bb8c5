import type { RunLogsTarget } from '../../core/index.js';
import type { ConfigMap } from '../kubernetes/objects.js';
import { createPod } from '../kubernetes/pods.js';
import { createPodNode, createWorkflow } from '../kubernetes/workflows.js';
import { createWorld, type World } from '../world/World.js';
import type { WorldInit } from '../world/WorldInit.js';
import { mainLog } from './sampleLogs.js';

/** A namespace in which one step has run. */
interface NamespaceOptions {
  name: string;
  /** With which Argo archives there. */
  keyFormat: string;
  /** Its `artifact-repositories` ConfigMap; none where it is left out. */
  configMap?: Pick<ConfigMap, 'data'> & { annotations?: Record<string, string> };
  /** ISO date. */
  createdAt?: string;
}

/** A world of several namespaces whose runs have ended and been collected, and their steps. */
export function createNamespaces(
  namespaces: readonly NamespaceOptions[],
  init: Omit<WorldInit, 'experiments' | 'kubernetes' | 'logs' | 'runs'> = {},
): { world: World; targets: RunLogsTarget[] } {
  const steps = namespaces.map((namespace, index) => {
    const { name, createdAt = '2026-08-20T08:59:40Z' } = namespace;
    const workflowName = `churn-${name.slice(-1)}${index}k2p`;
    const podName = `${workflowName}-system-container-impl-12345678${90 + index}`;
    return {
      ...namespace,
      name,
      createdAt,
      workflowName,
      podName,
      runId: `run-of-${name}-${index}`,
    };
  });
  const world = createWorld({
    now: () => new Date('2026-08-21T09:05:00Z'),
    ...init,
    controller: {
      keyFormats: Object.fromEntries(steps.map(({ name, keyFormat }) => [name, keyFormat])),
      ...init.controller,
    },
    kubernetes: steps.flatMap(({ name: namespace, configMap, ...step }) => [
      createPod({ name: step.podName, namespace, runId: step.runId, createdAt: step.createdAt }),
      createWorkflow({
        name: step.workflowName,
        namespace,
        runId: step.runId,
        createdAt: step.createdAt,
        keyFormat: step.keyFormat,
        nodes: [createPodNode(step)],
      }),
      ...(configMap
        ? [
            {
              apiVersion: 'v1' as const,
              kind: 'ConfigMap' as const,
              metadata: {
                name: 'artifact-repositories',
                namespace,
                ...(configMap.annotations && { annotations: configMap.annotations }),
              },
              ...(configMap.data && { data: configMap.data }),
            },
          ]
        : []),
    ]),
    logs: Object.fromEntries(
      steps.map(({ name, podName }, index) => [
        `${name}/${podName}`,
        mainLog({ seed: index + 21 }),
      ]),
    ),
    runs: steps.map(({ name: namespace, createdAt, workflowName, runId }) => ({
      runId,
      displayName: `churn of ${namespace}`,
      namespace,
      experimentId: namespace,
      createdAt,
      state: 'RUNNING',
      workflowName,
    })),
    experiments: [...new Set(steps.map(({ name }) => name))].map((namespace) => ({
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
  const targets = steps.map(({ name: namespace, podName, runId, createdAt }) => ({
    runId,
    namespace,
    podName,
    createdAt,
    taskName: `train (${namespace})`,
    taskState: 'SUCCEEDED' as const,
  }));
  return { world, targets };
}

/** Annotation that names the data key of a namespace's default artifact repository. */
export const DEFAULT_REPOSITORY = 'workflows.argoproj.io/default-artifact-repository';
