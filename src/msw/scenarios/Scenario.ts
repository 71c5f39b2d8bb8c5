import type { RunLogsTarget } from '../../core/index.js';
import type { World } from '../world/World.js';

/** A situation in which somebody wants to read a log. */
export interface Scenario {
  title: string;
  description: string;
  /** A new world each time, so that one story cannot spoil another. */
  create: () => ScenarioRun;
}

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

/** A run that goes on while it is watched: its clock stands still unless it is told to move. */
export interface RunClock {
  /** The run's steps, in order. */
  readonly targets: readonly RunLogsTarget[];
  /** Seconds since the run was created. */
  readonly elapsed: number;
  /** Seconds after which nothing happens any more. */
  readonly duration: number;
  /** What happens when, in seconds, for a story that wants to stop at a certain point. */
  readonly moments: Readonly<
    Record<'collected' | 'finished' | 'podsDeleted' | 'trainingStarted', number>
  >;
  /** Lets time pass, and everything happen that happens in that time. */
  advance: (seconds: number) => void;
}
