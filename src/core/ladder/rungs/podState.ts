import { DEFAULT_CONTAINER } from '../../archive/names.js';
import { diagnosePod, unreadableCauseOf } from '../../diagnosis/podCauses.js';
import { endedBefore } from '../../kfp/pod.js';
import { loadEvents, loadPod } from '../loadPod.js';
import type { Rung } from '../rung.js';

/**
 * `k8s/pod` and `k8s/pod/events`, when the live route gave no text: its error names only the last
 * place where the UI server looked, and an empty response says nothing at all.
 */
export const podState: Rung = {
  name: 'podState',
  climb: async (context) => {
    const { target, facts } = context;
    const { namespace, container } = target;
    const { podName } = facts;
    if (!podName || !namespace) return context.skip();
    await loadPod(context);
    if (!facts.pod) return { kind: 'miss', causes: facts.podCause ? [facts.podCause] : [] };

    await loadEvents(context);
    const { events = [] } = facts;
    const verdict = diagnosePod(facts.pod, events, container);
    switch (verdict.kind) {
      case 'waiting':
        return verdict;
      case 'lost':
        return { kind: 'miss', causes: [verdict.cause] };
      case 'ended':
        if (!facts.liveEmpty) return { kind: 'miss', causes: [] };
        // What it wrote last may have come after the log was read.
        return facts.history.ended || endedBefore(facts.pod, Date.now())
          ? { kind: 'none', cause: { code: 'no-output', params: {} } }
          : { kind: 'waiting', cause: { code: 'no-output-yet', params: {} } };
      case 'running':
        // It was not asked for, so that there is nothing to explain.
        if (container !== DEFAULT_CONTAINER) return { kind: 'miss', causes: [] };
        return facts.liveEmpty
          ? { kind: 'waiting', cause: { code: 'no-output-yet', params: {} } }
          : { kind: 'miss', causes: [unreadableCauseOf(facts.pod, events, container)] };
    }
  },
};
