import { type RefObject, useLayoutEffect } from 'react';

import type { Cancel, Scheduler } from '../../core/index.js';

/** A bar below the log; the stylesheet subtracts the height of each from that of the log. */
export type Bar = 'filter' | 'problems' | 'find';

/**
 * Lets a bar take its room from the log, so that it covers no line of it.
 *
 * @param bar which one it is
 * @param element the bar's element, which must exist while the component is mounted
 * @param scheduler for the frame in which a bar of another height takes its room
 */
export function useBarRoom(
  bar: Bar,
  element: RefObject<HTMLElement | null>,
  scheduler: Scheduler,
): void {
  useLayoutEffect(() => {
    const { current } = element;
    const viewer = current?.closest<HTMLElement>('.klv-viewer');
    if (!current || !viewer) return;
    const property = `--klv-current-${bar}-height`;
    const makeRoom = (): void => {
      viewer.style.setProperty(property, `${current.offsetHeight}px`);
    };
    makeRoom();
    let cancel: Cancel | undefined;
    // jsdom has none. Not at once: the log, whose size is observed too, would change in the same frame.
    const resized =
      typeof ResizeObserver === 'function'
        ? new ResizeObserver(() => {
            cancel?.();
            cancel = scheduler.onFrame(makeRoom);
          })
        : undefined;
    resized?.observe(current);
    return () => {
      cancel?.();
      resized?.disconnect();
      viewer.style.removeProperty(property);
    };
  }, [bar, element, scheduler]);
}
