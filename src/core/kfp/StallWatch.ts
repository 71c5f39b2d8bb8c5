/**
 * Watches somebody who waits, again and again. One timer looks now and then: one for each wait would
 * take longer than most of what is waited for.
 */
export class StallWatch {
  readonly #limit: number;
  readonly #onStall: () => void;
  #waitingSince: number | undefined;
  #stalled = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param limit Milliseconds that a wait may last
   * @param onStall called once, when one has lasted that long
   */
  constructor(limit: number, onStall: () => void) {
    this.#limit = limit;
    this.#onStall = onStall;
  }

  get stalled(): boolean {
    return this.#stalled;
  }

  /** A wait begins. */
  begin(): void {
    this.#waitingSince = performance.now();
    this.#timer ??= setTimeout(this.#look, this.#limit);
  }

  /** It is over. */
  end(): void {
    this.#waitingSince = undefined;
  }

  /** There will be no more. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  readonly #look = (): void => {
    const waited = this.#waitingSince === undefined ? 0 : performance.now() - this.#waitingSince;
    this.#stalled = waited >= this.#limit;
    if (this.#stalled) this.#onStall();
    else this.#timer = setTimeout(this.#look, this.#limit - waited);
  };
}
