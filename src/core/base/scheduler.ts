/** Where time and chance come from: the platform, or a test that moves them by hand. */
export interface Clock {
  /** Milliseconds since some moment; never goes back. */
  now(): number;
  /** Runs a task once, after `ms` milliseconds. */
  setTimeout(task: () => void, ms: number): unknown;
  /** Cancels what `setTimeout` returned. */
  clearTimeout(timer: unknown): void;
  /** Runs a task once, before the next frame is painted. */
  requestFrame(task: () => void): unknown;
  /** Cancels what `requestFrame` returned. */
  cancelFrame(frame: unknown): void;
  /** A number from 0 to 1, which spreads the requests of many pages. @defaultValue `Math.random` */
  random?(): number;
}

/** The platform's clock. Globals are looked up at each call, so that a test's fake timers are used. */
const systemClock: Clock = {
  now: () => performance.now(),
  setTimeout: (task, ms) => setTimeout(task, ms),
  clearTimeout: (timer) => {
    clearTimeout(timer as number);
  },
  // Node has no frames; only the viewer asks for them.
  requestFrame: (task) => requestAnimationFrame(task),
  cancelFrame: (frame) => {
    cancelAnimationFrame(frame as number);
  },
};

/** Cancels a task that has not run yet; without effect once it has. */
export type Cancel = () => void;

/**
 * The timers and frames of one owner. {@link Scheduler.close} cancels them all, so that nothing runs
 * after its owner has gone. A test drives it through a {@link Clock} of its own.
 */
export class Scheduler {
  /** Where its time comes from. */
  readonly clock: Clock;
  readonly #waiting = new Set<Cancel>();

  /** @param clock Where time comes from: the platform's clock by default */
  constructor(clock: Clock = systemClock) {
    this.clock = clock;
  }

  /** How many tasks have been scheduled and have not run. */
  get pending(): number {
    return this.#waiting.size;
  }

  /** Milliseconds since some moment; never goes back. */
  now(): number {
    return this.clock.now();
  }

  /** A number from 0 to 1. */
  random(): number {
    return this.clock.random?.() ?? Math.random();
  }

  /** Runs a task once, after `ms` milliseconds. */
  after(ms: number, task: () => void): Cancel {
    const timer = this.clock.setTimeout(() => {
      this.#waiting.delete(cancel);
      task();
    }, ms);
    const cancel = (): void => {
      this.#waiting.delete(cancel);
      this.clock.clearTimeout(timer);
    };
    this.#waiting.add(cancel);
    return cancel;
  }

  /** Runs a task once, before the next frame is painted. */
  onFrame(task: () => void): Cancel {
    const frame = this.clock.requestFrame(() => {
      this.#waiting.delete(cancel);
      task();
    });
    const cancel = (): void => {
      this.#waiting.delete(cancel);
      this.clock.cancelFrame(frame);
    };
    this.#waiting.add(cancel);
    return cancel;
  }

  /** Cancels all tasks that have not run. */
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
 * Resolves in a new task, so that a browser can handle input and paint before. Awaiting promises is
 * not enough: their microtasks run on and on while a body arrives fast. By `MessageChannel`, because a
 * nested `setTimeout` takes at least 4 ms.
 *
 * @see https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#timer-initialisation-steps
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
