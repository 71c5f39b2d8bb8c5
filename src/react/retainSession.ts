import type { RunLogsSession } from '../core/index.js';

const holders = new WeakMap<RunLogsSession, number>();

/**
 * Keeps a session going while anybody shows it, and lets it rest when the last one has let go. The
 * rest begins a microtask later: StrictMode lets go and takes hold again at once, and a request
 * that is cut for that would be sent twice.
 *
 * @returns Function that lets go
 */
export function retainSession(session: RunLogsSession): () => void {
  holders.set(session, (holders.get(session) ?? 0) + 1);
  session.resume();
  return () => {
    holders.set(session, (holders.get(session) ?? 0) - 1);
    queueMicrotask(() => {
      if (holders.get(session) === 0) session.pause();
    });
  };
}
