import { DEFAULT_SETTINGS } from '../world/settings.js';
import { mainLog } from './sampleLogs.js';
import type { Scenario } from './Scenario.js';
import { createStep, endStep } from './step.js';

export const archivingDisabled: Scenario = {
  title: 'Archiving is off',
  description: 'Pod and workflow are gone, and nobody archives logs in this installation.',
  create: () => {
    const world = { settings: { archiveLogs: false }, controller: { archiveLogs: false } };
    return endStep(createStep({ log: mainLog(), world }), 'collected');
  },
};

export const noManifest: Scenario = {
  title: 'No stored manifest',
  description:
    'Pod and workflow are gone, and the persistence agent never reported the run: only the configured key is left.',
  create: () => {
    const world = { services: { persistenceAgent: false } };
    return endStep(createStep({ log: mainLog(), world }), 'collected');
  },
};

export const keyPrefixMissing: Scenario = {
  title: 'The namespace has its own prefix',
  description:
    'The controller archives the logs of this namespace below a prefix of its own, which the UI server does not know; the run has no stored manifest either.',
  create: () => {
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
};

export const storeDenied: Scenario = {
  title: 'The store refuses',
  description: 'The UI server may not read the bucket.',
  create: () => {
    const accounts = { minio: { secretKey: 'minio123', mayRead: false } };
    return endStep(createStep({ log: mainLog(), world: { store: { accounts } } }), 'collected');
  },
};

export const storeDown: Scenario = {
  title: 'The store is down',
  description: 'The archived log is in a store that does not listen.',
  create: () => {
    return endStep(
      createStep({ log: mainLog(), world: { store: { health: 'down' } } }),
      'collected',
    );
  },
};

export const apiServerDown: Scenario = {
  title: 'API server down',
  description:
    'Pod and workflow are gone, and the API server, which has the run’s manifest, does not listen.',
  create: () => {
    const run = endStep(createStep({ log: mainLog() }), 'collected');
    run.world.services.apiServer = false;
    return run;
  },
};
