import type { Scheduler } from '../../../core/index.js';
import { listen } from '../listen.js';
import type { InputElements, InputView } from './InputView.js';
import { EdgeScroll, positionUnder } from './pointing.js';
import type { Position } from './TextSelection.js';

/** Selects with the mouse, until `signal` is aborted. A finger scrolls: `touch.ts`. */
export function selectWithMouse(
  { scroller, page }: InputElements,
  view: InputView,
  scheduler: Scheduler,
  signal: AbortSignal,
): void {
  const { layout, selection } = view;
  let dragging = false;
  /** The line whose number was pressed, until the pointer leaves it: then text is selected. */
  let pressed: (Position & { shiftKey: boolean }) | undefined;
  let point = { clientX: 0, clientY: 0 };
  const extend = (): void => {
    const position = positionUnder(page, view, point);
    if (!position) return;
    if (pressed?.line === position.line && pressed.column === position.column) return;
    pressed = undefined;
    selection.extend(position);
    view.onInput();
  };
  const edge = new EdgeScroll(scroller, view, scheduler, extend);
  const stop = (): void => {
    dragging = false;
    edge.stop();
  };

  listen(
    scroller,
    'mousedown',
    (event) => {
      const { left, top } = scroller.getBoundingClientRect();
      const { clientX, clientY, detail, shiftKey } = event;
      const onScrollbar =
        clientX - left >= scroller.clientWidth || clientY - top >= scroller.clientHeight;
      if (event.button !== 0 || onScrollbar) return;
      const position = positionUnder(page, view, event);
      if (!position) return;
      if (layout.press(position.line, position.column)) {
        view.onInput();
        return;
      }
      const numbers = layout.lineNumbers ? layout.gutter * (view.grid?.cellWidth ?? 0) : 0;
      pressed = clientX - left < numbers ? { ...position, shiftKey } : undefined;
      dragging = true;
      selection.press(layout.document, position, detail, shiftKey);
      view.onInput();
    },
    signal,
  );
  const { ownerDocument } = scroller;
  listen(
    ownerDocument,
    'mousemove',
    (event) => {
      if (!dragging) return;
      if (event.buttons === 0) {
        stop();
        return;
      }
      point = event;
      extend();
      edge.at(point);
    },
    signal,
  );
  listen(
    ownerDocument,
    'mouseup',
    () => {
      if (dragging && pressed) view.markLines(pressed.line, pressed.shiftKey);
      stop();
    },
    signal,
  );
}
