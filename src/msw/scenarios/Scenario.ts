import type { ScenarioRun } from './ScenarioRun.js';

/** A situation in which somebody wants to read a log. */
export interface Scenario {
  title: string;
  description: string;
  /** A new world each time, so that one story cannot spoil another. */
  create: () => ScenarioRun;
}
