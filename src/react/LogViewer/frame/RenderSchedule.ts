import type { Cancel, Scheduler } from '../../../core/index.js';

/**
 * Milliseconds between two renders, a little less than a frame: of two renders in one frame, only
 * the later would ever be seen.
 */
const APART = 12;
/** Milliseconds from one frame of a common screen (60 Hz) to the next. */
const FRAME = 1000 / 60;
/** Milliseconds before a frame: a render takes one or two, and must be over when the frame begins. */
const LEAD = 3;

/**
 * Decides when to render: at once, but not twice in a frame, and less often when told so. At once
 * rather than in an animation frame, because xterm.js paints what is written to it in the frame after.
 */
export class RenderSchedule {
  readonly #scheduler: Scheduler;
  readonly #render: () => void;
  #stopWaiting: Cancel = () => undefined;
  /** When the render that {@link RenderSchedule.every} asked for is due. */
  #due: number | undefined;
  #last = -Infinity;
  /** What the next render waits for, unless it is only due at an interval. */
  #wanted: 'end of task' | 'frame' | undefined;

  constructor(scheduler: Scheduler, render: () => void) {
    this.#scheduler = scheduler;
    this.#render = render;
  }

  /** Renders at the end of this task, or in the next frame if this one has been rendered. */
  soon(): void {
    if (this.#wanted) return;
    if (this.#scheduler.now() - this.#last >= APART) {
      this.atOnce();
      return;
    }
    this.#stopWaiting();
    this.#wanted = 'frame';
    this.#stopWaiting = this.#scheduler.onFrame(() => {
      this.#now();
    });
  }

  /** Renders at the end of this task, even if this frame has been rendered. */
  atOnce(): void {
    this.#stopWaiting();
    if (this.#wanted === 'end of task') return;
    this.#wanted = 'end of task';
    // A microtask and not a timer: all changes that one task makes are in the same render.
    queueMicrotask(() => {
      if (this.#wanted === 'end of task') this.#now();
    });
  }

  /**
   * Renders about `interval` milliseconds after the last time, shortly before a frame begins: what
   * comes in until then is in that frame too.
   */
  every(interval: number): void {
    if (this.#wanted) return;
    const due = this.#last + interval;
    if (due === this.#due) return;
    const wait = due - this.#scheduler.now();
    if (wait <= 0) {
      this.soon();
      return;
    }
    this.#stopWaiting();
    this.#due = due;
    this.#stopWaiting = this.#scheduler.after(wait - FRAME, () => {
      this.#stopWaiting = this.#scheduler.onFrame(() => {
        this.#stopWaiting = this.#scheduler.after(FRAME - LEAD, () => {
          this.soon();
        });
      });
    });
  }

  /** Takes back what was asked for. */
  cancel(): void {
    this.#stopWaiting();
    this.#due = this.#wanted = undefined;
  }

  #now(): void {
    this.#due = this.#wanted = undefined;
    this.#last = this.#scheduler.now();
    this.#render();
  }
}

/**
 * Resolves when what was rendered so far is on screen, in the task after the next frame; never, once
 * the scheduler is closed.
 */
export function nextPaint(scheduler: Scheduler): Promise<void> {
  return new Promise((resolve) => {
    scheduler.onFrame(() => {
      scheduler.after(0, resolve);
    });
  });
}
