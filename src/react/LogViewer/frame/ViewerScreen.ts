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
  /** Holds all others; `data-klv-scheme` and the custom properties are read from it. */
  readonly root: HTMLElement;
  /** Scrolls, takes focus, keys and mouse; transparent, above the page. */
  readonly scroller: HTMLElement;
  /** Where rows are rendered, under the scroller. */
  readonly page: HTMLElement;
  /** The visible lines for screen readers. */
  readonly accessible: HTMLElement;
}

/** Milliseconds for which a log that pours in is shown without colours: most have come by then. */
const BUSY = 500;

/**
 * What the rows are rendered on: in the size, colours and font of its elements. Plain text at first,
 * and xterm.js once that is loaded.
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
  /** What is on screen. */
  #page: Page | undefined;

  /**
   * @param signal gives the elements back when it is aborted
   * @param onChange called when all rows are to be rendered anew
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
    // The stylesheet gives the root a transition of no length worth seeing, so that this event
    // tells of a change of colours, whoever made it: the system, the host's class, our own prop.
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

  /** How much fits; nothing while it is hidden, or its font is not measured yet. */
  get grid(): Grid | undefined {
    return this.#grid;
  }

  /** Grows with each change of colours or font. */
  get theme(): number {
    return this.#theme;
  }

  render(page: Page): void {
    this.#renderer.render(page);
  }

  /** Reads colours and font anew. */
  refreshTheme(): void {
    this.#renderer.setTheme(readTheme(this.#probe));
    this.#theme += 1;
    this.#fit();
  }

  /**
   * Replaces the plain text by a terminal, once that is loaded and has rendered.
   *
   * @param isBusy whether the page has more important things to do: then after {@link BUSY}, or as
   *   soon as it is asked for again while it is not
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
    // The rows that were more important are on screen before anything else is begun.
    if (this.#putOff) await nextPaint(this.#scheduler);
    const modules = await loadTerminal().catch(() => undefined);
    // Creating a terminal takes as long as several frames: what is there already is shown first.
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
