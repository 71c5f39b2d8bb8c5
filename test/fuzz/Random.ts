/**
 * Numbers that look random and are the same for the same seed, so that an input that did harm can be
 * made again from two numbers.
 *
 * @see https://en.wikipedia.org/wiki/Xorshift
 */
export class Random {
  #state: number;

  constructor(seed: number, index: number) {
    // Neighbouring indices must not begin with similar numbers.
    this.#state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35)) | 1;
    for (let i = 0; i < 4; i++) this.next();
  }

  /** An unsigned integer of 32 bits. */
  next(): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return x >>> 0;
  }

  /** An integer from 0 up to `end`, which is not among them. */
  below(end: number): number {
    return end > 0 ? this.next() % end : 0;
  }

  /** True once in `times`. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  /** One of some things, of which there must be one. */
  pick<T>(things: readonly T[]): T {
    return things[this.below(things.length)] as T;
  }

  /** Up to `most` things, each made anew. */
  several<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }

  /** A small number mostly, sometimes a boundary of what computers count with. */
  count(): number {
    return this.oneIn(3) ? this.pick(BOUNDARIES) : this.below(100);
  }
}

const BOUNDARIES = [0, 1, 127, 128, 255, 4095, 4096, 65535, 65536, 9999999, 2 ** 31 - 1, 2 ** 32];
