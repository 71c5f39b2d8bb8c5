/** What `results.json` holds, looked up. */
export class Results {
  #rows;

  /** @param results what `run.mjs` wrote */
  constructor(results) {
    this.header = results;
    this.#rows = results.rows;
  }

  /** Sizes in MB, smallest first. */
  get sizes() {
    const entries = [...this.#rows, ...this.header.failed];
    return [...new Set(entries.map(({ size }) => size))].sort((a, b) => a - b);
  }

  /** The row of a figure, if it was measured. */
  row(viewer, size, figure) {
    return this.#rows.find(
      (row) => row.viewer === viewer && row.size === size && row.figure === figure,
    );
  }

  /** Its median. */
  median(viewer, size, figure) {
    return this.row(viewer, size, figure)?.median;
  }

  /** What went wrong with a viewer at a size. */
  failures(viewer, size) {
    return this.header.failed
      .filter((entry) => entry.viewer === viewer && entry.size === size)
      .map(({ failure }) => failure);
  }

  /** Sizes at which a viewer was tried and never showed the last line. */
  lost(viewer) {
    return this.sizes.filter(
      (size) => this.tried(viewer, size) && this.median(viewer, size, 'wholeLog') === undefined,
    );
  }

  /** Whether a viewer was tried at a size. */
  tried(viewer, size) {
    return (
      this.failures(viewer, size).length > 0 ||
      this.#rows.some((row) => row.viewer === viewer && row.size === size)
    );
  }
}
