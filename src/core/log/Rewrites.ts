/** Which lines were written anew, and when: from some line on, with the growing versions. */
export class Rewrites {
  /** Both ascend: an older rewrite of later lines is part of a newer one of earlier lines. */
  readonly #lines: number[] = [];
  readonly #versions: number[] = [];

  /** All lines from `line` on may have changed. */
  note(line: number, version: number): void {
    while ((this.#lines.at(-1) ?? -1) >= line) {
      this.#lines.pop();
      this.#versions.pop();
    }
    this.#lines.push(line);
    this.#versions.push(version);
  }

  /** The first line that was written anew after `version`. */
  since(version: number): number {
    const index = this.#versions.findIndex((at) => at > version);
    return this.#lines[index] ?? Infinity;
  }

  /** The version in which a line was last written anew; 0 for one that never was. */
  of(line: number): number {
    let index = this.#lines.length - 1;
    while (index >= 0 && (this.#lines[index] ?? 0) > line) index--;
    return this.#versions[index] ?? 0;
  }
}
