import { PageTurns } from '../base/turns.js';

/** Most bytes that are read of a body before anybody asks for them. */
const AHEAD = 16 * 1024 * 1024;

/**
 * Reads on while nobody takes what has come, up to 16 MiB: a browser holds back the server as soon as some
 * hundred kilobytes wait, and a page is busy for longer when it opens its first log.
 */
export function readAhead(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const turns = new PageTurns();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        await turns.yieldIfDue();
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: AHEAD, size: ({ byteLength }) => byteLength },
  );
}
