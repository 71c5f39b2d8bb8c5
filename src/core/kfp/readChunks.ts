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
  const reader = body.getReader();
  // Whoever waits for a chunk is told that it is over, with the body.
  const watch = new StallWatch(stall, () => {
    reader.cancel().catch(() => undefined);
  });
  try {
    for (;;) {
      watch.begin();
      const { done, value } = await reader.read();
      watch.end();
      if (watch.stalled) {
        const text = `Nothing more arrived within ${stall / 1000} seconds.`;
        throw new KfpRequestError('stalled', request, text);
      }
      if (done) return;
      if (value.length > 0) yield value;
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
    // A body that has failed or stalled may never answer its cancellation: nothing waits for it.
    reader.cancel().catch(() => undefined);
  }
}
