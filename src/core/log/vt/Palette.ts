import type { Page } from './CellPage.js';
import { plainStyle, type TextStyle } from './style.js';

/** Styles that may be kept beyond those that a line needs. */
const SPARE = 1024;

/** The styles of a line: a cell holds an index into them. */
export class Palette {
  #styles: TextStyle[] = [plainStyle];

  /** The style with an index. */
  at(index: number): TextStyle {
    return this.#styles[index] ?? plainStyle;
  }

  /** The index of a style, which is added if it is new. */
  indexOf(style: TextStyle): number {
    // A log alternates between few styles: a look at the last ones keeps the palette small.
    const index = this.#styles.indexOf(style, Math.max(0, this.#styles.length - 8));
    return index >= 0 ? index : this.#styles.push(style) - 1;
  }

  /** Whether most must be of cells that were overwritten or let go: it is to be reduced then. */
  isLarge(cells: number): boolean {
    return this.#styles.length > SPARE + 2 * cells;
  }

  /**
   * Drops the styles of which no cell is left.
   *
   * @param current index of a style to keep
   * @param forEachPage is to call back with each page, in which the indices are replaced
   * @returns the index of that style now
   */
  reduce(current: number, forEachPage: (renumber: (page: Page) => void) => void): number {
    const old = this.#styles;
    const indices: (number | undefined)[] = [0];
    this.#styles = [plainStyle];
    const indexOf = (index: number): number =>
      (indices[index] ??= this.#styles.push(old[index] ?? plainStyle) - 1);
    forEachPage((page) => {
      page.style = indexOf(page.style);
      page.styles?.forEach((index, at, styles) => {
        styles[at] = indexOf(index);
      });
    });
    return indexOf(current);
  }
}
