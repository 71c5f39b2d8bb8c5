import { nextTask } from './scheduler.js';

/** Milliseconds of work after which the page gets a turn: one frame at 60 Hz. */
const FRAME = 16;

/**
 * Lets the page handle input and paint while a body comes in. Where a body comes as fast as it is read,
 * reading it is one task without end: what is awaited is there, and the page has no turn. Time between two
 * chunks says nothing of that, because the browser may take it to copy the next chunk.
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
