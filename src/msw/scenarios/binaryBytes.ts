import { createStep } from './createStep.js';
import { endStep } from './endStep.js';
import { bytesThatAreNoText } from '../samples/bytesThatAreNoText.js';
import type { Scenario } from './Scenario.js';

export const binaryBytes: Scenario = {
  title: 'Bytes that are no text',
  description: 'The archived log holds bytes that are not UTF-8, a NUL and a terminal link.',
  create: () => {
    return endStep(createStep({ log: bytesThatAreNoText() }), 'podDeleted');
  },
};
