import { findLogKey } from '../api/findLogKey.js';
import { parseManifest } from '../api/parseManifest.js';
import { sendApiFailure } from '../api/sendApiFailure.js';
import { toBase64Json } from '../api/toBase64Json.js';
import { proxyFailed } from '../http/proxyFailed.js';
import type { Route } from '../http/Route.js';
import { sendStream } from '../http/sendStream.js';
import { openObject } from '../objects/openObject.js';
import { StoreError } from '../objects/StoreError.js';

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
