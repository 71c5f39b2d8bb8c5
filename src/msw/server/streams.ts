import type { Delivery, Fault } from '../world/WorldInit.js';
import { POWERED_BY } from './responses.js';
import type { UiRequest } from './routing.js';

/** Bytes that Node reads from a socket at once; how previews of large objects go wrong depends on it. */
export const SOCKET_CHUNK = 65_536;

/** Cuts bytes into chunks of a size. */
export function* slices(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Bytes as they come from a socket. */
export async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* slices(bytes, SOCKET_CHUNK);
  await Promise.resolve();
}

/**
 * Sends a stream as Node's `stream.pipe(res)` does: the head goes out with the first bytes, without a
 * content type, and a stream that is empty has `content-length: 0`. Each chunk waits until the client
 * asks for it and until the world's {@link Delivery} lets it go.
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

/** Milliseconds between the last byte that is sent and the break. */
const BEFORE_CUT = 250;

/** Cuts the body of a response off, or lets it go silent, after some bytes. */
export function breakBody(
  response: Response,
  fault: Extract<Fault, { afterBytes: number }>,
  signal: AbortSignal,
): Response {
  if (!response.body) return response;
  const reader = response.body.getReader();
  let left = fault.afterBytes;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (left <= 0) {
          await reader.cancel();
          if (fault.kind === 'cut') {
            // In a service worker, an error overtakes bytes that the page has not received yet.
            await new Promise((resolve) => setTimeout(resolve, BEFORE_CUT));
            throw new TypeError('The connection was reset.');
          }
          await never(signal);
        }
        const { done, value } = await reader.read();
        if (done) {
          controller.close();
          return;
        }
        controller.enqueue(value.subarray(0, left));
        left -= value.length;
      },
      async cancel(reason) {
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { status: response.status, headers: response.headers });
}

/** Stays pending until the client gives up, and rejects then. */
export function never(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const giveUp = () => {
      reject(new DOMException('The client gave up.', 'AbortError'));
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}

/** Encodes bytes as `{"data":"<base64>"}`, chunk by chunk. */
export async function* toBase64Json(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let rest: Uint8Array = new Uint8Array();
  yield encoder.encode('{"data":"');
  for await (const chunk of chunks) {
    const bytes = new Uint8Array(rest.length + chunk.length);
    bytes.set(rest);
    bytes.set(chunk, rest.length);
    const whole = bytes.length - (bytes.length % 3);
    rest = bytes.subarray(whole);
    yield encoder.encode(toBase64(bytes.subarray(0, whole)));
  }
  yield encoder.encode(`${toBase64(rest)}"}`);
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary);
}
