import { refuseRun } from '../api/refuseRun.js';
import { sendApiJson } from '../api/sendApiJson.js';
import { taskDetailsOf } from '../api/taskDetailsOf.js';
import { proxyFailed } from '../http/proxyFailed.js';
import type { Route } from '../http/Route.js';

/** `GET /apis/v2beta1/runs/{id}` */
export const run: Route = {
  methods: ['GET'],
  pattern: /^\/apis\/v2beta1\/runs\/([^/]+?)\/?$/i,
  handle: (world, request) => {
    if (!world.services.apiServer) return proxyFailed(request);
    const [runId = ''] = request.params;
    const record = world.runs.get(runId);
    const refusal = refuseRun(world, request, runId, record);
    if (refusal || !record) return refusal ?? Response.error();
    const tasks = taskDetailsOf(record);
    return sendApiJson({
      experiment_id: record.experimentId,
      run_id: record.runId,
      display_name: record.displayName,
      storage_state: 'AVAILABLE',
      service_account: 'pipeline-runner',
      created_at: record.createdAt,
      scheduled_at: record.createdAt,
      ...(record.finishedAt && { finished_at: record.finishedAt }),
      state: record.state,
      ...(tasks.length > 0 && { run_details: { task_details: tasks } }),
    });
  },
};
