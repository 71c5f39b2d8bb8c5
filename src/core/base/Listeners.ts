/** Functions that are called at each change, as those of a store. */
export class Listeners {
  readonly #all = new Set<() => void>();

  /** Adds one, until the returned function is called; a function that is added twice is called once. */
  readonly add = (listener: () => void): (() => void) => {
    this.#all.add(listener);
    return () => {
      this.#all.delete(listener);
    };
  };

  /** Calls all of them; one that is added meanwhile is called at the next change. */
  call(): void {
    for (const listener of [...this.#all]) listener();
  }
}
