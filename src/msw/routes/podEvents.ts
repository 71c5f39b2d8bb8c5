import type { Route } from '../http/Route.js';
import { sendText } from '../http/sendText.js';
import { isAllowedName } from '../kubernetes/isAllowedName.js';
import { withClientDates } from '../kubernetes/withClientDates.js';
import { readPodParameters } from './readPodParameters.js';

/** `GET /k8s/pod/events`: the events of a pod in JSON, sent as HTML; they outlive the pod. */
export const podEvents: Route = {
  methods: ['GET'],
  pattern: /^\/k8s\/pod\/events\/?$/i,
  handle: async (world, request) => {
    const parameters = await readPodParameters(world, request);
    if (parameters instanceof Response) return parameters;
    const { name, namespace } = parameters;
    const readable = world.services.kubernetes && world.mayRead('events', namespace);
    // These characters break the field selector that the names are put into.
    if (!readable || /[\\,=]/.test(name + namespace)) {
      const valid = isAllowedName(name) && isAllowedName(namespace);
      const text = valid
        ? `Error when listing pod events for pod ${name} in namespace ${namespace}`
        : 'Invalid resource name';
      return sendText(request, 500, text);
    }
    const items = world.events
      .filter(({ metadata, involvedObject }) => {
        const same = involvedObject.name === name && involvedObject.namespace === namespace;
        return metadata.namespace === namespace && same && involvedObject.kind === 'Pod';
      })
      .sort((one, other) => (one.metadata.name < other.metadata.name ? -1 : 1));
    const list = { apiVersion: 'v1', items, kind: 'EventList', metadata: { resourceVersion: '1' } };
    return sendText(request, 200, JSON.stringify(withClientDates(list)));
  },
};
