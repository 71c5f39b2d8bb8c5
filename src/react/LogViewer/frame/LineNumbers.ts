import type { Grid, Page } from './renderer.js';

/**
 * The line numbers beside the rows, and the line between the two. They are one text: as parts of the
 * rows they would take a third of each frame.
 */
export class LineNumbers {
  readonly #element: HTMLPreElement;
  #text = '';
  #width = 0;
  #cellHeight = 0;

  constructor(place: HTMLElement) {
    this.#element = place.ownerDocument.createElement('pre');
    this.#element.className = 'klv-numbers';
    this.#element.setAttribute('aria-hidden', 'true');
    place.append(this.#element);
  }

  show({ rows, gutter, numbered }: Page, { cellWidth, cellHeight }: Grid): void {
    this.#element.hidden = !numbered;
    const text = rows.map(({ number }) => number.padStart(gutter - 2)).join('\n');
    if (text !== this.#text) this.#element.textContent = this.#text = text;
    const width = (gutter - 1) * cellWidth;
    if (width !== this.#width) this.#element.style.width = `${(this.#width = width)}px`;
    if (cellHeight === this.#cellHeight) return;
    this.#element.style.lineHeight = `${(this.#cellHeight = cellHeight)}px`;
  }

  dispose(): void {
    this.#element.remove();
  }
}
