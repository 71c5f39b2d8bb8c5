import type { scenarios } from './scenarios.js';

/** Name of a scenario. */
export type ScenarioName = keyof typeof scenarios;
