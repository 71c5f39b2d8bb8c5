import fc from 'fast-check';
import { beforeAll, test } from 'vitest';

import { anySchedule, play } from './lifetimes.js';

// Loaded before, so that only the clock decides when something happens.
beforeAll(() => import('../../src/core/ladder/createLadder.js'));

test('a log outlives its pod, whatever happens on the way', async () => {
  // Other lives each time: where one fails, fast-check prints its seed, and `npm run lifetimes -- --seed=…`
  // plays it again.
  await fc.assert(fc.asyncProperty(anySchedule, play), { numRuns: 1_000 });
}, 600_000);
