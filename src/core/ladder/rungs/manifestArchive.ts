import type { StoredNode, StoredWorkflow } from '../../archive/storedWorkflow.js';
import { readableText } from '../../base/readableText.js';
import type { Cause } from '../../diagnosis/catalogue.js';
import { loadWorkflow } from '../loadWorkflow.js';
import { readObject } from '../readObject.js';
import { isFinal, isOver } from '../stepLife.js';
import type { Rung, RungContext } from '../rung.js';
import type { RungOutcome } from '../types.js';

/**
 * The run's workflow, which the API server keeps after Argo has deleted it: it holds the exact key
 * of each step's log, whatever the key format was.
 */
export const manifestArchive: Rung = {
  name: 'manifestArchive',
  climb: async (context) => {
    const { target, facts } = context;
    const cause = await loadWorkflow(context);
    if (cause) return { kind: 'miss', causes: [cause] };
    const { workflow, node } = facts;
    if (!workflow) return { kind: 'miss', causes: [] };
    const elsewhere = namespaceElsewhere(context, workflow);
    // In the wrong namespace the step never comes up, so there is nothing to wait for.
    const wait = (cause: Cause): RungOutcome =>
      elsewhere ? { kind: 'miss', causes: [elsewhere] } : { kind: 'waiting', cause };
    const miss = (...causes: Cause[]): RungOutcome => ({
      kind: 'miss',
      causes: [...(elsewhere ? [elsewhere] : []), ...causes],
    });
    if (!node) {
      return isOver(workflow.phase)
        ? miss(...notArchived(workflow, undefined))
        : wait({ code: 'not-started', params: {} });
    }
    facts.reportedLate = isReportedLate(context, node);
    if (node.phase === 'Pending' || facts.reportedLate) {
      const reason = readableText(node.message) || node.phase;
      return wait({ code: 'pod-starting', params: { reason } });
    }
    if (node.type === 'Skipped' || node.phase === 'Omitted' || node.phase === 'Skipped') {
      return { kind: 'none', cause: { code: 'skipped', params: {} } };
    }

    const log = node.logs.find(({ container }) => container === target.container);
    if (!log) return miss(...notArchived(workflow, node));
    return readObject(context, 'manifestArchive', {
      source: log.source,
      bucket: log.bucket ?? workflow.repository?.bucket ?? target.bucket,
      key: log.key,
    });
  },
};

/**
 * Whether a step that the workflow reports as running has only just started or ended, as it has no
 * pod: the stored workflow is some seconds behind. Not where the host says that the step has ended.
 */
function isReportedLate({ target, facts }: RungContext, node: StoredNode): boolean {
  return (
    node.phase === 'Running' && facts.podCause?.code === 'pod-gone' && !isFinal(target.taskState)
  );
}

/** That the pod was looked for in another namespace than the one in which its workflow ran. */
function namespaceElsewhere(
  { target, facts }: RungContext,
  workflow: StoredWorkflow,
): Cause | undefined {
  const { namespace } = target;
  const differs = namespace && workflow.namespace && workflow.namespace !== namespace;
  if (!differs || facts.pod) return undefined;
  return { code: 'namespace-wrong', params: { actualNamespace: workflow.namespace } };
}

/** Why a workflow or its node names no archived log; nothing while the step may still write it. */
function notArchived(workflow: StoredWorkflow, node: StoredNode | undefined): Cause[] {
  if (workflow.archiveLogs === false) return [{ code: 'archiving-disabled', params: {} }];
  if (!node || !isOver(node.phase)) return [];
  const { phase, message } = node;
  return [{ code: 'step-not-archived', params: { phase, message: readableText(message) } }];
}
