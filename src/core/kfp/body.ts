import { KfpRequestError } from './types.js';

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

/** So many bytes of a log are taken before all that came with them: more than a screen of lines. */
export const FIRST_BYTES: number = 64 * 1024;

/**
 * Reads a body chunk by chunk. A browser hands over all that has come by then, which may be
 * megabytes, and takes longer to copy them than the first lines take to be shown: where the stream
 * can be asked for less, the first chunk is a small one.
 */
class BodyReader {
  readonly #body: ReadableStream<Uint8Array>;
  /** Reads as much as it is told to, and is there for the first chunk only. */
  #first: ReadableStreamBYOBReader | undefined;
  #rest: ReadableStreamDefaultReader<Uint8Array> | undefined;

  constructor(body: ReadableStream<Uint8Array>) {
    this.#body = body;
    this.#first = byteReaderOf(body);
    if (!this.#first) this.#rest = body.getReader();
  }

  /** The next bytes; nothing when the body has ended, or was cancelled. */
  async read(): Promise<Uint8Array | undefined> {
    const result = this.#first ? await this.#readFirst(this.#first) : await this.#rest?.read();
    return result?.done === false ? result.value : undefined;
  }

  /** No more is wanted: who waits for bytes is told that there are none. */
  cancel(): void {
    // A body that has failed or stalled may never answer its cancellation: nothing waits for it.
    (this.#first ?? this.#rest)?.cancel().catch(() => undefined);
  }

  async #readFirst(
    reader: ReadableStreamBYOBReader,
  ): Promise<ReadableStreamReadResult<Uint8Array>> {
    const result = await reader.read(new Uint8Array(FIRST_BYTES));
    reader.releaseLock();
    this.#first = undefined;
    this.#rest = this.#body.getReader();
    return result;
  }
}

/** Of bodies that are decoded on the way, and in some browsers of all, only whole chunks can be had. */
function byteReaderOf(body: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | undefined {
  try {
    return body.getReader({ mode: 'byob' });
  } catch {
    return undefined;
  }
}

/**
 * Watches somebody who waits, again and again. One timer looks now and then: one for each wait would
 * take longer than most of what is waited for.
 */
class StallWatch {
  readonly #limit: number;
  readonly #onStall: () => void;
  #waitingSince: number | undefined;
  #stalled = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param limit Milliseconds that a wait may last
   * @param onStall called once, when one has lasted that long
   */
  constructor(limit: number, onStall: () => void) {
    this.#limit = limit;
    this.#onStall = onStall;
  }

  get stalled(): boolean {
    return this.#stalled;
  }

  /** A wait begins. */
  begin(): void {
    this.#waitingSince = performance.now();
    this.#timer ??= setTimeout(this.#look, this.#limit);
  }

  /** It is over. */
  end(): void {
    this.#waitingSince = undefined;
  }

  /** There will be no more. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  readonly #look = (): void => {
    const waited = this.#waitingSince === undefined ? 0 : performance.now() - this.#waitingSince;
    this.#stalled = waited >= this.#limit;
    if (this.#stalled) this.#onStall();
    else this.#timer = setTimeout(this.#look, this.#limit - waited);
  };
}

const START = /^\s*\{\s*"data"\s*:\s*"/;
const WHITE = /\s+/g;

/**
 * The bytes in `{"data":"<base64>"}`, which `…/artifacts/{name}:read` answers, as they stream in: a
 * log of hundreds of megabytes is never held as one text. Errors when the JSON is none of that
 * form, or breaks off, as it does with status 200 when the store fails in the middle.
 */
export function decodeArtifactData(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const decoder = new TextDecoder('latin1');
  let before: string | undefined = '';
  let held = '';
  let closed = false;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        let text = decoder.decode(chunk, { stream: true });
        if (before !== undefined) {
          before += text;
          const start = START.exec(before);
          if (!start) {
            if (before.length > 256) throw new Error('The answer is not {"data": "…"}.');
            return;
          }
          text = before.slice(start[0].length);
          before = undefined;
        }
        if (closed) return;
        const quote = text.indexOf('"');
        closed = quote >= 0;
        held += (closed ? text.slice(0, quote) : text).replace(WHITE, '');
        const whole = closed ? held.length : held.length - (held.length % 4);
        const bytes = Uint8Array.from(atob(held.slice(0, whole)), (character) =>
          character.charCodeAt(0),
        );
        held = held.slice(whole);
        controller.enqueue(bytes);
      },
      flush: () => {
        if (before !== undefined) throw new Error('The answer is not {"data": "…"}.');
        if (!closed) throw new Error('The answer breaks off.');
      },
    }),
  );
}
