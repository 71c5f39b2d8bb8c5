import { nextTask, type Scheduler, sleep } from './scheduler.js';

/** Milliseconds of work after which the page should have a chance to paint: one frame. */
const FRAME = 16;

/** A wait of this many milliseconds between two chunks has left the page time to paint. */
const PAUSE = 4;

/**
 * Milliseconds in which a page can lay out the first rows before more work keeps it busy. A longer
 * wait would only delay the bytes that are on their way.
 */
const FIRST_ROWS = FRAME / 2;

/** Gives the page time to paint while a log comes in faster than it could be painted. */
export class PageTurns {
  readonly #scheduler: Scheduler;
  readonly #signal: AbortSignal;
  #busySince: number;
  /** When the last piece of work was done. */
  #idleSince: number;
  #hasFirstRows = false;

  constructor(scheduler: Scheduler, signal: AbortSignal) {
    this.#scheduler = scheduler;
    this.#signal = signal;
    this.#busySince = this.#idleSince = scheduler.now();
  }

  /**
   * Waits, if the page needs a turn. To be awaited before each piece of work once there are rows to
   * show.
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

  /** To be called when a piece of work is done. */
  markIdle(): void {
    this.#idleSince = this.#scheduler.now();
  }
}
