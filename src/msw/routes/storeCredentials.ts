import { getSecretValue } from '../kubernetes/getSecretValue.js';
import type { Credentials } from '../world/Credentials.js';
import type { World } from '../world/World.js';
import type { ArtifactRequest } from './ArtifactRequest.js';

interface ProviderParams {
  fromEnv?: unknown;
  secretName?: unknown;
  accessKeyKey?: unknown;
  secretKeyKey?: unknown;
}

/**
 * Credentials for an artifact: the server's own, or those of the Secret that the artifact's provider
 * info names, which is read in the server's own namespace only.
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
