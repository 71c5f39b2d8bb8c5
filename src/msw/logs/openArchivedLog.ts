import { openObject } from '../objects/openObject.js';
import type { World } from '../world/World.js';
import { lookUpKeyFormat } from './lookUpKeyFormat.js';
import { renderLogKey } from './renderLogKey.js';
import type { StepReference } from './StepReference.js';

/**
 * The archived log under the key that the server's settings give.
 *
 * @throws {Error} whose text reaches the browser
 */
export function openArchivedLog(world: World, step: StepReference): AsyncIterable<Uint8Array> {
  const { archiveArtifactory, archiveBucket, artifactRepositoriesLookup } = world.settings;
  const namespace = step.namespace ?? '';
  const found = artifactRepositoriesLookup ? lookUpKeyFormat(world, namespace) : undefined;
  const keyFormat = found === undefined ? world.settings.keyFormat : found;
  if (keyFormat === null) {
    throw new TypeError("Cannot read properties of null (reading 'replace')");
  }
  if (typeof keyFormat !== 'string') throw new TypeError('key.replace is not a function');
  const key = renderLogKey(keyFormat, step.podName, step.createdAt, namespace);
  const credentials = archiveArtifactory === 'minio' ? world.settings.minio : world.settings.aws;
  return openObject(world, { bucket: archiveBucket, key, credentials }, step.signal);
}
