import type { Fault } from '../world/Fault.js';
import { never } from './never.js';

/** Milliseconds between the last byte of a body and its breaking off. */
const BEFORE_CUT = 50;

/** An answer whose body breaks off or goes silent on its way. */
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
            // An error overtakes the bytes that are still on their way through a service worker.
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
