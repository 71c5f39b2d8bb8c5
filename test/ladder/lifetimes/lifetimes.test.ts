import fc from 'fast-check';
import { beforeAll, test } from 'vitest';

import { play } from './play.js';
import { anySchedule } from './schedule.js';

// Loaded before, so that only the clock decides when something happens.
beforeAll(() =>
  Promise.all([
    import('../../../src/core/ladder/createLadder.js'),
    import('../../../src/core/kfp/requests.js'),
  ]),
);

test('a log outlives its pod, whatever happens on the way', async () => {
  // One seed for everybody; `npm run lifetimes` tries others, and prints the seed of one that fails.
  await fc.assert(fc.asyncProperty(anySchedule, play), { numRuns: 1_000, seed: 12 });
}, 600_000);
