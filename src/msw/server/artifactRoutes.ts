import type { Credentials } from '../world/settings.js';
import type { World } from '../world/World.js';
import { type ArtifactRequest, guardArtifact, storeCredentials } from './artifactAccess.js';
import { packGzip } from './gzip.js';
import { isAllowedName, parameterText, singleParameter } from './query.js';
import { notFound, sendText } from './responses.js';
import type { Route, UiRequest } from './routing.js';
import { openObject, previewOf, StoreError } from './storedObjects.js';
import { inChunks, sendStream } from './streams.js';
import { packTar } from './tar.js';

/** `GET /artifacts/get`: an object of the store, unpacked. */
export const artifact: Route = {
  methods: ['GET'],
  pattern: /^\/artifacts\/get\/?$/i,
  handle: (world, request) => {
    const object = {
      source: parameterText(request.query, 'source'),
      bucket: parameterText(request.query, 'bucket'),
      key: parameterText(request.query, 'key'),
    };
    return sendArtifact(world, request, object, true);
  },
};

/** `GET /artifacts/{source}/{bucket}/{key}`: an object of the store as it is. */
export const download: Route = {
  methods: ['GET'],
  pattern: /^\/artifacts\/([^/]+?)\/([^/]+?)\/(.*?)$/i,
  handle: (world, request) => {
    const [source = '', bucket = '', key = ''] = request.params;
    return sendArtifact(world, request, { source, bucket, key }, false);
  },
};

/** All other paths below `/artifacts/`: guarded too, and then not found. */
export const otherArtifact: Route = {
  methods: ['GET'],
  pattern: /^\/artifacts\/(.*)$/i,
  handle: async (world, request) => {
    const object = {
      source: parameterText(request.query, 'source'),
      bucket: parameterText(request.query, 'bucket'),
      key: parameterText(request.query, 'key'),
    };
    return (await guardArtifact(world, request, object)) ?? notFound(request);
  },
};

/**
 * Sends an artifact, or what the UI server finds wrong with the request. The order of the checks is
 * the server's.
 */
async function sendArtifact(
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
    // The server passes `tryExtract` on for MinIO only, and its default is true.
    extract: extract || source === 's3',
  };
  const failure = failingSources(world).get(source);
  return failure
    ? sendText(request, failure.status, failure.text)
    : sendObject(world, request, artifact);
}

const SOURCES = new Set(['minio', 's3', 'gcs', 'http', 'https', 'volume']);

/** Responses of a real KFP for stores that it is not set up for, as the simulated one never is. */
function failingSources(world: World): Map<string, { status: number; text: string }> {
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

/** Sends an object of the store; where there is none, the objects below its key as a directory. */
async function sendObject(
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

const SUMMARY_LIMIT = 50;

/** Sends the objects below a key: a summary for a preview, else an archive of all of them. */
async function sendDirectory(
  world: World,
  request: UiRequest,
  { bucket, key, peek }: ArtifactRequest,
): Promise<Response> {
  const prefix = key.endsWith('/') ? key : `${key}/`;
  const objects = world.listObjects(bucket, prefix);
  if (objects.length === 0) {
    return sendText(request, 404, `No objects found at ${bucket}/${key}`);
  }
  const name = key.replace(/\/+$/, '').split('/').pop() ?? 'artifact';
  if (peek > 0) {
    const shown = Math.min(objects.length, SUMMARY_LIMIT);
    const count = `${shown}${objects.length > SUMMARY_LIMIT ? '+' : ''}`;
    return sendText(
      request,
      200,
      `Directory artifact "${name}" — ${count} file(s). Download to view contents.\n`,
      'text/plain; charset=utf-8',
    );
  }
  const files = objects.flatMap((object) => {
    const relative = object.key.slice(prefix.length);
    const segments = relative.split('/').filter((each) => !['', '.', '..'].includes(each));
    const bytes = world.readObject(bucket, object.key);
    return segments.length > 0 && bytes ? [{ name: segments.join('/'), bytes }] : [];
  });
  return sendStream(request, inChunks(packGzip(packTar(files))), world.delivery, {
    headers: {
      'content-type': 'application/gzip',
      'content-disposition': dispositionOf(`${name}.tar.gz`),
    },
  });
}

function dispositionOf(filename: string): string {
  const plain = filename.replace(/[^A-Za-z0-9._-]/g, '_');
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
