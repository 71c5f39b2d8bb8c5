import { sendText } from '../http/sendText.js';
import type { UiRequest } from '../http/UiRequest.js';
import { isAllowedName } from '../kubernetes/isAllowedName.js';
import type { World } from '../world/World.js';
import type { ArtifactRequest } from './ArtifactRequest.js';
import { guardArtifact } from './guardArtifact.js';
import { sendObject } from './sendObject.js';
import { singleParameter } from './singleParameter.js';

/**
 * The answer to a request for an artifact, in the order in which the UI server looks at its
 * parameters.
 */
export async function sendArtifact(
  world: World,
  request: UiRequest,
  object: { source: string; bucket: string; key: string },
  extract: boolean,
): Promise<Response> {
  const refusal = await guardArtifact(world, request, object);
  if (refusal) return refusal;
  const { source, bucket, key } = object;
  if (!source) return sendText(request, 500, 'Storage source is missing from artifact request');
  if (!SOURCES.has(source)) return sendText(request, 500, 'Unknown storage source');
  if (!bucket) return sendText(request, 500, 'Storage bucket is missing from artifact request');
  if (!key) return sendText(request, 500, 'Storage key is missing from artifact request');
  if (!isAllowedName(bucket)) return sendText(request, 500, 'Invalid bucket name');
  if (key.length > 1024) return sendText(request, 500, 'Object key too long');

  const artifact: ArtifactRequest = {
    source,
    bucket,
    key,
    peek: peekOf(singleParameter(request.query, 'peek')),
    providerInfo: singleParameter(request.query, 'providerInfo') ?? '',
    namespace: singleParameter(request.query, 'namespace') ?? world.settings.serverNamespace,
    // The server forgets to hand its wish for packed bytes on to S3.
    extract: extract || source === 's3',
  };
  const failure = FAILING_SOURCES(world).get(source);
  return failure
    ? sendText(request, failure.status, failure.text)
    : sendObject(world, request, artifact);
}

const SOURCES = new Set(['minio', 's3', 'gcs', 'http', 'https', 'volume']);

/** Stores that a simulated KFP has not; what a real one without them says. */
function FAILING_SOURCES(world: World): Map<string, { status: number; text: string }> {
  const http = { status: 400, text: 'HTTP artifact base URL is not configured' };
  return new Map([
    ['http', http],
    ['https', http],
    [
      'gcs',
      {
        status: 500,
        text:
          'Failed to download GCS file(s). Error: Error: Could not load the default credentials. ' +
          'Browse to https://cloud.google.com/docs/authentication/getting-started for more ' +
          'information.',
      },
    ],
    [
      'volume',
      world.settings.inCluster
        ? { status: 404, text: 'Failed to open volume.' }
        : { status: 500, text: "server namespace can't be obtained" },
    ],
  ]);
}

function peekOf(value: string | undefined): number {
  const peek = Number(value ?? '');
  return Number.isFinite(peek) && peek > 0 ? peek : 0;
}
