import { appendElement } from './appendElement.js';
import type { Grid, Page } from './renderer.js';

/**
 * The line numbers beside the rows, and the border between the two. They are one text node: as part of
 * each row they would take a third of the time of a frame.
 */
export class LineNumbers {
  readonly #element: HTMLPreElement;

  constructor(page: HTMLElement) {
    this.#element = appendElement(page, 'pre', 'klv-numbers');
  }

  /** Shows the numbers of a page, each beside its row. */
  show({ rows, gutter, numbered }: Page, { cellWidth, cellHeight }: Grid): void {
    this.#element.hidden = !numbered;
    const text = rows.map(({ number }) => number.padStart(gutter - 2)).join('\n');
    if (this.#element.textContent !== text) this.#element.textContent = text;
    const { style } = this.#element;
    style.width = `${(gutter - 1) * cellWidth}px`;
    style.lineHeight = `${cellHeight}px`;
  }
}
