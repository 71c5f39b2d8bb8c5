import { refuseRun } from '../api/refuseRun.js';
import { sendApiJson } from '../api/sendApiJson.js';
import { proxyFailed } from '../http/proxyFailed.js';
import type { Route } from '../http/Route.js';

/** `GET /apis/v1beta1/runs/{id}`: the run, and its workflow as it was last reported. */
export const runManifest: Route = {
  methods: ['GET'],
  pattern: /^\/apis\/v1beta1\/runs\/([^/]+?)\/?$/i,
  handle: (world, request) => {
    if (!world.services.apiServer) return proxyFailed(request);
    const [runId = ''] = request.params;
    const run = world.runs.get(runId);
    const refusal = refuseRun(world, request, runId, run);
    if (refusal || !run) return refusal ?? Response.error();
    const owner = (type: string, id: string) => ({ key: { type, id }, relationship: 'OWNER' });
    return sendApiJson({
      run: {
        id: run.runId,
        name: run.displayName,
        storage_state: 'STORAGESTATE_AVAILABLE',
        resource_references: [
          owner('EXPERIMENT', run.experimentId),
          owner('NAMESPACE', run.namespace),
        ],
        created_at: run.createdAt,
        ...(run.finishedAt && { finished_at: run.finishedAt }),
        status: run.state.charAt(0) + run.state.slice(1).toLowerCase(),
      },
      pipeline_runtime: run.manifest === undefined ? {} : { workflow_manifest: run.manifest },
    });
  },
};
