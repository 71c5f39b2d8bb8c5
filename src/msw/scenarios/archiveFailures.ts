import { DEFAULT_SETTINGS } from '../world/settings.js';
import { mainLog } from './sampleLogs.js';
import type { ScenarioRun } from './Scenario.js';
import { createStep, endStep } from './startingPoints.js';

/** Runs that are cleaned up and whose archived log is not found or may not be read. */
export const archiveFailures = {
  archivingDisabled: {
    title: 'Run cleaned up, archiving switched off',
    description: 'Pod and workflow are deleted, and this KFP archives no logs.',
    create: (): ScenarioRun => {
      const world = { settings: { archiveLogs: false }, controller: { archiveLogs: false } };
      return endStep(createStep({ log: mainLog(), world }), 'collected');
    },
  },

  noManifest: {
    title: 'Run cleaned up, its manifest was never stored',
    description:
      'Pod and workflow are deleted, and the persistence agent never reported the run, so that only the configured key can be tried.',
    create: (): ScenarioRun => {
      const world = { services: { persistenceAgent: false } };
      return endStep(createStep({ log: mainLog(), world }), 'collected');
    },
  },

  keyPrefixMissing: {
    title: 'Archived under the namespace’s own prefix',
    description:
      'Argo archives the logs of this namespace below a prefix that the UI server does not know, and the run has no stored manifest that would tell.',
    create: (): ScenarioRun => {
      const step = createStep({
        namespace: 'team-a',
        log: mainLog(),
        world: {
          controller: { keyFormats: { 'team-a': `team-a/${DEFAULT_SETTINGS.keyFormat}` } },
          services: { persistenceAgent: false },
        },
      });
      return endStep(step, 'collected');
    },
  },

  storeDenied: {
    title: 'The object store refuses access',
    description: 'The UI server’s credentials do not allow it to read the bucket.',
    create: (): ScenarioRun => {
      const accounts = { minio: { secretKey: 'minio123', mayRead: false } };
      return endStep(createStep({ log: mainLog(), world: { store: { accounts } } }), 'collected');
    },
  },

  storeDown: {
    title: 'The object store is down',
    description: 'The log is archived in an object store that nobody can connect to.',
    create: (): ScenarioRun => {
      return endStep(
        createStep({ log: mainLog(), world: { store: { health: 'down' } } }),
        'collected',
      );
    },
  },

  apiServerDown: {
    title: 'KFP’s API server is down',
    description:
      'Pod and workflow are deleted, and the API server, which stores the run’s manifest, does not respond.',
    create: (): ScenarioRun => {
      const run = endStep(createStep({ log: mainLog() }), 'collected');
      run.world.services.apiServer = false;
      return run;
    },
  },
};
