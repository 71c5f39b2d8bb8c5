import type { RunLogsTarget } from '../../core/index.js';
import type { World } from '../world/World.js';

/** A situation in which somebody wants to read a log. */
export interface Scenario {
  /** The situation in a few words, for people who do not know KFP from inside. */
  title: string;
  /** The situation in one or two sentences. */
  description: string;
  /** Creates a new world each time, so that one story cannot change that of another. */
  create: () => ScenarioRun;
}

/** A scenario's world, and the step in it whose log is wanted. */
export interface ScenarioRun {
  /** The KFP that the step runs in. */
  world: World;
  /** The step, as a page names it. */
  target: RunLogsTarget;
  /** Other steps, where the scenario is about several. */
  targets?: readonly RunLogsTarget[];
  /** What the page is told, where the scenario is about that: to look up artifact repositories, and Argo's time zone. */
  host?: { lookUp: boolean; timeZone?: string };
  /** Moves the clock, where the scenario has one that stands still. */
  clock?: RunClock;
}

/** The clock of a run that goes on while it is watched; it stands still until it is moved. */
export interface RunClock {
  /** The run's steps, in the order in which they run. */
  readonly targets: readonly RunLogsTarget[];
  /** Seconds since the run was created. */
  readonly elapsed: number;
  /** Seconds after which nothing happens any more. */
  readonly duration: number;
  /** When things happen, in seconds since the run was created. */
  readonly moments: Readonly<
    Record<'collected' | 'finished' | 'podsDeleted' | 'trainingStarted', number>
  >;
  /** Moves the clock forward, and lets everything happen that is due by then. */
  advance: (seconds: number) => void;
}
