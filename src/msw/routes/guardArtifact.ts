import { authorize } from '../api/authorize.js';
import { sendText } from '../http/sendText.js';
import type { UiRequest } from '../http/UiRequest.js';
import { isAllowedName } from '../kubernetes/isAllowedName.js';
import type { World } from '../world/World.js';
import { ownsKey } from './ownsKey.js';
import { singleParameter } from './singleParameter.js';

const PARAMETERS = ['source', 'bucket', 'key', 'providerInfo', 'namespace', 'peek'];
const TRACKED = ['minio', 's3', 'gcs', 'http', 'https'];

/** What the UI server asks before it looks at an artifact; the answer when it refuses. */
export async function guardArtifact(
  world: World,
  request: UiRequest,
  object: { source: string; bucket: string; key: string },
): Promise<Response | undefined> {
  try {
    for (const name of PARAMETERS) singleParameter(request.query, name);
  } catch (error) {
    return sendText(request, 400, error instanceof Error ? error.message : String(error));
  }
  if (!world.settings.authz) return undefined;
  if (!request.headers.get(world.settings.userIdHeader)) {
    return sendText(request, 401, 'Authentication required for artifact access');
  }
  const namespace = singleParameter(request.query, 'namespace');
  if (!namespace) {
    return sendText(request, 400, 'Namespace parameter is required when authentication is enabled');
  }
  if (!isAllowedName(namespace)) return sendText(request, 400, 'Invalid namespace format');
  const refusal = authorize(world, request, namespace);
  if (refusal) return sendText(request, 403, refusal.message);

  const { source, bucket, key } = object;
  if (!TRACKED.includes(source) || !bucket || !key) return undefined;
  // A metadata store that is down refuses nobody; one that is up knows no log of a step.
  if (!world.services.metadata || ownsKey(world, key, namespace)) return undefined;
  return sendText(request, 403, 'Artifact does not belong to the requested namespace');
}
