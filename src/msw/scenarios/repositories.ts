import { createPod } from '../kubernetes/pods.js';
import { createPodNode, createWorkflow, SHIPPED_KEY_FORMAT } from '../kubernetes/workflows.js';
import { createWorld } from '../world/World.js';
import { createNamespaces, DEFAULT_REPOSITORY } from './namespaces.js';
import { mainLog } from './sampleLogs.js';
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

const TEAM_A = 'team-a/{{workflow.name}}/{{pod.name}}';
const TEAM_B = 'logs/b/{{workflow.creationTimestamp.Y}}/{{workflow.name}}/{{pod.name}}';
const TEAM_F = SHIPPED_KEY_FORMAT.replace('{{workflow.namespace}}', 'team-f');

export const repositoriesLookedUp: Scenario = {
  title: 'Three namespaces, looked up',
  description:
    'Each namespace has its prefix in a ConfigMap: one under the key that KFP reads, one under an ' +
    'annotated key, one as KFP’s profile controller writes it. The page looks it up; the UI server ' +
    'does not, and no manifest was stored.',
  create: () => {
    const { world, targets } = createNamespaces(
      [
        {
          name: 'team-a',
          keyFormat: TEAM_A,
          configMap: {
            data: {
              'artifact-repositories': `archiveLogs: true\ns3:\n  bucket: mlpipeline\n  keyFormat: "${TEAM_A}"\n`,
            },
          },
        },
        {
          name: 'team-b',
          keyFormat: TEAM_B,
          configMap: {
            annotations: { [DEFAULT_REPOSITORY]: 'default-v1' },
            data: {
              'default-v1': `archiveLogs: true\ns3:\n  bucket: mlpipeline\n  keyFormat: ${TEAM_B}\n`,
              'my-key': 's3:\n  bucket: other\n',
              empty: '',
            },
          },
        },
        {
          name: 'team-f',
          keyFormat: TEAM_F,
          configMap: {
            annotations: { [DEFAULT_REPOSITORY]: 'default-namespaced' },
            data: {
              'default-namespaced': JSON.stringify({
                archiveLogs: true,
                s3: {
                  endpoint: 'seaweedfs.kubeflow.svc.cluster.local:9000',
                  bucket: 'mlpipeline',
                  keyFormat: TEAM_F,
                  insecure: true,
                },
              }),
            },
          },
        },
      ],
      { services: { persistenceAgent: false } },
    );
    const [target = { runId: '' }, ...others] = targets;
    return { world, target, targets: others, host: { lookUp: true } };
  },
};

const BEFORE = 'logs/before/{{workflow.name}}/{{pod.name}}';
const AFTER = 'logs/after/{{workflow.name}}/{{pod.name}}';

export const prefixChanged: Scenario = {
  title: 'The prefix was changed between two runs',
  description:
    'The ConfigMap has a new prefix; this run was archived under the old one, which its stored ' +
    'workflow still has. The step’s own record of its log was lost.',
  create: () => {
    const { world, targets } = createNamespaces([
      {
        name: 'team-a',
        keyFormat: BEFORE,
        configMap: {
          annotations: { [DEFAULT_REPOSITORY]: 'current' },
          data: {
            current: `archiveLogs: true\ns3:\n  bucket: mlpipeline\n  keyFormat: ${AFTER}\n`,
          },
        },
      },
    ]);
    for (const run of world.runs.values()) {
      if (run.manifest) run.manifest = run.manifest.replaceAll('"main-logs"', '"model"');
    }
    const [target = { runId: '' }] = targets;
    return { world, target, host: { lookUp: true } };
  },
};

const TIME_ZONE = 'Asia/Shanghai';

export const otherTimeZone: Scenario = {
  title: 'The controller keeps another time',
  description:
    'The workflow controller runs in China’s time zone, so that the key of this run has the next ' +
    'day’s date. The page is told the zone, and looks the key format up.',
  create: () => {
    const { world, targets } = createNamespaces(
      [
        {
          name: 'team-a',
          keyFormat: SHIPPED_KEY_FORMAT,
          createdAt: '2026-08-20T22:30:00Z',
          configMap: {
            annotations: { [DEFAULT_REPOSITORY]: 'default-namespaced' },
            data: {
              'default-namespaced': JSON.stringify({
                archiveLogs: true,
                s3: { bucket: 'mlpipeline', keyFormat: SHIPPED_KEY_FORMAT },
              }),
            },
          },
        },
      ],
      { services: { persistenceAgent: false }, controller: { timeZone: TIME_ZONE } },
    );
    const [target = { runId: '' }] = targets;
    return { world, target, host: { lookUp: true, timeZone: TIME_ZONE } };
  },
};

export const keyGuessed: Scenario = {
  title: 'Found by a guess',
  description:
    'Nothing tells where the log was archived: the namespace has no ConfigMap, and no manifest was ' +
    'stored. It lies where KFP’s manifests put it, on the next day by the controller’s clock.',
  create: () => {
    const { world, targets } = createNamespaces(
      [{ name: 'team-c', keyFormat: SHIPPED_KEY_FORMAT, createdAt: '2026-08-20T22:30:00Z' }],
      { services: { persistenceAgent: false }, controller: { timeZone: 'Asia/Shanghai' } },
    );
    const [target = { runId: '' }] = targets;
    return { world, target, host: { lookUp: true } };
  },
};

export const repositoryBroken: Scenario = {
  title: 'The prefix is not valid YAML',
  description: 'The ConfigMap of the namespace was edited by hand; no manifest was stored.',
  create: () => {
    const { world, targets } = createNamespaces(
      [
        {
          name: 'team-d',
          keyFormat: 'team-d/{{workflow.name}}/{{pod.name}}',
          configMap: {
            data: { 'artifact-repositories': 's3:\n  keyFormat: "unclosed\n   bad: [yaml' },
          },
        },
      ],
      { services: { persistenceAgent: false } },
    );
    const [target = { runId: '' }] = targets;
    return { world, target, host: { lookUp: true } };
  },
};

const KEY_FORMAT = 'team-e/{{workflow.name}}/{{pod.name}}';

export const repositoryForbidden: Scenario = {
  title: 'The prefix may not be looked up',
  description:
    'The namespace has its prefix in a ConfigMap, which the dashboard may not read; no manifest was stored.',
  create: () => {
    const { world, targets } = createNamespaces(
      [
        {
          name: 'team-e',
          keyFormat: KEY_FORMAT,
          configMap: {
            annotations: { [DEFAULT_REPOSITORY]: 'default-v1' },
            data: { 'default-v1': `s3:\n  bucket: mlpipeline\n  keyFormat: ${KEY_FORMAT}\n` },
          },
        },
      ],
      { services: { persistenceAgent: false }, dashboard: { forbidden: ['team-e'] } },
    );
    const [target = { runId: '' }] = targets;
    return { world, target, host: { lookUp: true } };
  },
};
