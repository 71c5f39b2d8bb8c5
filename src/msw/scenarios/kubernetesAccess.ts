import type { RunLogsTarget } from '../../core/index.js';
import type { World } from '../world/World.js';
import { mainLog } from './sampleLogs.js';
import type { ScenarioRun } from './Scenario.js';
import { createStep, endStep } from './startingPoints.js';

/** A KFP for one user that does not look for archived logs, so that errors of Kubernetes show. */
const NO_ARCHIVE = { settings: { archiveLogs: false } } as const;

/** A step that runs, in a KFP that has no record of its run. */
function unknownRun(world: Parameters<typeof createStep>[0]): {
  world: World;
  target: RunLogsTarget;
} {
  const step = createStep({ log: mainLog({ epochs: 2 }), ...world });
  step.world.runs.clear();
  return { world: step.world, target: { ...step.target, taskState: 'RUNNING' } };
}

/** What the UI server may and may not do in Kubernetes, and whether Kubernetes knows who it is. */
export const kubernetesAccess = {
  kubernetesUnreachable: {
    title: 'Kubernetes is down, and nothing is archived yet',
    description:
      'The step may well be running: the UI server cannot ask Kubernetes, and KFP has no record of the run.',
    create: (): ScenarioRun => {
      const run = unknownRun({});
      run.world.services.kubernetes = false;
      return run;
    },
  },

  serverTokenInvalid: {
    title: 'Kubernetes does not accept the UI server’s token',
    description:
      'The token of the UI server’s service account has expired, so that Kubernetes refuses every request.',
    create: (): ScenarioRun => {
      const run = unknownRun({ world: NO_ARCHIVE });
      run.world.settings.serviceAccountToken = 'invalid';
      return run;
    },
  },

  podLogForbidden: {
    title: 'UI server may see pods, but not their logs',
    description: 'RBAC lets the UI server get pods in the namespace, and not pods/log.',
    create: (): ScenarioRun => {
      const { world, target } = createStep({
        log: mainLog({ epochs: 2 }),
        world: { forbidden: { 'pods/log': ['kubeflow'] } },
      });
      return { world, target: { ...target, taskState: 'RUNNING' } };
    },
  },

  podAccessForbidden: {
    title: 'UI server may see nothing in the namespace',
    description:
      'The role of the UI server is missing in the namespace: it may get neither pods nor workflows.',
    create: (): ScenarioRun => {
      const namespaces = ['kubeflow'];
      const forbidden = {
        pods: namespaces,
        'pods/log': namespaces,
        events: namespaces,
        workflows: namespaces,
      };
      return unknownRun({ world: { ...NO_ARCHIVE, forbidden } });
    },
  },

  workflowsForbidden: {
    title: 'UI server may not see workflows, pod deleted',
    description:
      'The workflow has the key of the log, but RBAC does not let the UI server get workflows.',
    create: (): ScenarioRun => {
      const world = { ...NO_ARCHIVE, forbidden: { workflows: ['kubeflow'] } };
      const run = endStep(createStep({ log: mainLog(), world }), 'podDeleted');
      run.world.runs.clear();
      return run;
    },
  },

  identityMissing: {
    title: 'Several users: no header says who asks',
    description:
      'KFP serves several users, and the requests reach it without the header that the gateway adds, as by kubectl port-forward.',
    create: (): ScenarioRun => {
      const { world, target } = createStep({
        namespace: 'team-a',
        log: mainLog(),
        world: { settings: { authz: true }, users: { 'alice@example.com': ['team-a'] } },
      });
      return { world, target };
    },
  },
};
