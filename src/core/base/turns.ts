import { nextTask } from './scheduler.js';

/** Milliseconds of work after which the page gets a turn: one frame at 60 Hz. */
const FRAME = 16;

/**
 * Lets the page handle input and paint while a body comes in. If a body comes as fast as it is read,
 * each promise is fulfilled by the time it is awaited, and the page gets no turn. A pause between two
 * chunks is no proof of a turn: the browser may spend it on copying the next chunk.
 */
export class PageTurns {
  #since = performance.now();

  /** Waits for the next task if the page has had no turn for a frame. Await it before each piece of work. */
  async yieldIfDue(): Promise<void> {
    if (performance.now() - this.#since <= FRAME) return;
    await nextTask();
    this.#since = performance.now();
  }
}
