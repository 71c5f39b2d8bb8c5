import { BodyReader } from './BodyReader.js';
import { KfpRequestError } from './KfpRequestError.js';
import { StallWatch } from './StallWatch.js';

/**
 * The chunks of a body. The caller's `for await` ending early cancels the request.
 *
 * @param stall Milliseconds to wait for each chunk: KFP's UI server leaves the response open for
 *   ever when the store cuts its connection.
 * @throws {KfpRequestError} `stalled` after that time, `network` when the connection is reset
 */
export async function* readChunks(
  body: ReadableStream<Uint8Array>,
  { stall, signal, request }: { stall: number; signal: AbortSignal; request: string },
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = new BodyReader(body);
  const watch = new StallWatch(stall, () => {
    reader.cancel();
  });
  try {
    for (;;) {
      watch.begin();
      const chunk = await reader.read();
      watch.end();
      if (watch.stalled) {
        const text = `Nothing more arrived within ${stall / 1000} seconds.`;
        throw new KfpRequestError('stalled', request, text);
      }
      if (!chunk) return;
      if (chunk.length > 0) yield chunk;
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof KfpRequestError) throw error;
    throw new KfpRequestError(
      'network',
      request,
      error instanceof Error ? error.message : String(error),
      error,
    );
  } finally {
    watch.stop();
    reader.cancel();
  }
}
