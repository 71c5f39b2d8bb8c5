import type { Cause } from '../../diagnosis/catalogue.js';
import type { AskContext } from '../ask.js';
import type { LadderFacts } from '../facts.js';
import type { RunLogsOptions } from '../rung.js';
import type { ResolvedTarget } from '../types.js';

/** What is known of a miss beside the causes. */
export interface MissContext extends Omit<AskContext, 'client'> {
  /** The step. */
  target: ResolvedTarget;
  /** The settings of the session. */
  options: RunLogsOptions;
  /** What the rungs have learned. */
  facts: LadderFacts;
  /** Values that the text of any cause may use. */
  names: Cause['params'];
}
