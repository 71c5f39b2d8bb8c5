import { appendElement } from './appendElement.js';
import type { Grid, Page, Renderer, ViewerTheme } from './renderer.js';

/** As xterm.js measures a font: https://github.com/xtermjs/xterm.js/blob/6.0.0/src/browser/services/CharSizeService.ts */
const SAMPLE = 'W'.repeat(32);

/**
 * Renders text without colours: until xterm.js is loaded, and for good if it cannot be loaded.
 */
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

  /** Measures as xterm.js and FitAddon will, so that no row moves when they take over. */
  fit(): Grid | undefined {
    const sample = appendElement(this.#place, 'span', 'klv-sample');
    sample.textContent = SAMPLE;
    const { width, height } = sample.getBoundingClientRect();
    sample.remove();
    const { clientWidth, clientHeight, offsetTop } = this.#rows;
    if (!width || !clientHeight) return undefined;
    const cellWidth = width / SAMPLE.length;
    const cellHeight = Math.floor(Math.ceil(height) * this.#theme.lineHeight);
    this.#rows.style.lineHeight = `${cellHeight}px`;
    return {
      columns: Math.max(2, Math.floor(clientWidth / cellWidth)),
      rows: Math.max(1, Math.floor(clientHeight / cellHeight)),
      cellWidth,
      cellHeight,
      top: offsetTop,
    };
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
