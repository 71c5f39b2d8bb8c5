import { type RefObject, useEffect, useState, useSyncExternalStore } from 'react';

/** Whether the panel fills the screen, and the way there and back. */
export interface FullScreen {
  isOn: boolean;
  toggle: () => void;
}

/**
 * Full screen of the panel that an element is in; `undefined` where the browser or the frame that the page
 * is in does not allow it.
 */
export function useFullScreen(place: RefObject<HTMLElement | null>): FullScreen | undefined {
  const isAllowed = useSyncExternalStore(neverChanges, isFullScreenAllowed, () => false);
  const [isOn, setOn] = useState(false);
  useEffect(() => {
    const page = place.current?.ownerDocument;
    if (!page) return undefined;
    const onChange = (): void => {
      setOn(page.fullscreenElement !== null && page.fullscreenElement === panelOf(place.current));
    };
    page.addEventListener('fullscreenchange', onChange);
    return () => {
      page.removeEventListener('fullscreenchange', onChange);
    };
  }, [place]);
  if (!isAllowed) return undefined;
  return {
    isOn,
    toggle: () => {
      const panel = panelOf(place.current);
      const done = isOn ? panel?.ownerDocument.exitFullscreen() : panel?.requestFullscreen();
      // Refused: the panel stays as it is.
      done?.catch(() => undefined);
    },
  };
}

const neverChanges = () => () => undefined;

/** Undefined in jsdom and on iPhones; a frame may have to be allowed it. */
const isFullScreenAllowed = (): boolean => document.fullscreenEnabled;

const panelOf = (place: HTMLElement | null): HTMLElement | null =>
  place?.closest<HTMLElement>('.klv-run-logs') ?? null;
