import { parseArgs } from 'node:util';

import fc from 'fast-check';

import '../src/core/ladder/createLadder.js';
import { play } from '../test/ladder/lifetimes/play.js';
import { anySchedule } from '../test/ladder/lifetimes/schedule.js';

/** `npm run lifetimes -- --count 10000`: lives of a step, each followed to its end in fast time. */
const { values } = parseArgs({
  options: { count: { type: 'string', default: '10000' }, seed: { type: 'string' } },
});
const numRuns = Number(values.count);
const seed = values.seed === undefined ? {} : { seed: Number(values.seed) };
const started = performance.now();
await fc.assert(fc.asyncProperty(anySchedule, play), { numRuns, ...seed });
console.log(
  `${numRuns} lives, nothing found, in ${Math.round((performance.now() - started) / 1000)} s`,
);
