import { sendStream } from '../http/sendStream.js';
import { sendText } from '../http/sendText.js';
import type { UiRequest } from '../http/UiRequest.js';
import { openObject } from '../objects/openObject.js';
import { previewOf } from '../objects/previewOf.js';
import { StoreError } from '../objects/StoreError.js';
import type { Credentials } from '../world/Credentials.js';
import type { World } from '../world/World.js';
import type { ArtifactRequest } from './ArtifactRequest.js';
import { sendDirectory } from './sendDirectory.js';
import { storeCredentials } from './storeCredentials.js';

/** An object of the store; where there is none, what lies under it as under a directory. */
export async function sendObject(
  world: World,
  request: UiRequest,
  artifact: ArtifactRequest,
): Promise<Response> {
  const { source, bucket, key, peek, extract } = artifact;
  let credentials: Credentials;
  try {
    credentials = storeCredentials(world, artifact);
  } catch (error) {
    const provider = source === 'minio' ? 'Minio' : 'S3';
    const text = `Failed to initialize Minio Client for ${provider} Provider: ${String(error)}`;
    return sendText(request, 500, text);
  }
  try {
    const content = openObject(world, { bucket, key, credentials }, request.signal, extract);
    return await sendStream(request, previewOf(content, peek), world.delivery);
  } catch (error) {
    if (request.signal.aborted) throw error;
    if (error instanceof StoreError && error.code === 'NoSuchKey') {
      return sendDirectory(world, request, artifact);
    }
    return sendText(request, 500, `Failed to get object in bucket: ${String(error)}`);
  }
}
