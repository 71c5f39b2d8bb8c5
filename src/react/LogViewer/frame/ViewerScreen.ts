import { LineNumbers } from './LineNumbers.js';
import type { Grid, Page, Renderer } from './renderer.js';
import { nextPaint } from './RenderSchedule.js';
import { loadTerminal } from './loadTerminal.js';
import { TerminalRenderer } from './TerminalRenderer.js';
import { TextRenderer } from './TextRenderer.js';
import { readTheme } from './theme.js';

/** The elements that the component renders and the controller fills. */
export interface ViewerElements {
  readonly root: HTMLElement;
  /** Scrolls, takes focus, keys and mouse; transparent, above the page. */
  readonly scroller: HTMLElement;
  /** Gives the scroller its size. */
  readonly spacer: HTMLElement;
  /** Where rows are painted, under the scroller. */
  readonly page: HTMLElement;
  /** The visible lines for screen readers. */
  readonly accessible: HTMLElement;
  /** An invisible element from which colours and font are read. */
  readonly probe: HTMLElement;
}

/** Milliseconds for which a log that pours in is shown without colours: most have come by then. */
const BUSY = 500;

/** What the rows are painted on: as large as its elements, in their colours and font. */
export class ViewerScreen {
  readonly #elements: ViewerElements;
  readonly #onChange: () => void;
  readonly #resized: ResizeObserver;
  readonly #disposed = new AbortController();
  #renderer: Renderer;
  #grid: Grid | undefined;
  #theme = 0;
  #upgraded = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #numbers: LineNumbers;
  /** What is on screen. */
  #page: Page | undefined;

  /** @param onChange called when all rows are to be painted anew */
  constructor(elements: ViewerElements, onChange: () => void) {
    const { root, scroller, page, probe } = elements;
    this.#elements = elements;
    this.#onChange = onChange;
    this.#numbers = new LineNumbers(page);
    this.#renderer = new TextRenderer(page, readTheme(probe), (rendered) => {
      this.#page = rendered;
      this.#showNumbers();
    });
    this.#resized = new ResizeObserver(() => {
      this.#fit();
    });
    this.#resized.observe(root);
    this.#resized.observe(scroller);
    // The stylesheet gives the root a transition of no length worth seeing, so that this event
    // tells of a change of colours, whoever made it: the system, the host's class, our own prop.
    const onTransition = (event: TransitionEvent): void => {
      if (event.target === root) this.refreshTheme();
    };
    root.addEventListener('transitionend', onTransition, { signal: this.#disposed.signal });
    this.#fit();
  }

  /** How much fits; nothing while it is hidden, or its font not measured. */
  get grid(): Grid | undefined {
    return this.#grid;
  }

  /** Another number for other colours, or another font. */
  get theme(): number {
    return this.#theme;
  }

  render(page: Page): void {
    this.#renderer.render(page);
  }

  /** Reads colours and font anew. */
  refreshTheme(): void {
    this.#renderer.setTheme(readTheme(this.#elements.probe));
    this.#theme += 1;
    this.#fit();
  }

  /**
   * Replaces the plain rows by a terminal, once it is loaded and on screen.
   *
   * @param isBusy whether the page has more important things to do: then in a moment, unless it is
   *   asked for before
   */
  upgrade(isBusy: boolean): void {
    if (isBusy) this.#timer ??= setTimeout(() => void this.#upgrade(), BUSY);
    else void this.#upgrade();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#disposed.abort();
    this.#resized.disconnect();
    this.#renderer.dispose();
    this.#numbers.dispose();
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
    const { page, probe } = this.#elements;
    const { signal } = this.#disposed;
    // What was waited for is on screen before anything else is begun.
    if (this.#timer !== undefined) await nextPaint();
    const modules = await loadTerminal().catch(() => undefined);
    // Creating a terminal takes several frames' time: what is there already is shown first.
    await nextPaint();
    if (!modules || signal.aborted) return;
    const place = page.ownerDocument.createElement('div');
    place.className = 'klv-terminal';
    page.append(place);
    const plain = this.#renderer;
    this.#renderer = new TerminalRenderer(modules, place, readTheme(probe), (rendered) => {
      plain.dispose();
      place.classList.add('klv-ready');
      this.#page = rendered;
      this.#showNumbers();
    });
    signal.addEventListener('abort', () => {
      plain.dispose();
      place.remove();
    });
    this.#fit();
  }
}
