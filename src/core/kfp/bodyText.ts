import { formatBytes, TEXT_LIMIT } from '../base/limits.js';
import { Scheduler } from '../base/scheduler.js';
import { type BodyReading, readChunks } from './body.js';
import { KfpRequestError } from './types.js';

/** Times the stall time-out that a text may take: else a byte now and then would keep it open. */
const LONGEST_TEXT = 10;

/** The beginning of an error's text, up to 64 KiB; what came of it, when it breaks off. */
export async function readText(
  body: ReadableStream<Uint8Array>,
  reading: BodyReading,
): Promise<string> {
  return (await readUpTo(TEXT_LIMIT, body, reading)).text;
}

/**
 * The whole text of a response.
 *
 * @throws {KfpRequestError} `oversized` when it is longer than `limit` bytes, `stalled` or `network`
 *   when it breaks off
 */
export async function readWholeText(
  body: ReadableStream<Uint8Array>,
  reading: BodyReading,
  limit: number,
): Promise<string> {
  const { text, isCut, failure } = await readUpTo(limit, body, reading);
  if (failure) throw failure;
  if (!isCut) return text;
  throw new KfpRequestError('oversized', reading, `More than ${formatBytes(limit)}.`);
}

async function readUpTo(
  limit: number,
  body: ReadableStream<Uint8Array>,
  reading: BodyReading,
): Promise<{ text: string; isCut: boolean; failure?: KfpRequestError }> {
  const { stall, signal, scheduler = new Scheduler() } = reading;
  const decoder = new TextDecoder();
  const started = scheduler.now();
  let text = '';
  let room = limit;
  const result = (): string => text + decoder.decode();
  try {
    for await (const chunk of readChunks(body, reading)) {
      text += decoder.decode(chunk.subarray(0, room), { stream: true });
      room -= chunk.length;
      if (room < 0) return { text: result(), isCut: true };
      if (scheduler.now() - started > LONGEST_TEXT * stall) {
        const message = `Not all of it arrived within ${(LONGEST_TEXT * stall) / 1000} seconds.`;
        throw new KfpRequestError('stalled', reading, message);
      }
    }
  } catch (error) {
    if (signal.aborted || !(error instanceof KfpRequestError)) throw error;
    return { text: result(), isCut: false, failure: error };
  }
  return { text: result(), isCut: false };
}
