import type { RunLogsSession } from '../../core/index.js';

/** A component that shows a session. */
export interface Sight {
  /** Says in which element the session is shown; without one, it is seen while the page is. */
  readonly watch: (element: Element | null | undefined) => void;
  /** The component is gone. */
  readonly end: () => void;
}

interface Place {
  readonly session: RunLogsSession;
  readonly baseUrl: string;
  element: Element | undefined;
  inView: boolean;
}

const places = new Set<Place>();
const unseen = new WeakSet<RunLogsSession>();
let observer: IntersectionObserver | undefined;

/**
 * Lets a session rest while nobody can see it: its page is hidden, or none of its elements is in view.
 * A first search goes on until it has an answer, and a log until it has loaded, since the reader may
 * come for it; what would be asked for again and again rests, and catches up at once when it is seen.
 */
export function beginSight(session: RunLogsSession, baseUrl: string): Sight {
  if (places.size === 0) listen('addEventListener');
  const place: Place = { session, baseUrl, element: undefined, inView: true };
  const move = (element?: Element): void => {
    if (place.element) observer?.unobserve(place.element);
    place.element = element;
    place.inView = true;
    if (element) observerOf()?.observe(element);
    update();
  };
  places.add(place);
  update();
  const unsubscribe = session.subscribe(() => {
    restUnseen(session);
  });
  return {
    watch: (element) => {
      if (place.element !== (element ?? undefined)) move(element ?? undefined);
    },
    end: () => {
      unsubscribe();
      places.delete(place);
      move();
      if (places.size === 0) listen('removeEventListener');
    },
  };
}

/** Its root is the viewport of the top page: a frame that is scrolled out of it is not seen either. */
function observerOf(): IntersectionObserver | undefined {
  if (typeof IntersectionObserver === 'undefined') return undefined;
  observer ??= new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      for (const place of places) if (place.element === target) place.inView = isIntersecting;
    }
    update();
  });
  return observer;
}

function listen(how: 'addEventListener' | 'removeEventListener'): void {
  document[how]('visibilitychange', update);
  document[how]('visibilitychange', comeBack);
  window[how]('focus', comeBack);
  window[how]('online', retry);
}

function update(): void {
  for (const { session } of places) {
    if (!isSeen(session)) {
      unseen.add(session);
      restUnseen(session);
    } else if (unseen.delete(session)) {
      session.resume();
    }
  }
}

function retry(): void {
  for (const { session } of places) if (!unseen.has(session)) session.resume();
}

/** The reader may have signed in elsewhere. One log of a server finds out, and the others go on with it. */
function comeBack(): void {
  const asked = new Set<string>();
  for (const { session, baseUrl } of places) {
    if (document.hidden || !isSignedOut(session) || asked.has(baseUrl)) continue;
    asked.add(baseUrl);
    session.refresh();
  }
}

function isSignedOut(session: RunLogsSession): boolean {
  const { diagnosis } = session.getSnapshot();
  return diagnosis?.code === 'login-required' && !diagnosis.retrying;
}

function isSeen(session: RunLogsSession): boolean {
  if (document.hidden) return false;
  return [...places].some((place) => place.session === session && place.inView);
}

function restUnseen(session: RunLogsSession): void {
  // It asks for nothing, and would not hear that the reader has signed in.
  if (isSignedOut(session)) return;
  const { status } = session.getSnapshot();
  if (unseen.has(session) && (status === 'following' || status === 'waiting')) session.pause();
}
