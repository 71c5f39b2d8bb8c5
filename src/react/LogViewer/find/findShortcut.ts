import { listen } from '../listen.js';

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether a key is Ctrl+F or Cmd+F; in a layout without Latin letters, that of the same place. */
export function isFindKey({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Key): boolean {
  const isF = key.toLowerCase() === 'f' || (code === 'KeyF' && /^[^\0-\x7f]$/u.test(key));
  return isF && ctrlKey !== metaKey && !altKey && !shiftKey;
}

/** A component whose log is searched by a key that is pressed anywhere in the page. */
interface PageFind {
  readonly element: HTMLElement;
}

const onPage = new Set<PageFind>();
/** The one that its reader used last. */
let lastUsed: PageFind | undefined;

/**
 * Opens the find bar by Ctrl+F, or Cmd+F, until `signal` is aborted.
 *
 * @param element the whole component: pressed in it, the key is always for it
 * @param isForPage whether the key works anywhere in the page: of several such components it is for the
 *   one that was used last if that is in view, else for the one of which most is
 * @param find opens the bar
 */
export function listenToFindKey(
  element: HTMLElement,
  isForPage: boolean,
  find: () => void,
  signal: AbortSignal,
): void {
  const place: PageFind = { element };
  const onKey = (event: KeyboardEvent): void => {
    // What the host has handled is not for us.
    if (event.defaultPrevented || !isFindKey(event)) return;
    event.preventDefault();
    find();
  };
  listen(element, 'keydown', onKey, signal);
  if (!isForPage) return;
  onPage.add(place);
  const use = (): void => {
    lastUsed = place;
  };
  listen(element, 'focusin', use, signal);
  listen(element, 'pointerdown', use, signal);
  const { ownerDocument } = element;
  listen(
    ownerDocument,
    'keydown',
    (event) => {
      if (isFindKey(event) && chosen() === place) onKey(event);
    },
    signal,
  );
  signal.addEventListener('abort', () => {
    onPage.delete(place);
    if (lastUsed === place) lastUsed = undefined;
  });
}

/** The component that a key is for which is pressed outside of all. */
function chosen(): PageFind | undefined {
  const seen = [...onPage]
    .map((place) => ({ place, area: seenArea(place.element) }))
    .filter(({ area }) => area > 0);
  const used = seen.find(({ place }) => place === lastUsed);
  return (used ?? seen.sort((one, other) => other.area - one.area)[0])?.place;
}

/** Area of an element inside the window, in square CSS pixels; 0 if it is inert or behind a dialog. */
function seenArea(element: HTMLElement): number {
  const { ownerDocument } = element;
  if (element.closest('[inert]')) return 0;
  for (const dialog of ownerDocument.querySelectorAll('dialog[open], [aria-modal="true"]')) {
    const isModal = dialog.ariaModal === 'true' || dialog.matches(':modal');
    if (isModal && !dialog.contains(element)) return 0;
  }
  const { clientWidth, clientHeight } = ownerDocument.documentElement;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const width = Math.min(right, clientWidth) - Math.max(left, 0);
  const height = Math.min(bottom, clientHeight) - Math.max(top, 0);
  return Math.max(0, width) * Math.max(0, height);
}
