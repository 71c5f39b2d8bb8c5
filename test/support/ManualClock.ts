import type { Clock } from '../../src/core/base/scheduler.js';

interface Waiting {
  readonly due: number;
  readonly task: () => void;
}

/** Milliseconds from one frame to the next. */
const FRAME = 16;

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #now = 0;
  #waiting: Waiting[] = [];

  /** Tasks that wait for their time. */
  get pending(): number {
    return this.#waiting.length;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return 1;
  }

  setTimeout(task: () => void, ms: number): Waiting {
    const waiting = { due: this.#now + ms, task };
    this.#waiting.push(waiting);
    return waiting;
  }

  clearTimeout(timer: unknown): void {
    this.#waiting = this.#waiting.filter((it) => it !== timer);
  }

  requestFrame(task: () => void): Waiting {
    return this.setTimeout(task, FRAME - (this.#now % FRAME));
  }

  cancelFrame(frame: unknown): void {
    this.clearTimeout(frame);
  }

  /** Milliseconds until the next task is due; `Infinity` when none waits. */
  get untilNext(): number {
    return Math.min(...this.#waiting.map(({ due }) => Math.max(0, due - this.#now)), Infinity);
  }

  /** Moves on by `ms` milliseconds, and runs what is due by then, in order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#waiting
        .filter(({ due }) => due <= end)
        .reduce<Waiting | undefined>((a, b) => (a && a.due <= b.due ? a : b), undefined);
      if (!next) break;
      this.clearTimeout(next);
      this.#now = Math.max(this.#now, next.due);
      next.task();
    }
    this.#now = end;
  }
}
