import type { Delivery } from '../world/Delivery.js';
import { POWERED_BY } from './POWERED_BY.js';
import type { UiRequest } from './UiRequest.js';

/**
 * An answer as `stream.pipe(res)` gives it: the head goes out with the first bytes, there is no
 * content type, and an empty stream is an answer of length 0. Chunks are handed out one at a time,
 * when they are asked for, in the pace that the world sets.
 */
export async function sendStream(
  request: UiRequest,
  chunks: AsyncIterable<Uint8Array>,
  delivery: Delivery,
  head: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const headers = new Headers({ ...POWERED_BY, ...head.headers });
  const status = head.status ?? 200;
  const iterator = inPieces(chunks, delivery.chunkBytes)[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) {
    headers.set('content-length', '0');
    return new Response(null, { status, headers });
  }

  let next: Promise<IteratorResult<Uint8Array, unknown>> = Promise.resolve(first);
  let offset = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = await next;
        if (piece.done) {
          controller.close();
          return;
        }
        await delivery.beforeChunk?.({ path: request.path, offset, bytes: piece.value.length });
        offset += piece.value.length;
        controller.enqueue(piece.value);
        next = iterator.next();
        // Rejections reach the reader at the next pull; until then nobody waits for them.
        next.catch(() => undefined);
      },
      cancel() {
        // Not waited for: a stream that has gone silent would never let go.
        iterator.return(undefined).catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { status, headers });
}

async function* inPieces(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += size) yield chunk.slice(at, at + size);
  }
}
