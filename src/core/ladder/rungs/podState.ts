import type { Cause } from '../../diagnosis/catalogue.js';
import { diagnosePod } from '../../diagnosis/podCauses.js';
import { loadEvents, loadPod } from '../loadPod.js';
import type { Rung } from '../types.js';

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
    const verdict = diagnosePod(facts.pod, facts.events ?? [], container);
    switch (verdict.kind) {
      case 'waiting':
        return verdict;
      case 'lost':
        return { kind: 'miss', causes: [verdict.cause] };
      case 'ended':
        return facts.liveEmpty
          ? { kind: 'none', cause: { code: 'no-output', params: {} } }
          : { kind: 'miss', causes: [] };
      case 'running':
        return facts.liveEmpty
          ? { kind: 'waiting', cause: { code: 'no-output-yet', params: {} } }
          : { kind: 'miss', causes: [unreadable()] };
    }

    function unreadable(): Cause {
      const names = facts.pod?.containerNames ?? [];
      return names.length > 0 && !names.includes(container)
        ? { code: 'container-not-found', params: { container, containers: names.join(', ') } }
        : { code: 'node-unreachable', params: facts.pod ? { node: facts.pod.nodeName } : {} };
    }
  },
};
