import type { RunLogsSession } from '../../core/index.js';

/** Sessions that components hold. */
const held = new Set<RunLogsSession>();

/**
 * Lets a session rest while nobody can see its page, and catch up at once when the page is seen, or
 * the network is back. A log that is still loading goes on: the reader may come back for it.
 *
 * @returns Function that ends it
 */
export function restUnseen(session: RunLogsSession): () => void {
  if (held.size === 0) listen('addEventListener');
  held.add(session);
  return () => {
    held.delete(session);
    if (held.size === 0) listen('removeEventListener');
  };
}

function listen(how: 'addEventListener' | 'removeEventListener'): void {
  document[how]('visibilitychange', update);
  window[how]('online', update);
}

function update(): void {
  for (const session of held) {
    const { status } = session.getSnapshot();
    if (!document.hidden) session.resume();
    else if (status === 'following' || status === 'waiting') session.pause();
  }
}
