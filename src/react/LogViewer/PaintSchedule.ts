/** Two paints are at least so many milliseconds apart: in one frame the later would be all there is. */
const FRAME = 12;

/**
 * Paints at once, but at most once an animation frame, and less often when told so. At once, because
 * xterm.js needs the time until the next frame to take in what it shall show in it.
 */
export class PaintSchedule {
  readonly #paint: () => void;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = -Infinity;
  /** Says whether a paint at the end of the task is still wanted. */
  #wanted = false;

  constructor(paint: () => void) {
    this.#paint = paint;
  }

  /** At the end of this task, or in the next frame if this one has been painted. */
  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#frame !== 0 || this.#wanted) return;
    if (performance.now() - this.#last < FRAME) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#now();
      });
      return;
    }
    this.#wanted = true;
    queueMicrotask(() => {
      if (this.#wanted) this.#now();
    });
  }

  /** So that `interval` milliseconds lie between the last time and the next. */
  every(interval: number): void {
    if (this.#frame !== 0 || this.#wanted) return;
    const wait = this.#last + interval - performance.now();
    if (wait <= 0) {
      this.soon();
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.soon();
    }, wait);
  }

  cancel(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#wanted = false;
  }

  #now(): void {
    this.#wanted = false;
    this.#last = performance.now();
    this.#paint();
  }
}
