import type { Route } from '../http/Route.js';
import { sendText } from '../http/sendText.js';
import { isAllowedName } from '../kubernetes/isAllowedName.js';
import { objectKey } from '../kubernetes/objectKey.js';
import { withClientDates } from '../kubernetes/withClientDates.js';
import { readPodParameters } from './readPodParameters.js';

/** `GET /k8s/pod`: the pod in JSON, sent as HTML. */
export const podInfo: Route = {
  methods: ['GET'],
  pattern: /^\/k8s\/pod\/?$/i,
  handle: async (world, request) => {
    const parameters = await readPodParameters(world, request);
    if (parameters instanceof Response) return parameters;
    const { name, namespace } = parameters;
    const readable = world.services.kubernetes && world.mayRead('pods', namespace);
    const pod = readable ? world.pods.get(objectKey(namespace, name)) : undefined;
    if (pod) return sendText(request, 200, JSON.stringify(withClientDates(pod)));
    // Names are looked at only now, so that a long name of a pod that is gone is called invalid.
    const valid = isAllowedName(name) && isAllowedName(namespace);
    const text = valid
      ? `Could not get pod ${name} in namespace ${namespace}`
      : 'Invalid resource name';
    return sendText(request, 500, text);
  },
};
