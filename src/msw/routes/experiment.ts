import { apiError } from '../api/apiError.js';
import { sendApiJson } from '../api/sendApiJson.js';
import { proxyFailed } from '../http/proxyFailed.js';
import type { Route } from '../http/Route.js';

/** `GET /apis/v2beta1/experiments/{id}`, which is where a run's namespace is found. */
export const experiment: Route = {
  methods: ['GET'],
  pattern: /^\/apis\/v2beta1\/experiments\/([^/]+?)\/?$/i,
  handle: (world, request) => {
    if (!world.services.apiServer) return proxyFailed(request);
    const [id = ''] = request.params;
    const found = world.experiments.get(id);
    if (!found) {
      const text = `Experiment ${id} not found`;
      return apiError(5, `Failed to fetch an experiment: ResourceNotFoundError: ${text}`, text);
    }
    return sendApiJson({
      experiment_id: found.experimentId,
      display_name: found.displayName,
      namespace: found.namespace,
      storage_state: 'AVAILABLE',
    });
  },
};
