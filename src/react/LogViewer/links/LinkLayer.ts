import type { VisibleRow } from '../controller/rows.js';
import { appendElement } from '../frame/appendElement.js';
import { hasJoiningLetters } from '../frame/bidi.js';
import type { Grid } from '../frame/renderer.js';
import type { TextSelection } from '../input/TextSelection.js';
import { createLink, type OpenSource, targetOf } from './createLink.js';

/** The viewer, as far as its links go. */
export interface LinkView {
  /** What the reader has selected: to end a selection on a link does not open it. */
  readonly selection: TextSelection;
  /** Opens a place in a source file. */
  readonly openSource: OpenSource;
  /** Lists the links in view, with their targets. */
  readonly listLinks: () => void;
}

/**
 * The links in view, as elements without text over their cells: so that they are what a browser takes for
 * a link, whatever renders the rows. They lie in the scroller, whose wheel and mouse they pass on. The
 * keyboard and screen readers have them elsewhere.
 */
export class LinkLayer {
  readonly #layer: HTMLElement;
  readonly #hint: HTMLElement;
  readonly #view: LinkView;
  /** The elements, by what they show and where in the log. */
  #links = new Map<string, HTMLElement>();
  #targets = new WeakMap<Element, string>();

  /**
   * @param scroller gets the links, until {@link LinkLayer.dispose}
   * @param page gets the hint that says where a link leads
   */
  constructor(scroller: HTMLElement, page: HTMLElement, view: LinkView) {
    this.#view = view;
    this.#layer = appendElement(scroller, 'div', 'klv-links');
    // Before what gives the scroller its height, so that it sticks to the top of the view.
    scroller.prepend(this.#layer);
    this.#layer.ariaHidden = 'true';
    this.#hint = appendElement(page, 'div', 'klv-link-target');
    this.#hint.hidden = true;
    const layer = this.#layer;
    layer.addEventListener('mousedown', (event) => {
      if (event.button !== 0) return;
      // A link that the log scrolls away would take the focus along.
      event.preventDefault();
      scroller.focus({ preventScroll: true });
    });
    const onClick = (event: MouseEvent): void => {
      this.#onClick(event);
    };
    layer.addEventListener('click', onClick, { capture: true });
    layer.addEventListener('mouseover', ({ target }) => {
      this.#say(target instanceof Element ? this.#targets.get(target) : undefined);
    });
    layer.addEventListener('mouseout', () => {
      this.#say(undefined);
    });
  }

  /** Removes the links. */
  dispose(): void {
    this.#layer.remove();
    this.#hint.remove();
  }

  /** Shows the links of the rows in view. */
  show(rows: readonly VisibleRow[], gutter: number, grid: Grid): void {
    const before = this.#links;
    if (before.size === 0 && rows.every(({ links }) => links.length === 0)) return;
    const { top, columns, cellWidth, cellHeight } = grid;
    this.#links = new Map();
    rows.forEach(({ line, row, from, to, runs, links }, y) => {
      // Beside letters that join, no link lies where its columns say.
      if (links.length === 0 || runs.some(({ text }) => hasJoiningLetters(text))) return;
      for (const link of links) {
        // Never another link in an element that is being clicked.
        const key = [line, row, link.from, targetOf(link)].join();
        const element = before.get(key) ?? this.#create(link);
        const left = Math.max(link.from, from) - from;
        const right = Math.min(link.to, to, from + columns - gutter) - from;
        const { style } = element;
        style.left = `${(gutter + left) * cellWidth}px`;
        style.top = `${top + y * cellHeight}px`;
        style.width = `${Math.max(0, right - left) * cellWidth}px`;
        style.height = `${cellHeight}px`;
        this.#links.set(key, element);
        if (!element.parentNode) this.#layer.append(element);
      }
    });
    for (const [key, element] of before) {
      if (this.#links.has(key)) continue;
      element.remove();
      if (this.#targets.get(element) === this.#hint.textContent) this.#say(undefined);
    }
  }

  #create(link: VisibleRow['links'][number]): HTMLElement {
    const element = createLink(this.#layer.ownerDocument, link, this.#view.openSource);
    element.className = 'klv-link';
    element.tabIndex = -1;
    element.dataset['klvText'] = link.text;
    this.#targets.set(element, targetOf(link));
    return element;
  }

  #onClick(event: MouseEvent): void {
    const element = event.target instanceof HTMLElement ? event.target : undefined;
    const isSelected = !this.#view.selection.isEmpty;
    // A finger does not hover: where the text does not say where it leads, show it first.
    const isTouch = 'pointerType' in event && event.pointerType === 'touch';
    const isHidden = element?.dataset['klvText'] !== this.#targets.get(element ?? this.#layer);
    if (!isSelected && !(isTouch && isHidden)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isSelected) this.#view.listLinks();
  }

  #say(target: string | undefined): void {
    this.#hint.hidden = target === undefined;
    this.#hint.textContent = target ?? '';
  }
}
