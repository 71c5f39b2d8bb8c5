import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';

import {
  openRunLogs,
  type RunLogsOptions,
  type RunLogsSession,
  type RunLogsTarget,
} from '../../core/index.js';
import { cachedRepositories } from './cachedRepositories.js';
import { isWanted } from './session.js';

/** Sessions that this page has opened: what a persister restores from an earlier page is no session. */
const living = new WeakSet<RunLogsSession>();

/** The same sessions, by query client and by the hash of their query's key. */
const opened = new WeakMap<QueryClient, Map<string, WeakRef<RunLogsSession>>>();

/**
 * The session of a log, opened where there is none, and then paused until it is resumed. A log on screen keeps
 * its session, whatever the query client does: it may have removed the query, or fetch it while a component opens
 * the session for itself.
 */
export function sessionIn(
  queryClient: QueryClient,
  queryKey: QueryKey,
  target: RunLogsTarget,
  options: RunLogsOptions,
): RunLogsSession {
  const cached = queryClient.getQueryData<RunLogsSession>(queryKey);
  if (cached && living.has(cached)) return cached;
  const sessions = opened.get(queryClient) ?? new Map<string, WeakRef<RunLogsSession>>();
  opened.set(queryClient, sessions);
  const hash = hashKey(queryKey);
  const known = sessions.get(hash)?.deref();
  if (known && isWanted(known)) return known;
  for (const [key, session] of sessions) if (!session.deref()) sessions.delete(key);
  const session = openSession(target, options, queryClient);
  sessions.set(hash, new WeakRef(session));
  return session;
}

/** Closes all sessions of a query client that is gone. */
export function closeSessions(queryClient: QueryClient): void {
  for (const session of opened.get(queryClient)?.values() ?? []) session.deref()?.close();
  opened.delete(queryClient);
}

/** Opens a session that is paused until it is resumed. */
export function openSession(
  target: RunLogsTarget,
  options: RunLogsOptions,
  queryClient: QueryClient | undefined,
): RunLogsSession {
  const settings = withSharedLookUps(options, queryClient);
  const session = openRunLogs(target, { ...settings, paused: true });
  living.add(session);
  return session;
}

/** The settings with a source whose look-ups are cached in the query client, for all its sessions. */
export function withSharedLookUps(
  options: RunLogsOptions,
  queryClient: QueryClient | undefined,
): RunLogsOptions {
  const { repositories } = options;
  if (!repositories || !queryClient) return options;
  return { ...options, repositories: cachedRepositories(repositories, queryClient, options) };
}
