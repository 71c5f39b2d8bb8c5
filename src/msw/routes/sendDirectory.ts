import { sendStream } from '../http/sendStream.js';
import { sendText } from '../http/sendText.js';
import type { UiRequest } from '../http/UiRequest.js';
import { packTarGz } from '../objects/packTarGz.js';
import type { World } from '../world/World.js';
import type { ArtifactRequest } from './ArtifactRequest.js';

const SUMMARY_LIMIT = 50;

/** What lies under a key: a summary for a preview, else all of it in an archive. */
export async function sendDirectory(
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
  return sendStream(request, readAll(packTarGz(files)), world.delivery, {
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

async function* readAll(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
