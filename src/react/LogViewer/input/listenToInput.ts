import type { Scheduler } from '../../../core/index.js';
import { listen } from '../listen.js';
import { copySelection } from './copySelection.js';
import type { InputElements, InputView } from './InputView.js';
import { commandOf, keyMove } from './keyMove.js';
import { KeySelection } from './keySelection.js';
import { selectWithMouse } from './mouse.js';
import { selectWithTouch } from './touch.js';

/** Handles keys, mouse and copying, until `signal` is aborted. */
export function listenToInput(
  elements: InputElements,
  view: InputView,
  scheduler: Scheduler,
  signal: AbortSignal,
): void {
  const { scroller } = elements;
  const { layout, selection } = view;
  const byKeys = new KeySelection(view);
  // Before the mouse, which some browsers imitate for a finger.
  selectWithTouch(elements, view, scheduler, signal);
  selectWithMouse(elements, view, scheduler, signal);
  /** Does what a key asks for; returns whether it asks for anything. */
  const press = (event: KeyboardEvent): boolean => {
    const move = keyMove(event);
    if (move !== undefined) layout.follow(move);
    else if ((event.ctrlKey || event.metaKey) && event.key === 'a') {
      selection.selectLines(0, Math.max(0, layout.document.lineCount - 1));
    } else if (event.key === 'Escape' && !selection.isEmpty) {
      selection.clear();
      // The next one closes the host's dialog.
      event.stopPropagation();
    } else if (event.key === 'Enter') {
      const row = layout.rows.find(({ hidden }) => hidden);
      if (!row) return false;
      layout.open(row.line);
    } else {
      const command = commandOf(event);
      return command !== undefined && view.onCommand(command);
    }
    return true;
  };
  listen(
    scroller,
    'keydown',
    (event) => {
      if (!byKeys.extend(event) && !press(event)) return;
      event.preventDefault();
      view.onInput();
    },
    signal,
  );
  listen(
    scroller,
    'copy',
    (event) => {
      if (selection.isEmpty) return;
      copySelection(event, layout.document, selection, layout.projection, () => {
        view.export.tryCopy();
      });
    },
    signal,
  );
}

/** Milliseconds without an event after which a wheel has come to rest. */
const REST = 200;

/**
 * Scrolls by rows for wheel events, over a log so long that a pixel of its scrollbar is many rows: the
 * browser's own scrolling would skip most of them. At an end of the log the page around is scrolled, as
 * by any element, but not in the same turn of the wheel that came to that end.
 */
export function wheelTurner(
  scroller: HTMLElement,
  view: InputView,
  scheduler: Scheduler,
): (event: WheelEvent) => void {
  let lastMove = -Infinity;
  return (event) => {
    // Ctrl and wheel zoom the page.
    if (!view.grid || event.ctrlKey) return;
    const { cellHeight, rows } = view.grid;
    // By pixels, lines or pages: https://developer.mozilla.org/docs/Web/API/WheelEvent/deltaMode
    const unit = [1 / cellHeight, 1, rows][event.deltaMode] ?? 1;
    const { place } = view.layout;
    const now = scheduler.now();
    const turns = event.deltaY * unit;
    const isTurn = Math.abs(event.deltaY) >= Math.abs(event.deltaX);
    if (isTurn && !place.canMoveBy(turns) && now - lastMove > REST) return;
    lastMove = now;
    event.preventDefault();
    place.moveBy(turns);
    scroller.scrollBy({ left: event.deltaX });
    view.onInput();
  };
}
