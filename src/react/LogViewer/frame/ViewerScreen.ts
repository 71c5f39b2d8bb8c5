import type { Cancel, Scheduler } from '../../../core/index.js';
import { listen } from '../listen.js';
import { appendElement } from './appendElement.js';
import { AttentionWatch } from './AttentionWatch.js';
import { ElementRenderer } from './ElementRenderer.js';
import { GutterMarks } from './GutterMarks.js';
import { LineNumbers } from './LineNumbers.js';
import type { Grid, Page, Renderer, ViewerTheme } from './renderer.js';
import { loadTerminalRenderer, type RendererChoice, watchForcedColors } from './loadRenderer.js';
import { nextPaint } from './RenderSchedule.js';
import { readTheme } from './theme.js';

/** The elements that the component renders and the controller fills. */
export interface ViewerElements {
  /** Contains the others; has `data-klv-scheme` and inherits the custom properties. */
  readonly root: HTMLElement;
  /** The scroll container, above the page and transparent: takes focus, keys, wheel and mouse. */
  readonly scroller: HTMLElement;
  /** Where rows are rendered, under the scroller. */
  readonly page: HTMLElement;
  /** The visible lines for screen readers. */
  readonly accessible: HTMLElement;
}

/** The grid where nothing is laid out: in jsdom and the like, whose reader looks for texts. */
const WITHOUT_LAYOUT: Grid = { columns: 240, rows: 200, cellWidth: 8, cellHeight: 16, top: 0 };

/**
 * Owns the renderer, which is xterm.js once that is wanted and loaded, and elements before, and keeps it in
 * the size, colours and font of the viewer's elements.
 */
export class ViewerScreen {
  readonly #elements: ViewerElements;
  /** An invisible element from which colours and font are read. */
  readonly #probe: HTMLElement;
  readonly #scheduler: Scheduler;
  readonly #onChange: () => void;
  readonly #attention: AttentionWatch;
  readonly #signal: AbortSignal;
  /** Whether elements have sizes here, without which no row can be placed. */
  readonly #hasLayout: boolean;
  #choice: RendererChoice;
  #renderer: Renderer;
  /** The element that it fills. */
  #place: HTMLElement;
  /** Earlier renderers, which stay on screen until the new one has rendered. */
  readonly #replaced: { renderer: Renderer; place: HTMLElement }[] = [];
  #grid: Grid | undefined;
  /** The size of the scroll container that it was made for. */
  #fitted = '';
  #theme = 0;
  /** Counts the upgrades, of which only the last one is wanted. */
  #upgrades = 0;
  readonly #numbers: LineNumbers;
  readonly #marks: GutterMarks;
  /** The height that was set last; empty for none. */
  #height = '';
  /** The page that was rendered last. */
  #page: Page | undefined;

  /**
   * @param choice which renderer is wanted
   * @param signal removes everything from the elements when it is aborted
   * @param onChange called when all rows have to be rendered again
   */
  constructor(
    elements: ViewerElements,
    choice: RendererChoice,
    scheduler: Scheduler,
    signal: AbortSignal,
    onChange: () => void,
  ) {
    const { root, scroller, page } = elements;
    const { ownerDocument } = root;
    this.#probe = appendElement(page, 'span', 'klv-probe');
    this.#elements = elements;
    this.#choice = choice;
    this.#scheduler = scheduler;
    this.#signal = signal;
    this.#onChange = onChange;
    this.#hasLayout = ownerDocument.documentElement.clientWidth > 0;
    this.#attention = new AttentionWatch(root, scheduler, signal, () => {
      // What the host has chosen is there already.
      if (this.#choice === 'auto') this.#replace();
    });
    this.#numbers = new LineNumbers(page);
    this.#marks = new GutterMarks(page);
    this.#place = appendElement(page, 'div', 'klv-colored klv-early');
    this.#renderer = new ElementRenderer(this.#place, readTheme(this.#probe), this.#onRender);
    // jsdom has none.
    if (typeof ResizeObserver === 'function') {
      // In the next frame: to fit at once would resize what is observed while sizes are reported, which
      // Firefox reports as an error to the page, and so do the overlays of development servers.
      // https://drafts.csswg.org/resize-observer/#deliver-resize-error
      let cancel: Cancel | undefined;
      const resized = new ResizeObserver(() => {
        cancel?.();
        cancel = scheduler.onFrame(() => {
          if (this.#isResized()) this.#fit();
        });
      });
      resized.observe(root);
      resized.observe(scroller);
      signal.addEventListener('abort', () => {
        resized.disconnect();
      });
    }
    // The stylesheet gives the root's colours an imperceptibly short transition, so that this event
    // reports every change of colours: by the system, by the host's class, or by our own prop.
    const onTransition = (event: TransitionEvent): void => {
      if (event.target === root) this.refreshTheme();
    };
    listen(root, 'transitionend', onTransition, signal);
    watchForcedColors(ownerDocument.defaultView, signal, () => {
      this.#replace();
    });
    signal.addEventListener('abort', () => {
      this.#renderer.dispose();
      this.#disposeReplaced();
      page.replaceChildren();
    });
    this.#fit();
  }

  /** The size in cells; `undefined` while the viewer is hidden or its font is not measured yet. */
  get grid(): Grid | undefined {
    return this.#grid;
  }

  /** A number that grows with each change of colours or font. */
  get theme(): number {
    return this.#theme;
  }

  /** Renders a page in place of the one before. */
  render(page: Page): void {
    this.#attention.onRender();
    if (this.#hasLayout) this.#renderer.render(page);
  }

  /** Colours and font as they are now. */
  readTheme(): ViewerTheme {
    return readTheme(this.#probe);
  }

  /** Reads colours and font again. */
  refreshTheme(): void {
    this.#renderer.setTheme(readTheme(this.#probe));
    this.#theme += 1;
    this.#fit();
  }

  /**
   * Makes the viewer as high as a number of rows, as far as its stylesheet lets it grow; `undefined` leaves
   * its height alone. What follows from it, more rows in view, comes with the next frame.
   */
  growTo(rows: number | undefined): void {
    const { root, scroller } = this.#elements;
    const grid = this.#hasLayout ? this.#grid : undefined;
    let height = '';
    if (rows !== undefined && grid) {
      // A scrollbar below the rows is none of them.
      const below = scroller.offsetHeight - scroller.clientHeight;
      height = `${Math.ceil(rows * grid.cellHeight + 2 * grid.top) + below}px`;
    }
    if (height === this.#height) return;
    this.#height = height;
    if (height === '') root.style.removeProperty('--klv-current-log-height');
    else root.style.setProperty('--klv-current-log-height', height);
  }

  /** Chooses the renderer, also of rows that are on screen. */
  choose(choice: RendererChoice): void {
    if (choice === this.#choice) return;
    this.#choice = choice;
    this.#replace();
  }

  /**
   * From now on elements may be replaced by xterm.js, where it is wanted, once that is loaded and has
   * rendered.
   */
  allowUpgrade(): void {
    if (this.#upgrades === 0 && this.#hasLayout) void this.#upgrade();
  }

  readonly #onRender = (page: Page): void => {
    this.#page = page;
    this.#showGutter();
  };

  #showGutter(): void {
    if (!this.#page || !this.#grid) return;
    this.#numbers.show(this.#page, this.#grid);
    this.#marks.show(this.#page, this.#grid);
  }

  /** An observer reports a size when it begins as well. */
  #isResized(): boolean {
    const { clientWidth, clientHeight } = this.#elements.scroller;
    return this.#fitted !== `${clientWidth} ${clientHeight}`;
  }

  #fit(): void {
    const { scroller, page } = this.#elements;
    const { clientWidth, clientHeight } = scroller;
    this.#fitted = `${clientWidth} ${clientHeight}`;
    if (this.#hasLayout) {
      page.style.width = `${clientWidth}px`;
      page.style.height = `${clientHeight}px`;
      if (clientWidth === 0 || clientHeight === 0) return;
    }
    this.#grid = this.#hasLayout ? this.#renderer.fit() : WITHOUT_LAYOUT;
    this.#showGutter();
    this.#onChange();
  }

  /** The renderer for now: `auto` loads xterm.js for readers only, and lets nobody wait for it. */
  get #wanted(): RendererChoice {
    const isEarly = this.#choice === 'auto' && !this.#attention.isPaid;
    return isEarly ? 'elements' : this.#choice;
  }

  /** Loads the renderer that is wanted now, if it may. */
  #replace(): void {
    if (this.#upgrades > 0) void this.#upgrade();
  }

  async #upgrade(): Promise<void> {
    const upgrade = (this.#upgrades += 1);
    const { page } = this.#elements;
    // Paint the rows that are rendered first.
    await nextPaint(this.#scheduler);
    const create = await loadTerminalRenderer(this.#wanted, page);
    // Creating a terminal takes several frames: paint what is rendered so far first.
    await nextPaint(this.#scheduler);
    if (this.#signal.aborted || upgrade !== this.#upgrades) return;
    if (!create && this.#renderer instanceof ElementRenderer) {
      this.#place.classList.add('klv-ready');
      return;
    }
    this.#replaced.push({ renderer: this.#renderer, place: this.#place });
    const place = (this.#place = appendElement(page, 'div', 'klv-colored'));
    const theme = readTheme(this.#probe);
    const onRender = (rendered: Page): void => {
      this.#disposeReplaced();
      place.classList.add('klv-ready');
      this.#onRender(rendered);
    };
    this.#renderer =
      create?.(place, theme, onRender) ?? new ElementRenderer(place, theme, onRender);
    this.#fit();
  }

  #disposeReplaced(): void {
    for (const { renderer, place } of this.#replaced.splice(0)) {
      renderer.dispose();
      place.remove();
    }
  }
}
