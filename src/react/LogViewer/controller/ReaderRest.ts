import { nextTask, type Scheduler, sleep } from '../../../core/index.js';

/** Milliseconds without a move after which the reader rests: more than between two turns of a wheel. */
const REST = 120;
/** Milliseconds after which work goes on for a moment, however the reader moves. */
const LONGEST = 1_000;

/**
 * Lets work that the reader has not asked for wait until they rest: a few milliseconds of it between a key
 * and its rows are enough to miss the frame.
 */
export class ReaderRest {
  readonly #scheduler: Scheduler;
  #movedAt = -Infinity;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** To be called whenever the reader moves, or changes what is shown. */
  onMove(): void {
    this.#movedAt = this.#scheduler.now();
  }

  /**
   * Resolves in a later task: once the reader rests, or after a second however they move.
   *
   * @throws the signal's reason, when it is aborted before
   */
  async wait(signal: AbortSignal): Promise<void> {
    await nextTask();
    const since = this.#scheduler.now();
    for (;;) {
      const now = this.#scheduler.now();
      const left = Math.min(this.#movedAt + REST, since + LONGEST) - now;
      if (left <= 0) return;
      await sleep(this.#scheduler, left, signal);
    }
  }
}
