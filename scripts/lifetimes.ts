import { parseArgs } from 'node:util';

import fc from 'fast-check';

import '../src/core/ladder/createLadder.js';
import { play } from '../test/ladder/lifetimes/play.js';
import { anySchedule, anyStreamedSchedule } from '../test/ladder/lifetimes/schedule.js';

/** `npm run lifetimes -- --count 10000`: lives of a step, each followed to its end in fast time. */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string' },
    source: { type: 'string', default: 'kfp,kubernetes' },
  },
});
const numRuns = Number(values.count);
const seed = values.seed === undefined ? {} : { seed: Number(values.seed) };
const schedules = { kfp: anySchedule, kubernetes: anyStreamedSchedule };
for (const [source, schedule] of Object.entries(schedules)) {
  if (!values.source.split(',').includes(source)) continue;
  const started = performance.now();
  await fc.assert(fc.asyncProperty(schedule, play), { numRuns, ...seed });
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`${numRuns} lives of ${source}, nothing found, in ${seconds} s`);
}
