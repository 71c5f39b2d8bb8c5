import type { LogDocument, Scheduler } from '../../../core/index.js';

/** Milliseconds for which a log is watched. */
const WATCH = 150;
/** Bytes in that time from which on it pours in. */
const FLOOD = 512 * 1024;

/**
 * Tells when a log no longer pours in. Until then other work should wait: megabytes could be received in
 * the time that it takes.
 */
export class CalmWatch {
  readonly #scheduler: Scheduler;
  readonly #document: () => LogDocument;
  readonly #onCalm: () => void;
  #isWatching = false;

  /**
   * @param scheduler ends the watch when it is closed
   * @param document the log that is shown by now
   * @param onCalm called each time that it is found calm
   */
  constructor(scheduler: Scheduler, document: () => LogDocument, onCalm: () => void) {
    this.#scheduler = scheduler;
    this.#document = document;
    this.#onCalm = onCalm;
  }

  /** Looks at a log of which there are rows. */
  look(): void {
    const { complete, byteLength } = this.#document();
    if (complete) this.#onCalm();
    else if (!this.#isWatching) this.#watch(byteLength);
  }

  #watch(before: number): void {
    this.#isWatching = true;
    this.#scheduler.after(WATCH, () => {
      const { byteLength } = this.#document();
      if (byteLength - before < FLOOD) this.#onCalm();
      else this.#watch(byteLength);
    });
  }
}
