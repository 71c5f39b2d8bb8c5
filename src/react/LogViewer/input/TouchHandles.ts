import type { Scheduler } from '../../../core/index.js';
import { appendElement } from '../frame/appendElement.js';
import { listen } from '../listen.js';
import type { InputElements, InputView } from './InputView.js';
import { EdgeScroll, positionUnder } from './pointing.js';
import type { Position } from './TextSelection.js';

/** Which end of the selection. */
type End = 'anchor' | 'head';

/** A point of the view, in CSS pixels from its left and top. */
interface ViewPoint {
  readonly x: number;
  readonly y: number;
}

/** CSS pixels between a row and the button: above the first one, or below the handle of the last one. */
const APART = 8;
/** Width and height of a handle, of which a finger needs as much. */
const HANDLE = 44;

/** The handles of a selection that a finger has made, and the button that copies it. */
export class TouchHandles {
  readonly #elements: InputElements;
  readonly #view: InputView;
  readonly #handles: Readonly<Record<End, HTMLElement>>;
  readonly #copy: HTMLButtonElement;
  #isOpen = false;

  /** @param signal removes everything when it is aborted */
  constructor(elements: InputElements, view: InputView, scheduler: Scheduler, signal: AbortSignal) {
    this.#elements = elements;
    this.#view = view;
    const root = elements.scroller.parentElement ?? elements.scroller;
    const handle = (end: End): HTMLElement => {
      const element = appendElement(root, 'div', 'klv-handle');
      element.ariaHidden = 'true';
      this.#drag(element, end, scheduler, signal);
      return element;
    };
    this.#handles = { anchor: handle('anchor'), head: handle('head') };
    this.#copy = appendElement(root, 'button', 'klv-button klv-touch-copy');
    this.#copy.type = 'button';
    const copy = (): void => {
      view.export.copy().then(
        () => {
          view.selection.clear();
          view.onInput();
        },
        // What could not be copied stays selected.
        () => undefined,
      );
    };
    listen(this.#copy, 'click', copy, signal);
    const stop = view.watchRenders(this.#show);
    signal.addEventListener('abort', () => {
      stop();
      for (const element of [...Object.values(this.#handles), this.#copy]) element.remove();
    });
  }

  /** Shows them until nothing is selected any more. */
  open(): void {
    this.#isOpen = true;
    this.#show();
  }

  readonly #show = (): void => {
    const { selection, copyText } = this.#view;
    const { ends } = selection;
    this.#isOpen &&= ends !== undefined;
    this.#copy.hidden = !this.#isOpen;
    const anchor = this.#isOpen && ends ? this.#pointOf(ends.anchor) : undefined;
    const head = this.#isOpen && ends ? this.#pointOf(ends.head) : undefined;
    place(this.#handles.anchor, anchor && { x: anchor.x - HANDLE / 2, y: anchor.y });
    place(this.#handles.head, head && { x: head.x - HANDLE / 2, y: head.y });
    if (!this.#isOpen) return;
    if (this.#copy.textContent !== copyText) this.#copy.textContent = copyText;
    place(this.#copy, this.#besideRows(anchor, head));
  };

  /** Where the button covers neither what is selected nor the handles, if there is room. */
  #besideRows(anchor: ViewPoint | undefined, head: ViewPoint | undefined): ViewPoint {
    const { cellHeight = 0 } = this.#view.grid ?? {};
    const { clientWidth, clientHeight } = this.#elements.scroller;
    const { offsetWidth, offsetHeight } = this.#copy;
    const ys = [anchor?.y, head?.y].filter((y) => y !== undefined);
    const above = Math.min(...ys) - cellHeight - APART - offsetHeight;
    const below = Math.max(...ys) + HANDLE + APART;
    const fitsBelow = below + offsetHeight <= clientHeight;
    const y = ys.length === 0 || (above < 0 && !fitsBelow) ? APART : above >= 0 ? above : below;
    const x = (anchor ?? head)?.x ?? 0;
    return { x: Math.max(APART, Math.min(x, clientWidth - offsetWidth - APART)), y };
  }

  /** The lower edge of the row at a place in the log; `undefined` where that is not in view. */
  #pointOf({ line, column }: Position): ViewPoint | undefined {
    const { layout, grid } = this.#view;
    const at = Math.min(column, layout.place.layout.long.endOf(line));
    const y = layout.rows.findLastIndex(
      (row) => row.line === line && !row.hidden && row.from <= at && at <= row.to,
    );
    const row = layout.rows[y];
    if (!grid || !row) return undefined;
    const { cellWidth, cellHeight, top } = grid;
    return { x: (layout.gutter + at - row.from) * cellWidth, y: top + (y + 1) * cellHeight };
  }

  #drag(handle: HTMLElement, end: End, scheduler: Scheduler, signal: AbortSignal): void {
    const { scroller, page } = this.#elements;
    const view = this.#view;
    /** The pointer that drags, and how far it is from the text that it drags at. */
    let grip: { id: number; x: number; y: number } | undefined;
    let point = { clientX: 0, clientY: 0 };
    const move = (): void => {
      const position = positionUnder(page, view, point);
      if (!position) return;
      view.selection.moveEnd(end, position);
      view.onInput();
    };
    const edge = new EdgeScroll(scroller, view, scheduler, move);
    listen(
      handle,
      'pointerdown',
      (event) => {
        const ends = view.selection.ends;
        const from = ends && this.#pointOf(ends[end]);
        if (!from || !view.grid) return;
        event.preventDefault();
        handle.setPointerCapture(event.pointerId);
        const { left, top } = page.getBoundingClientRect();
        const x = event.clientX - left - from.x;
        const y = event.clientY - top - (from.y - view.grid.cellHeight / 2);
        grip = { id: event.pointerId, x, y };
      },
      signal,
    );
    listen(
      handle,
      'pointermove',
      (event) => {
        if (event.pointerId !== grip?.id) return;
        point = { clientX: event.clientX - grip.x, clientY: event.clientY - grip.y };
        move();
        edge.at(point);
      },
      signal,
    );
    for (const type of ['pointerup', 'pointercancel'] as const) {
      listen(
        handle,
        type,
        () => {
          grip = undefined;
          edge.stop();
        },
        signal,
      );
    }
  }
}

function place(element: HTMLElement, at: ViewPoint | undefined): void {
  element.hidden = at === undefined;
  if (!at) return;
  element.style.left = `${at.x}px`;
  element.style.top = `${at.y}px`;
}
