import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import { traceback } from '../samples/traceback.js';
import type { Scenario } from './Scenario.js';

export const failedStep: Scenario = {
  title: 'Failed',
  description: 'The program raised an error; the traceback is at the end of the log.',
  create: () => {
    const log = mainLog({ epochs: 3 }) + traceback();
    return endStep(createStep({ log }), 'kept', { exitCode: 1 });
  },
};
