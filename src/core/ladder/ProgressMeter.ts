import type { LogProgress } from './LogProgress.js';

/** Milliseconds between two tellings: each of them renders, beside rows that want to be painted. */
const INTERVAL = 250;

/** Tells how much of a body has come, at once and then now and then; one that is short comes untold. */
export class ProgressMeter {
  readonly #tell: (progress: LogProgress | undefined) => void;
  #total: number | undefined;
  #loaded = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hasTold = false;

  /** @param total Bytes that were announced; without it nothing is told */
  constructor(total: number | undefined, tell: (progress: LogProgress | undefined) => void) {
    this.#total = total;
    this.#tell = tell;
  }

  /** @param loaded Bytes of the body so far; a total that they exceed is no longer believed */
  update(loaded: number): void {
    if (this.#total === undefined) return;
    this.#loaded = loaded;
    if (loaded > this.#total) this.end();
    else if (!this.#hasTold && loaded < this.#total) this.#tick();
    else this.#timer ??= setTimeout(this.#tick, INTERVAL);
  }

  /** The body has ended, or is no longer wanted. */
  end(): void {
    clearTimeout(this.#timer);
    this.#total = undefined;
    if (this.#hasTold) this.#tell(undefined);
    this.#hasTold = false;
  }

  readonly #tick = (): void => {
    this.#timer = undefined;
    if (this.#total === undefined) return;
    this.#hasTold = true;
    this.#tell({ loaded: this.#loaded, total: this.#total });
  };
}
