import type { QueryClient } from '@tanstack/react-query';

import {
  openRunLogs,
  type RunLogsOptions,
  type RunLogsSession,
  type RunLogsTarget,
} from '../../core/index.js';
import { cachedRepositories } from './cachedRepositories.js';

/** Sessions that this page has opened: what a persister has kept of one is not among them. */
const living = new WeakSet<RunLogsSession>();

/** The session of a log that a cache holds already, whatever made the cache ask again. */
export function livingSession(data: unknown): RunLogsSession | undefined {
  return living.has(data as RunLogsSession) ? (data as RunLogsSession) : undefined;
}

/** A session that rests until it is resumed. */
export function openSession(
  target: RunLogsTarget,
  options: RunLogsOptions,
  queryClient: QueryClient | undefined,
): RunLogsSession {
  const session = openRunLogs(target, {
    ...withSharedLookUps(options, queryClient),
    paused: true,
  });
  living.add(session);
  return session;
}

/** Settings whose look-ups are shared by all sessions of the same query client. */
export function withSharedLookUps(
  options: RunLogsOptions,
  queryClient: QueryClient | undefined,
): RunLogsOptions {
  const { repositories } = options;
  if (!repositories || !queryClient) return options;
  return { ...options, repositories: cachedRepositories(repositories, queryClient, options) };
}

const holders = new WeakMap<RunLogsSession, number>();

/**
 * Keeps a session going while any component shows it, and pauses it when the last one has let go.
 * The pause comes a microtask later: StrictMode lets go and takes hold again at once, and a request
 * that is aborted for that would be sent twice.
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
