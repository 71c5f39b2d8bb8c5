import { nextTask, sleep } from './clock.js';

/** Milliseconds of work after which the page is to have a chance to paint: one frame. */
const FRAME = 16;

/** Who has waited so many milliseconds has left the page its turn. */
const PAUSE = 4;

/**
 * Milliseconds in which a page can work out the first rows, before the rest keeps it busy; any
 * longer, and what is on its way has to wait for us.
 */
const FIRST_ROWS = FRAME / 2;

/** Leaves the page its turns to paint, while a log comes in faster than it could be painted. */
export class PageTurns {
  readonly #signal: AbortSignal;
  #busySince = performance.now();
  /** When there was nothing more to do. */
  #idleSince = performance.now();
  #hasFirstRows = false;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /**
   * To be awaited before each piece of work, once there are rows to show.
   *
   * @throws the signal's reason, when it is aborted meanwhile
   */
  async take(): Promise<void> {
    const now = performance.now();
    if (!this.#hasFirstRows) {
      this.#hasFirstRows = true;
      await sleep(FIRST_ROWS, this.#signal);
    } else if (now - this.#idleSince <= PAUSE) {
      if (now - this.#busySince <= FRAME) return;
      await nextTask();
      this.#signal.throwIfAborted();
    }
    this.#busySince = performance.now();
  }

  /** To be called when the piece is done. */
  done(): void {
    this.#idleSince = performance.now();
  }
}
