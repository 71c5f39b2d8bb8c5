import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import { packGzip } from '../objects/packGzip.js';
import { packTar } from '../objects/packTar.js';
import { repackArchive } from './repackArchive.js';
import type { Scenario } from './Scenario.js';

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
