import type { QueryClient } from '@tanstack/react-query';

import {
  openRunLogs,
  type RunLogsOptions,
  type RunLogsSession,
  type RunLogsTarget,
} from '../../core/index.js';
import { cachedRepositories } from './cachedRepositories.js';

/**
 * A session that rests until it is resumed, and shares what it looks up with all others of the same
 * query client.
 */
export function openSession(
  target: RunLogsTarget,
  options: RunLogsOptions,
  queryClient: QueryClient | undefined,
): RunLogsSession {
  const { repositories } = options;
  return openRunLogs(target, {
    ...options,
    repositories:
      repositories && queryClient
        ? cachedRepositories(repositories, queryClient, options)
        : repositories,
    paused: true,
  });
}

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
