const BLOCK = 16 * 1024;

/** A list of unsigned 32-bit numbers that grows without moving: four bytes each, in blocks. */
export class Uint32List {
  readonly #blocks: Uint32Array[] = [];
  #length = 0;

  /** How many numbers it holds. */
  get length(): number {
    return this.#length;
  }

  /** Appends a number. */
  push(value: number): void {
    const at = this.#length % BLOCK;
    if (at === 0) this.#blocks.push(new Uint32Array(BLOCK));
    const block = this.#blocks.at(-1);
    if (block) block[at] = value;
    this.#length += 1;
  }

  /** Removes all numbers from the index `length` on. */
  truncate(length: number): void {
    this.#length = Math.min(this.#length, length);
    this.#blocks.length = Math.ceil(this.#length / BLOCK);
  }

  /** The number at `index`, which must be below {@link Uint32List.length}. */
  at(index: number): number {
    return this.#blocks[Math.floor(index / BLOCK)]?.[index % BLOCK] ?? 0;
  }
}

/**
 * The index of the first number of an ascending list that is not below `value`; the length when all
 * are.
 */
export function lowerBound(list: Uint32List, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list.at(middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the last of the ascending `values` that is not above `limit`; 0 where all are. */
export function lastAtMost(values: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
