import type { Cancel, Scheduler } from '../../../core/index.js';

/**
 * Least milliseconds between two renders, a little less than a frame: of two renders in one frame, only
 * the second would be painted.
 */
const APART = 12;
/** Milliseconds from one frame of a common screen (60 Hz) to the next. */
const FRAME = 1000 / 60;
/** Milliseconds before a frame at which a render starts: it takes one or two, and must end in time. */
const LEAD = 3;

/**
 * Decides when to render: at the end of the task, but at most once a frame, or at an interval. Not in an
 * animation frame, because xterm.js renders what is written to it in the next one.
 */
export class RenderSchedule {
  readonly #scheduler: Scheduler;
  readonly #render: () => void;
  #stopWaiting: Cancel = () => undefined;
  /** When the render that {@link RenderSchedule.every} asked for is due. */
  #due: number | undefined;
  #last = -Infinity;
  /** What the next render waits for; `undefined` if it is due at an interval, or there is none. */
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
   * Renders about `interval` milliseconds after the last render, shortly before a frame, so that the
   * frame has all that came in until then.
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

  /** Cancels the next render. */
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
 * Resolves in the task after the next frame, when that frame is painted. It never resolves once the
 * scheduler is closed.
 */
export function nextPaint(scheduler: Scheduler): Promise<void> {
  return new Promise((resolve) => {
    scheduler.onFrame(() => {
      scheduler.after(0, resolve);
    });
  });
}
