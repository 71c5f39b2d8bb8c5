/** Texts that may be kept beyond those that a line needs. */
const SPARE = 1024;

/**
 * The grapheme clusters of a line: the texts of cells that have more than one code point, by a
 * number that stands in the cell. Cells can be moved and repeated without a look at them.
 */
export class Clusters {
  #texts: string[] = [];
  #limit = SPARE;

  /** Whether so many were added that those of which no cell is left are to be {@link drop}ped. */
  get areMany(): boolean {
    return this.#texts.length >= this.#limit;
  }

  /** The text of a cluster. */
  textOf(cluster: number): string {
    return this.#texts[cluster] ?? ' ';
  }

  /** Adds a cluster, and returns its number. */
  add(text: string): number {
    return this.#texts.push(text) - 1;
  }

  /** Adds a code point to the cluster that was added last, which is in one cell only. */
  extend(cluster: number, codePoint: string): void {
    this.#texts[cluster] = this.textOf(cluster) + codePoint;
  }

  /**
   * Drops the clusters of which no cell is left.
   *
   * @param columns of the line: how often that is done depends on what it takes
   * @param renumber is to replace the number in each cell by what it is called back with
   */
  drop(columns: number, renumber: (numberOf: (cluster: number) => number) => void): void {
    const old = this.#texts;
    const numbers: (number | undefined)[] = [];
    this.#texts = [];
    renumber((cluster) => (numbers[cluster] ??= this.add(old[cluster] ?? ' ')));
    this.#limit = SPARE + columns + 2 * this.#texts.length;
  }
}
