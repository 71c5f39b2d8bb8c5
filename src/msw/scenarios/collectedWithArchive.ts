import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { mainLog } from './mainLog.js';
import { DEFAULT_SETTINGS } from '../world/DEFAULT_SETTINGS.js';
import type { Scenario } from './Scenario.js';

export const collectedWithArchive: Scenario = {
  title: 'Collected, archive where the UI server looks',
  description:
    'Pod and workflow are gone; the controller archived the log under the key that the UI server works out.',
  create: () => {
    const controller = { keyFormat: DEFAULT_SETTINGS.keyFormat };
    return endStep(createStep({ log: mainLog(), world: { controller } }), 'collected');
  },
};
