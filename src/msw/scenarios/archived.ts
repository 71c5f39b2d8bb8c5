import { createPod } from '../kubernetes/pods.js';
import { createPodNode } from '../kubernetes/workflows.js';
import { packGzip } from '../server/gzip.js';
import { packTar } from '../server/tar.js';
import { DEFAULT_SETTINGS } from '../world/settings.js';
import type { World } from '../world/World.js';
import { asUtf16, bytesThatAreNoText, mainLog, traceback, trainingLog } from './sampleLogs.js';
import type { ScenarioRun } from './Scenario.js';
import { createStep, endStep } from './startingPoints.js';

/** Steps whose pod is gone and whose log is found elsewhere. */
export const archived = {
  podGone: {
    title: 'Pod deleted, log read from the archive',
    description:
      'The workflow is still there and says where the log was archived, so that the UI server finds it by itself.',
    create: (): ScenarioRun => {
      return endStep(createStep({ log: mainLog() }), 'podDeleted');
    },
  },

  collectedWithArchive: {
    title: 'Run cleaned up, log in the archive',
    description:
      'Pod and workflow are deleted; Argo archived the log under the key that the UI server is configured for.',
    create: (): ScenarioRun => {
      const controller = { keyFormat: DEFAULT_SETTINGS.keyFormat };
      return endStep(createStep({ log: mainLog(), world: { controller } }), 'collected');
    },
  },

  shippedDefaultsMismatch: {
    title: 'Run cleaned up, KFP’s default settings',
    description:
      'Pod and workflow are deleted. Out of the box, Argo archives below private-artifacts/ and the UI server looks below artifacts/; the manifest that is stored with the run has the right key.',
    create: (): ScenarioRun => {
      return endStep(createStep({ log: mainLog() }), 'collected');
    },
  },

  multiUser: {
    title: 'Run cleaned up, several users',
    description:
      'KFP serves several users, and this one may look into the namespace; pod and workflow are deleted.',
    create: (): ScenarioRun => {
      const step = createStep({
        namespace: 'team-a',
        log: mainLog(),
        world: {
          settings: { authz: true },
          identity: 'alice@example.com',
          users: { 'alice@example.com': ['team-a'] },
        },
      });
      return endStep(step, 'collected');
    },
  },

  artifactReadOnly: {
    title: 'Only the API server may read the archive',
    description:
      'The object store refuses the UI server, so that the log is read through KFP’s API server, which has other credentials.',
    create: (): ScenarioRun => {
      const step = createStep({
        log: mainLog(),
        world: {
          settings: { minio: { accessKey: 'ui', secretKey: 'ui-secret' } },
          store: {
            accounts: {
              minio: { secretKey: 'minio123', mayRead: true },
              ui: { secretKey: 'ui-secret', mayRead: false },
            },
          },
        },
      });
      return endStep(step, 'collected');
    },
  },

  retried: {
    title: 'Retried: each attempt has its own log',
    description:
      'The first attempt failed and the second one succeeded; both logs are archived, and the run is cleaned up.',
    create: (): ScenarioRun => {
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
  },

  executorLogsOnly: {
    title: 'Not archived, only the program’s output is left',
    description:
      'Argo archived nothing; KFP’s launcher stored what the program printed, without the lines around it.',
    create: (): ScenarioRun => {
      const run = endStep(createStep({ log: mainLog() }), 'collected', { archive: false });
      const key = 'v2/artifacts/churn/b5f0c1de/train/executor-logs-0';
      run.world.putObject('mlpipeline', key, trainingLog().join(''));
      const executorLogs = [{ uri: `minio://mlpipeline/${key}`, attempt: 0 }];
      return { ...run, target: { ...run.target, executorLogs } };
    },
  },

  binaryBytes: {
    title: 'Log with bytes that are not text',
    description:
      'The archived log has bytes that are not UTF-8, a NUL, a byte order mark and a terminal link.',
    create: (): ScenarioRun => {
      return endStep(createStep({ log: bytesThatAreNoText() }), 'podDeleted');
    },
  },

  windowsStep: {
    title: 'Log in UTF-16, of a step on Windows',
    description:
      'The step ran on a Windows node, where PowerShell redirects its output as UTF-16 with a byte order mark.',
    create: (): ScenarioRun => {
      return endStep(createStep({ log: asUtf16(trainingLog().join('')) }), 'podDeleted');
    },
  },

  gzipArchive: {
    title: 'Archived as gzip',
    description: 'The archived log is compressed, and the UI server decompresses it.',
    create: (): ScenarioRun => {
      const run = endStep(createStep({ log: mainLog() }), 'collected');
      repackArchive(run.world, packGzip);
      return run;
    },
  },

  tarArchive: {
    title: 'Archived as tar.gz',
    description:
      'The archived log is the only file of a compressed tar archive, and the UI server extracts it.',
    create: (): ScenarioRun => {
      const run = endStep(createStep({ log: mainLog() }), 'collected');
      repackArchive(run.world, (bytes) => packGzip(packTar([{ name: 'main.log', bytes }])));
      return run;
    },
  },
};

/** Puts other bytes in place of each archived log. */
function repackArchive(world: World, pack: (bytes: Uint8Array) => Uint8Array): void {
  const { bucket } = world.controller;
  for (const { key } of world.listObjects(bucket, '')) {
    const bytes = world.readObject(bucket, key);
    if (bytes && key.endsWith('/main.log')) world.putObject(bucket, key, pack(bytes));
  }
}
