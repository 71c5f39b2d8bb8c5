import type { Cause } from '../../diagnosis/catalogue.js';
import { diagnosePod } from '../../diagnosis/podCauses.js';
import { parseEvents, parsePod } from '../../kfp/pod.js';
import type { Rung } from '../types.js';

/**
 * `k8s/pod` and `k8s/pod/events`: asked when the live route gave no text, since its error tells
 * only the last thing that the server tried, and an empty answer tells nothing.
 */
export const podState: Rung = {
  name: 'podState',
  climb: async (context) => {
    const { target, client, facts } = context;
    const { namespace } = target;
    const podName = target.podName ?? facts.podName;
    const container = target.container ?? 'main';
    if (!podName || !namespace) return context.skip();
    const pod = { podName, namespace };

    if (facts.pod === undefined) {
      const response = await context.readJson((signal) => client.getPod(pod, { signal }));
      facts.pod = response.cause ? null : (parsePod(response.value) ?? null);
      if (response.cause) facts.podCause = response.cause;
    }
    if (!facts.pod) return { kind: 'miss', causes: facts.podCause ? [facts.podCause] : [] };

    const events = await context.readJson((signal) => client.getPodEvents(pod, { signal }));
    const verdict = diagnosePod(facts.pod, parseEvents(events.value), container);
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
        : { code: 'node-unreachable', params: { node: facts.pod?.nodeName ?? '–' } };
    }
  },
};
