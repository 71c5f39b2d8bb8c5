import { nextTask, type Scheduler, sleep } from './scheduler.js';

/** Milliseconds of work after which the page gets a turn: one frame at 60 Hz. */
const FRAME = 16;

/** Milliseconds between two chunks from which on the page has had time to paint. */
const PAUSE = 4;

/**
 * Milliseconds for the page to render the first rows before more bytes are processed. A longer wait
 * would only delay the rest of the log.
 */
const FIRST_ROWS = FRAME / 2;

/** Lets the page paint while a log comes in faster than the page could show it. */
export class PageTurns {
  readonly #scheduler: Scheduler;
  readonly #signal: AbortSignal;
  #busySince: number;
  /** When the last piece of work ended. */
  #idleSince: number;
  #hasFirstRows = false;

  constructor(scheduler: Scheduler, signal: AbortSignal) {
    this.#scheduler = scheduler;
    this.#signal = signal;
    this.#busySince = this.#idleSince = scheduler.now();
  }

  /**
   * Waits if the page needs a turn. Await it before each piece of work, once there are rows to show.
   *
   * @throws the signal's reason, when it is aborted meanwhile
   */
  async yieldIfDue(): Promise<void> {
    const now = this.#scheduler.now();
    if (!this.#hasFirstRows) {
      this.#hasFirstRows = true;
      await sleep(this.#scheduler, FIRST_ROWS, this.#signal);
    } else if (now - this.#idleSince <= PAUSE) {
      if (now - this.#busySince <= FRAME) return;
      await nextTask();
      this.#signal.throwIfAborted();
    }
    this.#busySince = this.#scheduler.now();
  }

  /** Call it after each piece of work. */
  markIdle(): void {
    this.#idleSince = this.#scheduler.now();
  }
}
