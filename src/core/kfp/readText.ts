import { readChunks } from './readChunks.js';

/** Of an answer that is no log, what is read at most: enough for any error, not for a flood. */
const MAX_TEXT = 64 * 1024;

/**
 * The text of an answer, up to `limit` bytes; what was had, when it breaks off.
 *
 * @param limit Bytes; 64 KiB by default
 */
export async function readText(
  body: ReadableStream<Uint8Array>,
  reading: { stall: number; signal: AbortSignal; request: string },
  limit: number = MAX_TEXT,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for await (const chunk of readChunks(body, reading)) {
      bytes += chunk.length;
      text += decoder.decode(chunk, { stream: true });
      if (bytes >= limit) break;
    }
  } catch (error) {
    if (reading.signal.aborted) throw error;
  }
  return text + decoder.decode();
}
