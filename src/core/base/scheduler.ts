/** Where time comes from: the platform's clock, or one that a test moves by hand. */
export interface Clock {
  /** Milliseconds since some moment; never goes back. */
  now(): number;
  /** Runs a task once, after `ms` milliseconds. */
  setTimeout(task: () => void, ms: number): unknown;
  /** Ends what `setTimeout` gave, before its time has come. */
  clearTimeout(timer: unknown): void;
  /** Runs a task once, before the next frame is painted. */
  requestFrame(task: () => void): unknown;
  /** Ends what `requestFrame` gave, before the frame. */
  cancelFrame(frame: unknown): void;
}

/** The platform's own clock. Looked up at each call, so that fake timers of a test are seen. */
const systemClock: Clock = {
  now: () => performance.now(),
  setTimeout: (task, ms) => setTimeout(task, ms),
  clearTimeout: (timer) => {
    clearTimeout(timer as number);
  },
  // Node has no frames, and nothing that asks for one.
  requestFrame: (task) => requestAnimationFrame(task),
  cancelFrame: (frame) => {
    cancelAnimationFrame(frame as number);
  },
};

/** Takes back a task that has not run; without effect once it has. */
export type Cancel = () => void;

/**
 * The timers and frames of one owner. {@link Scheduler.close} empties it, so that nothing runs after
 * its owner has gone; a test drives it through a {@link Clock} of its own.
 */
export class Scheduler {
  readonly #clock: Clock;
  readonly #waiting = new Set<Cancel>();

  /** @param clock Where time comes from; the platform by default */
  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  /** Tasks that wait for their time. */
  get pending(): number {
    return this.#waiting.size;
  }

  now(): number {
    return this.#clock.now();
  }

  /** Runs a task once, after `ms` milliseconds. */
  after(ms: number, task: () => void): Cancel {
    const timer = this.#clock.setTimeout(() => {
      this.#waiting.delete(cancel);
      task();
    }, ms);
    const cancel = (): void => {
      this.#waiting.delete(cancel);
      this.#clock.clearTimeout(timer);
    };
    this.#waiting.add(cancel);
    return cancel;
  }

  /** Runs a task once, before the next frame is painted. */
  onFrame(task: () => void): Cancel {
    const frame = this.#clock.requestFrame(() => {
      this.#waiting.delete(cancel);
      task();
    });
    const cancel = (): void => {
      this.#waiting.delete(cancel);
      this.#clock.cancelFrame(frame);
    };
    this.#waiting.add(cancel);
    return cancel;
  }

  /** Takes back all tasks that wait. */
  close(): void {
    for (const cancel of [...this.#waiting]) cancel();
  }
}

/**
 * Resolves after `ms` milliseconds.
 *
 * @throws the signal's reason, when it is aborted before
 */
export function sleep(scheduler: Scheduler, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const onAbort = (): void => {
      cancel();
      reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
    };
    const cancel = scheduler.after(ms, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/**
 * Resolves in a task of its own, so that a browser can paint and answer its user first. Promises
 * alone never let it: a body that arrives fast is read on and on before the next frame. A message
 * comes at once, a time-out only after 4 ms.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
