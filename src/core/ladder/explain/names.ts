import { candidateKeys } from '../../archive/candidateKeys.js';
import type { Cause } from '../../diagnosis/catalogue.js';
import type { LadderFacts } from '../facts.js';
import type { ResolvedTarget } from '../types.js';

/** The values that the texts of any diagnosis may use; unknown ones are absent. */
export function namesOf(target: ResolvedTarget, facts: LadderFacts): Cause['params'] {
  const { podName } = facts;
  const { runId, namespace, createdAt, container, bucket } = target;
  const workflow = target.workflowName ?? facts.workflow?.name;
  const keys = candidateKeys({
    podName,
    namespace,
    workflowName: workflow,
    createdAt,
    container,
  });
  return withoutMissing({
    runId,
    namespace,
    pod: podName,
    workflow,
    container,
    bucket,
    key: target.archive?.key,
    serverKey: keys.server,
    argoKey: keys.argo,
  });
}

function withoutMissing(names: Readonly<Record<string, string | undefined>>): Cause['params'] {
  const known = Object.entries(names).filter((entry): entry is [string, string] => !!entry[1]);
  return Object.fromEntries(known);
}
