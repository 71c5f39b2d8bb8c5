import { goJson } from '../kubernetes/refusals.js';
import type { World } from '../world/World.js';
import type { RunRecord } from '../world/WorldInit.js';
import { POWERED_BY } from './responses.js';
import type { UiRequest } from './routing.js';

/**
 * Asks KFP's API server whether the user of a request may look into a namespace, as the UI server
 * does. Returns the refusal, or `undefined` when the user may, or when KFP serves one user only.
 */
export function authorize(
  world: World,
  request: UiRequest,
  namespace: string,
): { message: string } | undefined {
  const { authz, userIdHeader, userIdPrefix } = world.settings;
  if (!authz) return undefined;
  const prefix = `User is not authorized to GET VIEWERS in namespace ${namespace}: `;
  if (!world.services.apiServer) {
    return {
      message: `${prefix}The request failed and the interceptors did not return an alternative response`,
    };
  }
  // Node has header names in lower case, and the server asks for the name as it was configured.
  const known = userIdHeader === userIdHeader.toLowerCase();
  const identity = known ? request.headers.get(userIdHeader) : null;
  if (!identity) {
    return {
      message:
        `${prefix}Failed to authorize the request: Unauthenticated: Failed to check authorization. ` +
        'User identity is empty in the request header',
    };
  }
  const user = identity.startsWith(userIdPrefix) ? identity.slice(userIdPrefix.length) : identity;
  if (world.users.get(user)?.includes(namespace)) return undefined;
  return {
    message:
      `${prefix}Failed to authorize the request: PermissionDenied: User '${user}' is not authorized ` +
      `with reason:  (request: &ResourceAttributes{Namespace:${namespace},Verb:get,` +
      'Group:kubeflow.org,Version:v1beta1,Resource:viewers,Subresource:,Name:,}): Unauthorized access',
  };
}

/** Returns the API server's refusal to show a run, if it refuses. */
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

const STATUS: Readonly<Record<number, number>> = { 5: 404, 7: 403, 13: 500, 16: 401 };

/** Sends an error of KFP's API server: its gRPC code, and a long and a short message. */
export function apiError(code: 5 | 7 | 13 | 16, message: string, short: string): Response {
  const detail = { '@type': 'type.googleapis.com/google.rpc.Status', code, message: short };
  return sendApiJson({ code, message, details: [detail] }, STATUS[code] ?? 500);
}

/** Sends JSON as KFP's API server does behind the UI server. */
export function sendApiJson(value: unknown, status = 200): Response {
  return new Response(new TextEncoder().encode(JSON.stringify(value)), {
    status,
    headers: { ...POWERED_BY, 'content-type': 'application/json' },
  });
}

/**
 * Sends an error of those handlers of the API server that do without gRPC: JSON, but typed as text,
 * because they set the content type after the head has gone out.
 */
export function sendApiFailure(status: number, message: string): Response {
  const text = goJson({ error_message: message, error_details: message });
  return new Response(new TextEncoder().encode(text), {
    status,
    headers: { ...POWERED_BY, 'content-type': 'text/plain; charset=utf-8' },
  });
}
