import type { UiRequest } from '../http/UiRequest.js';
import type { World } from '../world/World.js';

/**
 * Whether the user of a request may look into a namespace; the text is what the UI server says when
 * not. Always, where the server has no users.
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
