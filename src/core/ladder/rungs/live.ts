import { DEFAULT_CONTAINER } from '../../archive/names.js';
import { podNameOfNode } from '../../archive/storedWorkflow.js';
import { isFinal } from '../../kfp/pod.js';
import { loadPod } from '../loadPod.js';
import { loadWorkflow } from '../loadWorkflow.js';
import type { LadderFacts, LogSource, Rung, RungContext } from '../types.js';

/**
 * `k8s/pod/logs`, as KFP's own page asks for it. The UI server falls back to archives without saying
 * so. The pod, requested at the same time, tells whether the text is its own and whether more will
 * come. The server reads one container of every pod, and the request cannot name another.
 */
export const live: Rung = {
  name: 'live',
  climb: async (context) => {
    const { target, client, facts } = context;
    const { namespace, runId, createdOn, container } = target;
    if (container !== DEFAULT_CONTAINER) {
      return context.skip({ code: 'container-not-served', params: { container } });
    }
    const podName = await podNameFor(context);
    if (!podName) return context.skip({ code: 'pod-name-missing', params: {} });
    const pod = { podName, namespace };
    const askedAt = Date.now();

    const [, reading] = await Promise.all([
      loadPod(context),
      context.readLog(
        (signal) => client.getPodLogs({ ...pod, runId, createdAt: createdOn }, { signal }),
        { partial: true },
      ),
    ]);
    if (reading.kind === 'empty') facts.liveEmpty = true;
    if (reading.kind !== 'log')
      return { kind: 'miss', causes: reading.cause ? [reading.cause] : [] };

    const running = facts.pod
      ? !isFinal(facts.pod, askedAt)
      : facts.pod === undefined && target.taskState === 'RUNNING';
    return {
      kind: 'log',
      source: { rung: 'live', origin: originOf(facts, running) },
      following: running,
      caveat: reading.cause,
    };
  },
};

/** KFP's API names steps by node; the pod's name follows from the node in the run's workflow. */
export async function podNameFor(context: RungContext): Promise<string | undefined> {
  const { target, facts } = context;
  if (facts.podName || !target.nodeId) return facts.podName;
  await loadWorkflow(context);
  const { node, workflow } = facts;
  if (!node || !workflow) return undefined;
  facts.podName = podNameOfNode(node, workflow);
  return facts.podName;
}

function originOf({ pod }: LadderFacts, running: boolean): LogSource['origin'] {
  if (pod === undefined) return 'unknown';
  if (pod === null) return 'server';
  return running ? 'pod' : 'podEnded';
}
