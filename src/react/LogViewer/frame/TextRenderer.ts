import { appendElement } from './appendElement.js';
import type { Grid, Page, Renderer, ViewerTheme } from './renderer.js';
import { sampleGrid } from './sampleGrid.js';

/** Renders text without colours, until another renderer is loaded. */
export class TextRenderer implements Renderer {
  readonly #place: HTMLElement;
  readonly #rows: HTMLPreElement;
  #theme: ViewerTheme;
  readonly #onRender: (page: Page) => void;
  /** Keys of the rows on screen. */
  #rendered = '';

  constructor(place: HTMLElement, theme: ViewerTheme, onRender: (page: Page) => void) {
    this.#place = place;
    this.#theme = theme;
    this.#onRender = onRender;
    this.#rows = appendElement(place, 'pre', 'klv-plain');
  }

  fit(): Grid | undefined {
    const grid = sampleGrid(this.#place, this.#rows, this.#theme);
    if (grid) this.#rows.style.lineHeight = `${grid.cellHeight}px`;
    return grid;
  }

  render(page: Page): void {
    const keys = page.rows.map(({ key }) => key).join('\n');
    if (keys === this.#rendered) return;
    this.#rendered = keys;
    this.#rows.textContent = page.rows
      .map((row) => {
        const text = row.read().flatMap(({ runs }) => runs.map((run) => run.text));
        return ' '.repeat(page.gutter) + text.join('');
      })
      .join('\n');
    this.#onRender(page);
  }

  setTheme(theme: ViewerTheme): void {
    this.#theme = theme;
  }

  dispose(): void {
    this.#rows.remove();
  }
}
