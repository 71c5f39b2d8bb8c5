import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import { packGzip } from '../objects/packGzip.js';
import { repackArchive } from './repackArchive.js';
import type { Scenario } from './Scenario.js';

export const gzipArchive: Scenario = {
  title: 'Archived with gzip',
  description: 'The archived log is packed; the UI server unpacks it.',
  create: () => {
    const run = endStep(createStep({ log: mainLog() }), 'collected');
    repackArchive(run.world, packGzip);
    return run;
  },
};
