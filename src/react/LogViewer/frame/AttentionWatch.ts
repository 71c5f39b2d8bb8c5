import type { Cancel, Scheduler } from '../../../core/index.js';
import { listen } from '../listen.js';

/** Milliseconds without another page after which the reader reads what is there. */
const REST = 1_000;

/**
 * Tells when a reader has turned to the log, by pointer, finger or keyboard, and has then read for a moment
 * without moving on: what takes several frames is begun then. Of a page full of logs most never get that far.
 */
export class AttentionWatch {
  readonly #scheduler: Scheduler;
  readonly #onAttention: () => void;
  #hasTurned = false;
  #isPaid = false;
  #cancel: Cancel | undefined;

  /**
   * @param root what the reader turns to
   * @param scheduler ends the watch when it is closed
   * @param onAttention called once
   */
  constructor(
    root: HTMLElement,
    scheduler: Scheduler,
    signal: AbortSignal,
    onAttention: () => void,
  ) {
    this.#scheduler = scheduler;
    this.#onAttention = onAttention;
    const onTurn = (): void => {
      if (this.#hasTurned) return;
      this.#hasTurned = true;
      this.#wait();
    };
    listen(root, 'pointerenter', onTurn, signal);
    listen(root, 'focusin', onTurn, signal);
  }

  /** Whether the reader has turned to the log and read: `onAttention` was called. */
  get isPaid(): boolean {
    return this.#isPaid;
  }

  /** To be called with each page that is rendered. */
  onRender(): void {
    if (this.#hasTurned && !this.#isPaid) this.#wait();
  }

  #wait(): void {
    this.#cancel?.();
    this.#cancel = this.#scheduler.after(REST, () => {
      this.#isPaid = true;
      this.#onAttention();
    });
  }
}
