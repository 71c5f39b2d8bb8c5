import { KfpRequestError } from './KfpRequestError.js';

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
  try {
    for (;;) {
      const { done, value } = await within(reader.read(), stall, request);
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
    // A body that has failed or stalled may never answer its cancellation: nothing waits for it.
    reader.cancel().catch(() => undefined);
  }
}

async function within<T>(promise: Promise<T>, ms: number, request: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const overdue = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new KfpRequestError(
          'stalled',
          request,
          `Nothing more arrived within ${ms / 1000} seconds.`,
        ),
      );
    }, ms);
  });
  try {
    return await Promise.race([promise, overdue]);
  } finally {
    clearTimeout(timer);
  }
}
