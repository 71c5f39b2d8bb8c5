import type { UiRequest } from '../http/UiRequest.js';
import type { RunRecord } from '../world/RunRecord.js';
import type { World } from '../world/World.js';
import { apiError } from './apiError.js';
import { authorize } from './authorize.js';

/** The API server's refusal to show a run, if it refuses. */
export function refuseRun(
  world: World,
  request: UiRequest,
  runId: string,
  run: RunRecord | undefined,
): Response | undefined {
  if (!run) {
    return apiError(
      5,
      `Failed to get a run: Failed to fetch run ${runId}: ResourceNotFoundError: Run ${runId} not found`,
      `Run ${runId} not found`,
    );
  }
  const refusal = authorize(world, request, run.namespace);
  if (!refusal) return undefined;
  const nobody = !request.headers.get(world.settings.userIdHeader);
  const reason = nobody
    ? 'Unauthenticated: User identity is empty in the request header'
    : 'PermissionDenied: Unauthorized access';
  const text = `Failed to access run ${runId}. Check if you have access to namespace ${run.namespace}`;
  return apiError(nobody ? 16 : 7, `Failed to get a run: ${text}: ${reason}`, `${text}: ${reason}`);
}
