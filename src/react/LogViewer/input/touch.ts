import type { Cancel, Scheduler } from '../../../core/index.js';
import { listen } from '../listen.js';
import type { InputElements, InputView } from './InputView.js';
import { type Point, positionUnder } from './pointing.js';
import type { TouchHandles } from './TouchHandles.js';

/** Milliseconds after which a finger that rests selects, as in Android and iOS. */
const LONG = 500;
/** CSS pixels that a resting finger may move. */
const REST = 10;

/**
 * Selects the word under a finger that rests on it, until `signal` is aborted. Then there are handles to
 * extend the selection, and a button to copy it, whose code is loaded for the first one. A finger that moves
 * scrolls, as everywhere; one that taps is a click.
 */
export function selectWithTouch(
  elements: InputElements,
  view: InputView,
  scheduler: Scheduler,
  signal: AbortSignal,
): void {
  const { scroller, page } = elements;
  const { layout, selection } = view;
  let start: Point | undefined;
  let resting: Cancel | undefined;
  let handles: Promise<TouchHandles | undefined> | undefined;
  /** Whether the finger that is down, or was last, has selected. */
  let hasSelected = false;

  const stop = (): void => {
    resting?.();
    resting = undefined;
  };
  const select = (point: Point): void => {
    const position = positionUnder(page, view, point);
    if (!position || layout.projection?.hiddenAt(position.line)) return;
    hasSelected = true;
    selection.clear();
    selection.selectWord(layout.document, position);
    if (selection.isEmpty) selection.selectLines(position.line, position.line);
    view.onInput();
    handles ??= import('./TouchHandles.js').then(
      ({ TouchHandles }) => new TouchHandles(elements, view, scheduler, signal),
      // Without this code, what is selected stays so.
      () => undefined,
    );
    void handles.then((loaded) => loaded?.open());
  };

  listen(
    scroller,
    'pointerdown',
    (event) => {
      stop();
      hasSelected = false;
      const isLink = event.target instanceof Element && event.target.closest('a') !== null;
      if (event.pointerType !== 'touch' || !event.isPrimary || isLink) return;
      const { clientX, clientY } = event;
      start = { clientX, clientY };
      resting = scheduler.after(LONG, () => {
        resting = undefined;
        select({ clientX, clientY });
      });
    },
    signal,
  );
  listen(
    scroller,
    'pointermove',
    ({ clientX, clientY }) => {
      const moved = start ? Math.hypot(clientX - start.clientX, clientY - start.clientY) : 0;
      if (moved > REST) stop();
    },
    signal,
  );
  for (const type of ['pointerup', 'pointercancel'] as const) listen(scroller, type, stop, signal);
  // The browser's own menu has nothing for a text that it does not know to be selected.
  listen(
    scroller,
    'contextmenu',
    (event) => {
      if (resting ?? hasSelected) event.preventDefault();
    },
    signal,
  );
  // The click that some browsers send when the finger leaves would select nothing again.
  listen(
    scroller,
    'mousedown',
    (event) => {
      if (!hasSelected) return;
      hasSelected = false;
      event.stopImmediatePropagation();
    },
    signal,
    { capture: true },
  );
}
