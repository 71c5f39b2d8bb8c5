/** Texts that may be kept beyond those that a line needs. */
const SPARE = 1024;

/**
 * The grapheme clusters of a line: the texts of cells that have more than one code point, by a
 * number that stands in the cell. Cells can be moved and repeated without a look at them.
 */
export class Clusters {
  #texts: string[] = [];

  /** Whether most must be of cells that were overwritten: they are to be {@link drop}ped then. */
  areMany(columns: number): boolean {
    return this.#texts.length > SPARE + 2 * columns;
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
   * @param renumber is to replace the number in each cell by what it is called back with
   */
  drop(renumber: (numberOf: (cluster: number) => number) => void): void {
    const old = this.#texts;
    const numbers: (number | undefined)[] = [];
    this.#texts = [];
    renumber((cluster) => (numbers[cluster] ??= this.add(old[cluster] ?? ' ')));
  }
}
