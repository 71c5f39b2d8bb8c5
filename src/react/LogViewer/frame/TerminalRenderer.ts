import type { FitAddon } from '@xterm/addon-fit';
import type { ITerminalOptions, Terminal } from '@xterm/xterm';

import { codePointWidth, joinCodePoint } from '../../../core/index.js';
import { hasRightToLeft } from './bidi.js';
import type { TerminalModules } from './loadTerminal.js';
import type { Grid, Page, Renderer, ViewerTheme } from './renderer.js';
import { rowSequence } from './rowSequence.js';
import { letterWidth } from './sampleGrid.js';

/** Without scrollback and cursor: the viewer scrolls and takes input itself. */
const SCREEN: ITerminalOptions = {
  allowProposedApi: true,
  scrollback: 0,
  cursorInactiveStyle: 'none',
  drawBoldTextInBrightColors: false,
  minimumContrastRatio: 4.5,
  logLevel: 'off',
};

/** Renders with xterm.js: with colours, wide characters, and readable contrast. */
export class TerminalRenderer implements Renderer {
  readonly #terminal: Terminal;
  readonly #fit: FitAddon;
  readonly #place: HTMLElement;
  #theme: ViewerTheme;
  /** Keys of the rows that xterm.js has. */
  #rendered: string[] = [];
  /** The page to write after the one that is being written. */
  #next: Page | undefined;
  #writing = false;
  /** The page that xterm.js renders in its next frame. */
  #written: Page | undefined;

  /**
   * @param place the element to fill; it is made inert, so that neither focus nor mouse reach xterm.js
   * @param onRender called when xterm.js has rendered a page, in the frame in which it is painted
   */
  constructor(
    { Terminal, FitAddon }: TerminalModules,
    place: HTMLElement,
    theme: ViewerTheme,
    onRender: (page: Page) => void,
  ) {
    this.#theme = theme;
    this.#place = place;
    place.inert = true;
    place.classList.add('klv-terminal');
    this.#terminal = new Terminal({ ...SCREEN, ...optionsOf(theme) });
    this.#fit = new FitAddon();
    this.#terminal.loadAddon(this.#fit);
    this.#terminal.unicode.register({
      version: 'klv',
      wcwidth: codePointWidth,
      charProperties: joinCodePoint,
    });
    this.#terminal.unicode.activeVersion = 'klv';
    this.#terminal.open(place);
    // DECAWM off: no row may wrap. DECTCEM off: no cursor.
    this.#terminal.write('\x1b[?7l\x1b[?25l');
    this.#terminal.onRender(() => {
      const written = this.#written;
      this.#written = undefined;
      if (written) onRender(written);
    });
  }

  fit(): Grid | undefined {
    const screen = this.#place.querySelector('.xterm-screen');
    const proposed = this.#fit.proposeDimensions();
    if (!proposed || !screen?.clientWidth) return undefined;
    const { cols, rows } = proposed;
    if (cols !== this.#terminal.cols || rows !== this.#terminal.rows) {
      // Not FitAddon's own `fit()`: it clears the screen first, which is visible for a frame.
      this.#terminal.resize(cols, rows);
      // xterm.js 6 measures the spacing of letters anew when any option changes, but not with the
      // width: then it gives each span a style of its own. This option does nothing here, as there
      // is no scrollback.
      this.#terminal.options.scrollSensitivity = cols;
      this.#rendered = [];
    }
    const { width, height } = screen.getBoundingClientRect();
    const top = this.#place.offsetTop;
    const cellWidth = width / cols;
    this.#spaceLetters(cellWidth, cols);
    return { columns: cols, rows, cellWidth, cellHeight: height / rows, top };
  }

  /**
   * Spaces letters as far as they are not as wide as cells. xterm.js' own spacing takes widths in whole pixels,
   * by which a row of a hundred letters would be two pixels too long.
   *
   * @see https://github.com/xtermjs/xterm.js/blob/6.0.0/src/browser/renderer/dom/WidthCache.ts
   */
  #spaceLetters(cellWidth: number, columns: number): void {
    const spacing = cellWidth - letterWidth(this.#place);
    // xterm.js makes its screen whole pixels wide.
    const isRounding = Math.abs(spacing) * columns <= 1;
    const property = '--klv-current-letter-spacing';
    if (isRounding) this.#place.style.removeProperty(property);
    else this.#place.style.setProperty(property, `${spacing}px`);
  }

  /** One write at a time: meanwhile only the latest page is kept. */
  render(page: Page): void {
    this.#next = page;
    if (!this.#writing) this.#write();
  }

  setTheme(theme: ViewerTheme): void {
    this.#theme = theme;
    this.#terminal.options = optionsOf(theme);
    this.#rendered = [];
  }

  dispose(): void {
    this.#next = undefined;
    this.#terminal.dispose();
  }

  #write(): void {
    const page = this.#next;
    this.#next = undefined;
    if (!page) return;
    let text = '';
    page.rows.forEach((row, y) => {
      if (this.#rendered[y] === row.key) return;
      this.#rendered[y] = row.key;
      text += rowSequence(row, y, page.gutter, this.#theme);
    });
    if (text === '') return;
    // Only where needed: browsers take longer to lay out text with `unicode-bidi`.
    if (hasRightToLeft(text)) this.#place.classList.add('klv-bidi');
    this.#writing = true;
    // xterm.js parses a write right after input at once, any other in a later task: then the rows
    // could miss the next frame.
    // https://github.com/xtermjs/xterm.js/blob/6.0.0/src/common/input/WriteBuffer.ts
    this.#terminal.input('');
    this.#terminal.write(text, () => {
      this.#writing = false;
      this.#written = page;
      this.#write();
    });
  }
}

function optionsOf(theme: ViewerTheme): ITerminalOptions {
  const { colors, fontFamily, fontSize, lineHeight } = theme;
  return { theme: colors, fontFamily, fontSize, lineHeight };
}
