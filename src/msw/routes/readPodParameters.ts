import { authorize } from '../api/authorize.js';
import { sendText } from '../http/sendText.js';
import type { UiRequest } from '../http/UiRequest.js';
import type { World } from '../world/World.js';
import { parameterText } from './parameterText.js';

/** The pod that a request names, or the answer to a request that may not have it. */
export async function readPodParameters(
  world: World,
  request: UiRequest,
): Promise<{ name: string; namespace: string } | Response> {
  const podname = parameterText(request.query, 'podname');
  const podnamespace = parameterText(request.query, 'podnamespace');
  if (!podname) return sendText(request, 422, 'podname argument is required');
  if (!podnamespace) return sendText(request, 422, 'podnamespace argument is required');
  if (authorize(world, request, podnamespace)) {
    return sendText(request, 403, 'Access denied to namespace');
  }
  try {
    return { name: decodeURIComponent(podname), namespace: decodeURIComponent(podnamespace) };
  } catch {
    return Response.error();
  }
}
