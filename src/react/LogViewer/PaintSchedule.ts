/** Paints at most once an animation frame, and less often when told so. */
export class PaintSchedule {
  readonly #paint: () => void;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = -Infinity;

  constructor(paint: () => void) {
    this.#paint = paint;
  }

  /** In the next frame. */
  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#last = performance.now();
      this.#paint();
    });
  }

  /** So that `interval` milliseconds lie between the last time and the next. */
  every(interval: number): void {
    if (this.#frame !== 0) return;
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
  }
}
