import { type Credentials, DEFAULT_SETTINGS } from '../world/settings.js';
import type { World } from '../world/World.js';
import { authorize } from './api.js';
import { getSecretValue } from './kubernetesClient.js';
import { isAllowedName, singleParameter } from './query.js';
import { sendText } from './responses.js';
import type { UiRequest } from './routing.js';

/** A request for an artifact, in either form of its path. */
export interface ArtifactRequest {
  /** Kind of store: `minio`, `s3`, … */
  source: string;
  /** Name of the bucket. */
  bucket: string;
  /** Key of the object, or the prefix of a directory. */
  key: string;
  /** Bytes wanted from the start; 0 for all. */
  peek: number;
  /** JSON that may name a Secret with other credentials; empty for none. */
  providerInfo: string;
  /** The server's own when the request has no such parameter; empty when the parameter is. */
  namespace: string;
  /** Whether the object is wanted unpacked. */
  extract: boolean;
}

const PARAMETERS = ['source', 'bucket', 'key', 'providerInfo', 'namespace', 'peek'];
const TRACKED = ['minio', 's3', 'gcs', 'http', 'https'];

/**
 * The UI server's refusal of a request for an artifact, if it refuses. The order of its checks shows
 * in what a user reads: first the parameters, then who asks, for which namespace, and whether they may
 * read in it, and only then whether the object belongs to that namespace. A user who may look into
 * a namespace is therefore refused a log whose key says nothing of the namespace.
 *
 * @see https://github.com/kubeflow/pipelines/blob/7b70c7b95f/frontend/server/handlers/artifacts.ts#L143
 */
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
  // When the metadata store is down, the server lets everybody pass.
  if (!world.services.metadata || ownsObject(world, bucket, key, namespace)) return undefined;
  return sendText(request, 403, 'Artifact does not belong to the requested namespace');
}

/**
 * Whether an object belongs to a namespace. ML Metadata has no record of a step's log, so that the
 * key alone decides: it has to begin with the prefix of the settings and the namespace.
 *
 * @see https://github.com/kubeflow/pipelines/blob/7b70c7b95f/frontend/server/helpers/mlmd-validator.ts#L321
 */
function ownsObject(world: World, bucket: string, key: string, namespace: string): boolean {
  const { ownershipMode, ownershipKeyPrefix } = world.settings;
  if (ownershipMode !== 'mlmd-then-prefix') return false;
  const prefix = (ownershipKeyPrefix || DEFAULT_SETTINGS.ownershipKeyPrefix)
    .trim()
    .replace(/^\/+|\/+$/g, '');
  // The server looks at the object's URI, where a bucket with a slash is a part of the key.
  const [host, ...segments] = `${bucket}/${key}`.split('/');
  if (!prefix || !host || segments.some((each) => ['', '.', '..'].includes(each))) return false;
  return segments.join('/').startsWith(`${prefix}/${namespace}/`);
}

interface ProviderParams {
  fromEnv?: unknown;
  secretName?: unknown;
  accessKeyKey?: unknown;
  secretKeyKey?: unknown;
}

/**
 * Credentials for an artifact: the server's own, or those of the Secret that the provider info names.
 * A Secret is read in the server's own namespace only.
 *
 * @throws {Error} whose text reaches the browser
 */
export function storeCredentials(world: World, artifact: ArtifactRequest): Credentials {
  const { serverNamespace, minio, aws } = world.settings;
  const { namespace, providerInfo, source } = artifact;
  const own = source === 'minio' ? minio : aws;
  if (!providerInfo || (namespace && namespace !== serverNamespace)) return own;

  const params = paramsOf(providerInfo);
  if (params.fromEnv !== 'false') return own;
  if (!namespace) throw new Error('Artifact Store provider given, but no namespace provided.');
  const { secretName, accessKeyKey, secretKeyKey } = params;
  if (
    typeof secretName !== 'string' ||
    typeof accessKeyKey !== 'string' ||
    typeof secretKeyKey !== 'string'
  ) {
    throw new Error(
      'Provider info with fromEnv:false supplied with incomplete secret credential info.',
    );
  }
  try {
    return {
      accessKey: getSecretValue(world, { name: secretName, key: accessKeyKey }, namespace),
      secretKey: getSecretValue(world, { name: secretName, key: secretKeyKey }, namespace),
    };
  } catch (error) {
    throw new Error(`Encountered error when trying to fetch provider secret ${secretName}.`, {
      cause: error,
    });
  }
}

function paramsOf(providerInfo: string): ProviderParams {
  let info: unknown;
  try {
    info = JSON.parse(providerInfo);
  } catch {
    info = undefined;
  }
  if (!info) throw new Error('Failed to parse provider info.');
  const params =
    typeof info === 'object' && 'Params' in info && info.Params !== null ? info.Params : undefined;
  if (typeof params !== 'object') {
    throw new TypeError("Cannot read properties of undefined (reading 'fromEnv')");
  }
  return params;
}
