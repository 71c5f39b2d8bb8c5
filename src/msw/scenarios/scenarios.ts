import { archived } from './archived.js';
import { attempts } from './attempts.js';
import { archiveFailures } from './archiveFailures.js';
import { kubernetesAccess } from './kubernetesAccess.js';
import { liveRuns } from './liveRun.js';
import { podPresent } from './podPresent.js';
import { repositories } from './repositories.js';
import type { Scenario } from './Scenario.js';
import { transport } from './transport.js';
import { waiting } from './waiting.js';

/** Name of a scenario. */
export type ScenarioName =
  | keyof typeof waiting
  | keyof typeof podPresent
  | keyof typeof archived
  | keyof typeof archiveFailures
  | keyof typeof attempts
  | keyof typeof repositories
  | keyof typeof kubernetesAccess
  | keyof typeof transport
  | keyof typeof liveRuns;

/**
 * All scenarios, by name. Each is written in one of the files beside this one, and only there.
 *
 * @example
 * ```ts
 * const { world, target } = scenarios.collectedWithArchive.create();
 * server.use(...kfpHandlers(world));
 * ```
 */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  ...waiting,
  ...podPresent,
  ...archived,
  ...archiveFailures,
  ...attempts,
  ...repositories,
  ...kubernetesAccess,
  ...transport,
  ...liveRuns,
};
