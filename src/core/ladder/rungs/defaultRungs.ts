import type { Rung } from '../rung.js';
import { artifactRead } from './artifactRead.js';
import { configuredArchive } from './configuredArchive.js';
import { executorLogs } from './executorLogs.js';
import { guessedArchive, knownArchive } from './knownAndGuessedArchive.js';
import { live } from './live.js';
import { manifestArchive } from './manifestArchive.js';
import { podState } from './podState.js';

/** The ladder from the freshest source to the last resort. */
export const DEFAULT_RUNGS: readonly Rung[] = [
  live,
  podState,
  knownArchive,
  manifestArchive,
  configuredArchive,
  executorLogs,
  artifactRead,
  guessedArchive,
];
