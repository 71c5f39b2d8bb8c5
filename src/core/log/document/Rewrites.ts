/** Which lines have changed, and in which version of the document: from a line to the end. */
export class Rewrites {
  /**
   * Both lists ascend: a rewrite from an earlier line on replaces the older ones from later lines
   * on, because it includes their lines.
   */
  readonly #lines: number[] = [];
  readonly #versions: number[] = [];

  /** All lines from `line` on may have changed in `version`. */
  add(line: number, version: number): void {
    while ((this.#lines.at(-1) ?? -1) >= line) {
      this.#lines.pop();
      this.#versions.pop();
    }
    this.#lines.push(line);
    this.#versions.push(version);
  }

  /** The first line that was written anew after `version`; `Infinity` when none was. */
  firstSince(version: number): number {
    const index = this.#versions.findIndex((at) => at > version);
    return this.#lines[index] ?? Infinity;
  }

  /** The version in which a line was last written anew; 0 for one that never was. */
  versionOf(line: number): number {
    let index = this.#lines.length - 1;
    while (index >= 0 && (this.#lines[index] ?? 0) > line) index--;
    return this.#versions[index] ?? 0;
  }
}
