import type { Scheduler } from '../../../core/index.js';
import { copySelection } from './copySelection.js';
import type { InputElements, InputView } from './InputView.js';
import { keyMove } from './keyMove.js';
import { selectWithMouse } from './mouse.js';

/** Handles keys, mouse and copying, until `signal` is aborted. */
export function listenToInput(
  elements: InputElements,
  view: InputView,
  scheduler: Scheduler,
  signal: AbortSignal,
): void {
  const { scroller } = elements;
  const { layout, selection } = view;
  selectWithMouse(elements, view, scheduler, signal);
  scroller.addEventListener(
    'keydown',
    (event) => {
      const move = keyMove(event);
      if (move !== undefined) layout.place.follow(move);
      else if ((event.ctrlKey || event.metaKey) && event.key === 'a') {
        selection.selectLines(0, Math.max(0, layout.document.lineCount - 1));
      } else if (event.key === 'Escape' && !selection.isEmpty) selection.clear();
      else return;
      event.preventDefault();
      view.onInput();
    },
    { signal },
  );
  scroller.addEventListener(
    'copy',
    (event) => {
      if (!selection.isEmpty) copySelection(event, layout.document, selection);
    },
    { signal },
  );
}

/**
 * Scrolls by rows for a wheel event, over a log so long that a pixel of its scrollbar is many rows: the
 * browser's own scrolling would skip most of them.
 */
export function turnWheel(event: WheelEvent, scroller: HTMLElement, view: InputView): void {
  // Ctrl and wheel zoom the page.
  if (!view.grid || event.ctrlKey) return;
  event.preventDefault();
  const { cellHeight, rows } = view.grid;
  // By pixels, lines or pages: https://developer.mozilla.org/docs/Web/API/WheelEvent/deltaMode
  const unit = [1 / cellHeight, 1, rows][event.deltaMode] ?? 1;
  view.layout.place.moveBy(event.deltaY * unit);
  scroller.scrollBy({ left: event.deltaX });
  view.onInput();
}
