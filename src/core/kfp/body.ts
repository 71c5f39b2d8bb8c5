import { type Cancel, Scheduler } from '../base/scheduler.js';
import { type KfpRequest, KfpRequestError } from './types.js';

/** How a body is read, and which request it is the response to. */
export interface BodyReading extends KfpRequest {
  /**
   * Milliseconds to wait for each chunk: KFP's UI server leaves the response open for ever when the
   * store cuts its connection.
   */
  readonly stall: number;
  /** Aborted when the body is no longer wanted. */
  readonly signal: AbortSignal;
  /**
   * Holds the time-out.
   *
   * @defaultValue one of its own
   */
  readonly scheduler?: Scheduler | undefined;
}

/**
 * The chunks of a body. The caller's `for await` ending early cancels the request.
 *
 * @throws {KfpRequestError} `stalled` after that time, `network` when the connection is reset
 */
export async function* readChunks(
  body: ReadableStream<Uint8Array>,
  reading: BodyReading,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { stall, signal, scheduler = new Scheduler() } = reading;
  const reader = body.getReader();
  const cancel = (): void => {
    // `cancel()` of a failed or stalled body may never resolve: nothing waits for it.
    reader.cancel().catch(() => undefined);
  };
  const watch = new StallWatch(scheduler, stall, cancel);
  try {
    for (;;) {
      watch.beginWait();
      const { done, value: chunk } = await reader.read();
      watch.endWait();
      // Not every `fetch` of a host ends the body with the signal.
      signal.throwIfAborted();
      if (watch.stalled) {
        const text = `Nothing more arrived within ${stall / 1000} seconds.`;
        throw new KfpRequestError('stalled', reading, text);
      }
      if (done) return;
      if (chunk.length > 0) yield chunk;
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof KfpRequestError) throw error;
    throw new KfpRequestError('network', reading, 'The body of the response broke off.', error);
  } finally {
    watch.stop();
    cancel();
  }
}

/** Milliseconds by which a timer may be late without the page having slept. */
const LATENESS = 1_000;

/**
 * Tells when a wait lasts too long. One timer serves all the waits of a body: setting one for each
 * chunk takes longer than most chunks take to come. A timer that comes late tells that the page was
 * busy, throttled in the background, or asleep with its machine, and then bytes that have arrived
 * may not have been handed over yet: the wait gets its time once more.
 *
 * @see https://developer.chrome.com/blog/timer-throttling-in-chrome-88
 */
class StallWatch {
  readonly #scheduler: Scheduler;
  readonly #limit: number;
  readonly #onStall: () => void;
  #waitingSince: number | undefined;
  #stalled = false;
  #hasSlept = false;
  #due = 0;
  #cancel: Cancel | undefined;

  /**
   * @param limit Milliseconds that a wait may last
   * @param onStall Called once, when a wait has lasted that long
   */
  constructor(scheduler: Scheduler, limit: number, onStall: () => void) {
    this.#scheduler = scheduler;
    this.#limit = limit;
    this.#onStall = onStall;
  }

  get stalled(): boolean {
    return this.#stalled;
  }

  beginWait(): void {
    this.#waitingSince = this.#scheduler.now();
    this.#hasSlept = false;
    if (!this.#cancel) this.#checkAfter(this.#limit);
  }

  endWait(): void {
    this.#waitingSince = undefined;
  }

  stop(): void {
    this.#cancel?.();
  }

  #checkAfter(ms: number): void {
    this.#due = this.#scheduler.now() + ms;
    this.#cancel = this.#scheduler.after(ms, this.#check);
  }

  readonly #check = (): void => {
    const now = this.#scheduler.now();
    const waited = this.#waitingSince === undefined ? 0 : now - this.#waitingSince;
    if (waited < this.#limit) {
      this.#checkAfter(this.#limit - waited);
    } else if (now - this.#due > LATENESS && !this.#hasSlept) {
      this.#hasSlept = true;
      this.#checkAfter(this.#limit);
    } else {
      this.#stalled = true;
      this.#onStall();
    }
  };
}

const START = /^\s*\{\s*"data"\s*:\s*"/;
const WHITE = /\s+/g;

/**
 * Decodes `{"data":"<base64>"}`, the response of `…/artifacts/{name}:read`, as it streams in: a log of
 * hundreds of megabytes is never held as one string. The stream fails when the JSON has another form,
 * or breaks off, as it does with status 200 when the store fails in the middle.
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
