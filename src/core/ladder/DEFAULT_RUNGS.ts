import type { Rung } from './Rung.js';
import { artifactRead } from './rungs/artifactRead.js';
import { configuredArchive } from './rungs/configuredArchive.js';
import { executorLogs } from './rungs/executorLogs.js';
import { guessedArchive } from './rungs/guessedArchive.js';
import { knownArchive } from './rungs/knownArchive.js';
import { live } from './rungs/live.js';
import { manifestArchive } from './rungs/manifestArchive.js';
import { podState } from './rungs/podState.js';

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
