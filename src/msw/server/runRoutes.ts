import { apiError, refuseRun, sendApiFailure, sendApiJson } from './api.js';
import { findLogKey, parseManifest, taskDetailsOf } from './manifests.js';
import { proxyFailed } from './responses.js';
import type { Route } from './routing.js';
import { openObject, StoreError } from './storedObjects.js';
import { sendStream, toBase64Json } from './streams.js';

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

const NOT_REPORTED = 'Invalid input error: read artifact from run with v2 IR spec is not supported';

/**
 * `GET /apis/{version}/runs/{run}/nodes/{node}/artifacts/{name}:read`: the object as it is, in base64.
 * With several users it refuses everybody, because the API server loses the identity on the way.
 */
export const artifactContent: Route = {
  methods: ['GET'],
  pattern: /^\/apis\/v[12]beta1\/runs\/([^/]+)\/nodes\/([^/]+)\/artifacts\/([^/]+):read$/i,
  handle: (world, request) => {
    if (!world.services.apiServer) return proxyFailed(request);
    const [runId = '', node = '', name = ''] = request.params;
    const run = world.runs.get(runId);
    if (world.settings.authz) {
      const reason = run
        ? `Failed to access run ${runId}. Check if you have access to namespace ${run.namespace}: ` +
          'Unauthenticated: Failed to check authorization. User identity is empty in the request header'
        : `Failed to authorize with the run ID ${runId}: ResourceNotFoundError: Run ${runId} not found`;
      return sendApiFailure(403, `Failed to authorize the request: ${reason}`);
    }
    const missing = () => sendApiFailure(404, 'artifact not found: <nil>');
    if (!run) return missing();
    const workflow = parseManifest(run.manifest);
    if (!workflow) return sendApiFailure(500, NOT_REPORTED);
    const key = findLogKey(workflow, node, name);
    if (!key) return missing();
    const { bucket, credentials } = world.controller;
    try {
      const content = openObject(world, { bucket, key, credentials }, request.signal, false);
      const head = {
        headers: { 'content-type': 'application/json', 'cache-control': 'no-cache, private' },
      };
      return sendStream(request, toBase64Json(content), world.delivery, head);
    } catch (error) {
      if (error instanceof StoreError && error.code === 'NoSuchKey') return missing();
      return sendApiFailure(500, error instanceof Error ? error.message : String(error));
    }
  },
};
