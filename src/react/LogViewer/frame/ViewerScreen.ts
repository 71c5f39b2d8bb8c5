import type { Cancel, Scheduler } from '../../../core/index.js';
import { appendElement } from './appendElement.js';
import { LineNumbers } from './LineNumbers.js';
import type { Grid, Page, Renderer } from './renderer.js';
import { nextPaint } from './RenderSchedule.js';
import { loadTerminal } from './loadTerminal.js';
import { TerminalRenderer } from './TerminalRenderer.js';
import { TextRenderer } from './TextRenderer.js';
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

/** Milliseconds for which xterm.js is put off while a log pours in: most logs are complete by then. */
const BUSY = 500;

/**
 * Owns the renderer, plain text at first and xterm.js once that is loaded, and keeps it in the size,
 * colours and font of the viewer's elements.
 */
export class ViewerScreen {
  readonly #elements: ViewerElements;
  /** An invisible element from which colours and font are read. */
  readonly #probe: HTMLElement;
  readonly #scheduler: Scheduler;
  readonly #onChange: () => void;
  readonly #signal: AbortSignal;
  #renderer: Renderer;
  #grid: Grid | undefined;
  #theme = 0;
  #upgraded = false;
  /** Set once an upgrade has been put off. */
  #putOff: Cancel | undefined;
  readonly #numbers: LineNumbers;
  /** The page that was rendered last. */
  #page: Page | undefined;

  /**
   * @param signal removes everything from the elements when it is aborted
   * @param onChange called when all rows have to be rendered again
   */
  constructor(
    elements: ViewerElements,
    scheduler: Scheduler,
    signal: AbortSignal,
    onChange: () => void,
  ) {
    const { root, scroller, page } = elements;
    this.#probe = appendElement(page, 'span', 'klv-probe');
    this.#elements = elements;
    this.#scheduler = scheduler;
    this.#signal = signal;
    this.#onChange = onChange;
    this.#numbers = new LineNumbers(page);
    this.#renderer = new TextRenderer(page, readTheme(this.#probe), (rendered) => {
      this.#page = rendered;
      this.#showNumbers();
    });
    const resized = new ResizeObserver(() => {
      this.#fit();
    });
    resized.observe(root);
    resized.observe(scroller);
    // The stylesheet gives the root's colours an imperceptibly short transition, so that this event
    // reports every change of colours: by the system, by the host's class, or by our own prop.
    const onTransition = (event: TransitionEvent): void => {
      if (event.target === root) this.refreshTheme();
    };
    root.addEventListener('transitionend', onTransition, { signal });
    signal.addEventListener('abort', () => {
      resized.disconnect();
      this.#renderer.dispose();
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
    this.#renderer.render(page);
  }

  /** Reads colours and font again. */
  refreshTheme(): void {
    this.#renderer.setTheme(readTheme(this.#probe));
    this.#theme += 1;
    this.#fit();
  }

  /**
   * Replaces the plain text by xterm.js, once that is loaded and has rendered.
   *
   * @param isBusy whether a log is pouring in: then the upgrade is put off by {@link BUSY}, or until
   *   the next call without
   */
  upgrade(isBusy: boolean): void {
    if (isBusy) this.#putOff ??= this.#scheduler.after(BUSY, () => void this.#upgrade());
    else void this.#upgrade();
  }

  #showNumbers(): void {
    if (this.#page && this.#grid) this.#numbers.show(this.#page, this.#grid);
  }

  #fit(): void {
    const { scroller, page } = this.#elements;
    const { clientWidth, clientHeight } = scroller;
    page.style.width = `${clientWidth}px`;
    page.style.height = `${clientHeight}px`;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.#grid = this.#renderer.fit();
    this.#showNumbers();
    this.#onChange();
  }

  async #upgrade(): Promise<void> {
    if (this.#upgraded) return;
    this.#upgraded = true;
    const { page } = this.#elements;
    // Paint the rows for which the upgrade was put off first.
    if (this.#putOff) await nextPaint(this.#scheduler);
    const modules = await loadTerminal().catch(() => undefined);
    // Creating a terminal takes several frames: paint what is rendered so far first.
    await nextPaint(this.#scheduler);
    if (!modules || this.#signal.aborted) return;
    const place = appendElement(page, 'div', 'klv-terminal');
    const plain = this.#renderer;
    this.#renderer = new TerminalRenderer(modules, place, readTheme(this.#probe), (rendered) => {
      plain.dispose();
      place.classList.add('klv-ready');
      this.#page = rendered;
      this.#showNumbers();
    });
    this.#fit();
  }
}
