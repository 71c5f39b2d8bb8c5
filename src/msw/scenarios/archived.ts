import { createPod } from '../kubernetes/pods.js';
import { createPodNode } from '../kubernetes/workflows.js';
import { packGzip } from '../server/gzip.js';
import { packTar } from '../server/tar.js';
import { DEFAULT_SETTINGS } from '../world/settings.js';
import type { World } from '../world/World.js';
import { bytesThatAreNoText, mainLog, traceback, trainingLog } from './sampleLogs.js';
import type { Scenario } from './Scenario.js';
import { createStep, endStep } from './step.js';

export const podGone: Scenario = {
  title: 'Pod deleted',
  description:
    'The pod is gone, the workflow is not: the UI server finds the archived log by itself.',
  create: () => {
    return endStep(createStep({ log: mainLog() }), 'podDeleted');
  },
};

export const collectedWithArchive: Scenario = {
  title: 'Collected, archive where the UI server looks',
  description:
    'Pod and workflow are gone; the controller archived the log under the key that the UI server works out.',
  create: () => {
    const controller = { keyFormat: DEFAULT_SETTINGS.keyFormat };
    return endStep(createStep({ log: mainLog(), world: { controller } }), 'collected');
  },
};

export const shippedDefaultsMismatch: Scenario = {
  title: 'Collected, as KFP ships',
  description:
    'Pod and workflow are gone. The controller wrote below private-artifacts/, the UI server looks below artifacts/; the stored manifest of the run knows the key.',
  create: () => {
    return endStep(createStep({ log: mainLog() }), 'collected');
  },
};

export const multiUser: Scenario = {
  title: 'For several users',
  description:
    'KFP serves several users, and this one may look into the namespace; the run is collected.',
  create: () => {
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
};

export const artifactReadOnly: Scenario = {
  title: 'Only the API server can read the store',
  description: 'The UI server is refused by the store; the API server has other credentials.',
  create: () => {
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
};

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

export const executorLogsOnly: Scenario = {
  title: 'Only the program’s own output',
  description:
    'Nothing was archived by Argo; what is left is the output of the user’s program, which KFP’s launcher stored.',
  create: () => {
    const run = endStep(createStep({ log: mainLog() }), 'collected', { archive: false });
    const key = 'v2/artifacts/churn/b5f0c1de/train/executor-logs-0';
    run.world.putObject('mlpipeline', key, trainingLog().join(''));
    const executorLogs = [{ uri: `minio://mlpipeline/${key}`, attempt: 0 }];
    return { ...run, target: { ...run.target, executorLogs } };
  },
};

export const binaryBytes: Scenario = {
  title: 'Bytes that are no text',
  description: 'The archived log holds bytes that are not UTF-8, a NUL and a terminal link.',
  create: () => {
    return endStep(createStep({ log: bytesThatAreNoText() }), 'podDeleted');
  },
};

export const gzipArchive: Scenario = {
  title: 'Archived with gzip',
  description: 'The archived log is packed; the UI server unpacks it.',
  create: () => {
    const run = endStep(createStep({ log: mainLog() }), 'collected');
    repackArchive(run.world, packGzip);
    return run;
  },
};

export const tarArchive: Scenario = {
  title: 'Archived as tar.gz',
  description:
    'The archived log is the only file of a packed tar archive; the UI server takes it out.',
  create: () => {
    const run = endStep(createStep({ log: mainLog() }), 'collected');
    repackArchive(run.world, (bytes) => packGzip(packTar([{ name: 'main.log', bytes }])));
    return run;
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
