import type { RunLogsTarget } from '../../core/index.js';
import type { World } from '../world/World.js';
import type { RunClock } from './RunClock.js';

/** A scenario's world and the step whose log is wanted in it. */
export interface ScenarioRun {
  world: World;
  target: RunLogsTarget;
  /** Steps beside `target`, where a scenario is about several. */
  targets?: readonly RunLogsTarget[];
  /** What the host has set beside its client, where a scenario is about that. */
  host?: { lookUp: boolean; timeZone?: string };
  /** Drives the clock, where a scenario has one. */
  clock?: RunClock;
}
