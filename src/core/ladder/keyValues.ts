import { keyValuesOf } from '../archive/candidateKeys.js';
import type { KeyValues } from '../archive/keyFormat.js';
import type { RungContext } from './types.js';

/** What the rungs have learned for the tags of a key format. */
export function keyValues({ target, facts, options }: RungContext, podName: string): KeyValues {
  return keyValuesOf(target, podName, {
    workflow: facts.workflow,
    node: facts.node,
    workflowName: facts.pod?.workflowName,
    timeZone: options.timeZone,
  });
}
