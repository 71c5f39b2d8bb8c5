/** Two paints are at least so many milliseconds apart: in one frame the later would be all there is. */
const APART = 12;
/** Milliseconds from one frame of a common screen to the next. */
const FRAME = 1000 / 60;
/** Painting takes one millisecond or two, and xterm.js shows in a frame what it had before it. */
const LEAD = 3;

/**
 * Paints at once, but at most once an animation frame, and less often when told so. At once, because
 * what xterm.js is told in a frame it only shows in the next one.
 */
export class RenderSchedule {
  readonly #render: () => void;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The time that a paint waits for. */
  #due = -Infinity;
  #last = -Infinity;
  /** Says whether a paint at the end of the task is still wanted. */
  #wanted = false;
  /** Says whether a paint in the next frame is. */
  #wantedNext = false;

  constructor(render: () => void) {
    this.#render = render;
  }

  /** At the end of this task, or in the next frame if this one has been painted. */
  soon(): void {
    if (this.#wanted || this.#wantedNext) return;
    if (performance.now() - this.#last >= APART) {
      this.atOnce();
      return;
    }
    this.#stopWaiting();
    this.#wantedNext = true;
    this.#frame = requestAnimationFrame(() => {
      this.#now();
    });
  }

  /** At the end of this task, whatever has been painted. */
  atOnce(): void {
    if (this.#wanted) return;
    this.#stopWaiting();
    this.#wanted = true;
    this.#wantedNext = false;
    queueMicrotask(() => {
      if (this.#wanted) this.#now();
    });
  }

  /**
   * So that about `interval` milliseconds lie between the last time and the next, which is shortly
   * before a frame: what comes until then need not wait for another.
   */
  every(interval: number): void {
    if (this.#wanted || this.#wantedNext) return;
    const due = this.#last + interval;
    if (due === this.#due) return;
    const wait = due - performance.now();
    if (wait <= 0) {
      this.soon();
      return;
    }
    this.#stopWaiting();
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#frame = requestAnimationFrame(() => {
        this.#timer = setTimeout(() => {
          this.soon();
        }, FRAME - LEAD);
      });
    }, wait - FRAME);
  }

  cancel(): void {
    this.#stopWaiting();
    this.#due = -Infinity;
    this.#wanted = this.#wantedNext = false;
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#timer = undefined;
  }

  #now(): void {
    this.#wanted = this.#wantedNext = false;
    this.#due = -Infinity;
    this.#last = performance.now();
    this.#render();
  }
}

/** Resolves when what was done so far is on screen: in the task after the next frame. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      setTimeout(resolve);
    });
  });
}
