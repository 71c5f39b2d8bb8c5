import fc from 'fast-check';

import { play } from './play.js';
import { anySchedule, anyStreamedSchedule } from './schedule.js';

const SCHEDULES = { kfp: anySchedule, kubernetes: anyStreamedSchedule };

/** Where the log of a life is read from. */
export type LogSource = keyof typeof SCHEDULES;

/**
 * Plays lives of a step one after the other.
 *
 * @param seed of another series of lives by default
 * @throws {Error} that tells the seed, and the simplest life that was found in which something is wrong
 */
export function playLives(source: LogSource, count: number, seed?: number): Promise<void> {
  const property = fc.asyncProperty(SCHEDULES[source], play);
  return Promise.resolve(
    fc.assert(property, { numRuns: count, ...(seed !== undefined && { seed }) }),
  );
}
