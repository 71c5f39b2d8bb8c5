import { keyValuesOf } from '../archive/candidateKeys.js';
import type { KeyValues } from '../archive/keyFormat.js';
import type { RungContext } from './rung.js';

/** The values for the tags of a key format, from the target and from what the rungs have learned. */
export function keyValues({ target, facts, options }: RungContext, podName: string): KeyValues {
  return keyValuesOf(target, podName, {
    workflow: facts.workflow,
    node: facts.node,
    workflowName: facts.pod?.workflowName,
    timeZone: options.timeZone,
  });
}
